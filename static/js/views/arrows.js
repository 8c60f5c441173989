import { html, svg } from "../dom.js";
import { precise } from "../format.js";

const WIDTH = 480, RIGHT = 392, ROW = 22, TOP = 6;
/** The least and the most room for the words before the arrows, and how wide a letter is. */
const LEAST = 88, MOST_ROOM = 200, LETTER = 7;
/** More terms than this are not drawn one by one. */
const MOST = 6;

/**
 * A sum as arrows on a number line, one after the other, dashed when negative; the dot is their total.
 * @param {{words: string, value: number}[]} terms @param {number} total @param {number} digits
 */
export function arrowsOf(terms, total, digits) {
  if (terms.length > MOST) return html("div", {});
  const stops = terms.reduce((all, { value }) => [...all, all[all.length - 1] + value], [0]);
  const low = Math.min(...stops), high = Math.max(...stops);
  const spread = high - low || 1;
  const left = Math.max(LEAST, Math.min(MOST_ROOM, 12 + LETTER * Math.max(...terms.map(({ words }) => words.length))));
  const x = (/** @type {number} */ value) => left + ((value - low) / spread) * (RIGHT - left);
  const bottom = TOP + terms.length * ROW + 6;
  const rows = terms.map((term, i) => arrow(term, x(stops[i]), x(stops[i + 1]), TOP + ROW * i + ROW / 2, bottom, digits));
  const end = x(total);
  return html("div", { class: "arrows" }, svg("svg", { viewBox: `0 0 ${WIDTH} ${bottom + 20}`, "aria-hidden": "true" },
    svg("path", { class: "axis", d: `M${left - 12} ${bottom}H${RIGHT + 12}M${x(0)} ${TOP}V${bottom + 4}` }),
    svg("text", { x: x(0), y: bottom + 16, class: "tick" }, "0"),
    ...rows,
    svg("circle", { class: "result", cx: end, cy: bottom, r: 4.5 }),
    ...(Math.abs(end - x(0)) > 24 ? [svg("text", { x: end, y: bottom + 16, class: "tick" }, precise(total, Math.min(3, digits)))] : []),
  ));
}

/** @param {{words: string, value: number}} term @param {number} from @param {number} to @param {number} y @param {number} bottom @param {number} digits */
function arrow({ words, value }, from, to, y, bottom, digits) {
  const sign = value < 0 ? "negative" : "positive";
  const head = value < 0 ? 6 : -6;
  const before = Math.min(from, to) - 6, after = Math.max(from, to) + 6;
  return svg("g", { class: `arrow ${sign}` },
    svg("path", { class: "drop", d: `M${to} ${y}V${bottom}` }),
    svg("path", { class: "shaft", d: `M${from} ${y}H${to}` }),
    ...(Math.abs(to - from) > 7 ? [svg("path", { class: "head", d: `M${to} ${y}l${head} -4v8z` })] : []),
    svg("text", { x: before, y: y + 4, class: "from" }, words),
    svg("text", { x: after, y: y + 4, class: "amount" }, precise(value, Math.min(3, digits))));
}
