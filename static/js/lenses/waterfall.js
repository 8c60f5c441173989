import { html, svg } from "../dom.js";
import { signed } from "../format.js";

/**
 * What adds up to a sum, one after the other: each bar begins where the one before has ended.
 *
 * @typedef {{name: string, value: number, title?: string}} Summand
 */

/** A row's height, and where names and bars begin, in pixels. */
const ROW = 19, NAMES = 94, NUMBERS = 48;

/**
 * @param {Summand[]} summands @param {string} total  what the sum is called @param {number} sum @param {number} width  in pixels
 */
export function waterfall(summands, total, sum, width) {
  const ends = [0];
  for (const { value } of summands) ends.push(ends[ends.length - 1] + value);
  const low = Math.min(...ends, sum), high = Math.max(...ends, sum), room = width - NAMES - NUMBERS;
  const x = (/** @type {number} */ value) => NAMES + ((value - low) / (high - low || 1)) * room;
  const height = (summands.length + 1) * ROW + 2;
  const row = (/** @type {number} */ i, /** @type {number} */ from, /** @type {number} */ to, /** @type {Summand} */ { name, value, title }, /** @type {string} */ kind) => {
    const y = i * ROW;
    return svg("g", { class: `${kind} ${value < 0 ? "neg" : "pos"}` },
      svg("title", {}, title ?? name),
      svg("text", { x: NAMES - 8, y: y + 13, "text-anchor": "end" }, short(name)),
      svg("rect", { x: x(Math.min(from, to)), y: y + 3, width: Math.max(1, x(Math.max(from, to)) - x(Math.min(from, to))), height: ROW - 7, rx: 2 }),
      svg("text", { x: width, y: y + 13, "text-anchor": "end", class: "number" }, signed(value)),
    );
  };
  const rows = summands.map((summand, i) => row(i, ends[i], ends[i + 1], summand, "summand"));
  const zero = svg("path", { class: "zero", d: `M${x(0)} 0V${height}` });
  const picture = svg("svg", { width, height, class: "waterfall", "aria-hidden": "true" }, zero, ...rows, row(summands.length, 0, sum, { name: total, value: sum }, "total"));
  const words = [...summands, { name: total, value: sum }].map(({ name, value }) => `${name} ${signed(value)}`).join(", ");
  return html("div", { role: "img", "aria-label": `The sum: ${words}` }, picture);
}

/** @param {string} name */
const short = (name) => (name.length > 16 ? `${name.slice(0, 15)}…` : name);
