import { pathOf } from "../names.js";

/**
 * Where everything of the network's drawing stands, in pixels of its panel.
 *
 * @typedef {{name: string, layer: number, unit: number, x: number, y: number, size: number}} Card
 * @typedef {{path: string, layer: number, curve: string, labelX: number, labelY: number}} Link
 * @typedef {{cards: Card[], links: Link[], columns: number[], exit: string, slot: number, spacing: number}} Arrangement
 */

/** What the head row and the legend take away. */
const ROOM = { top: 66, bottom: 44 };
const PHONE_ROOM = { top: 16, bottom: 4 };
/** A card's name above it and its bias below. */
const ABOVE_AND_BELOW = 56;

/**
 * @param {string[][]} units  names by layer, the inputs first
 * @param {number} width @param {number} height @param {boolean} phone
 * @returns {Arrangement}
 */
export function arrange(units, width, height, phone) {
  const { top, bottom } = phone ? PHONE_ROOM : ROOM;
  const most = Math.max(...units.map((names) => names.length));
  const slot = (height - top - bottom) / most;
  const left = phone ? 34 : 56;
  const right = width - (phone ? 34 : 84);
  const spacing = (right - left) / (units.length - 1);
  const size = sizes(slot, spacing, phone);
  const columns = units.map((_, layer) => left + spacing * layer);
  const cards = units.map((names, layer) =>
    names.map((name, unit) => ({
      name, layer, unit,
      x: columns[layer],
      y: top + (height - top - bottom) * placeInColumn(unit, names.length, most) - (phone ? 2 : 0),
      size: layer === 0 ? size.input : layer === units.length - 1 ? size.output : size.hidden,
    })),
  );
  const output = cards[cards.length - 1][0];
  return {
    cards: cards.flat(), columns, slot, spacing,
    links: links(cards),
    exit: `M${output.x + output.size / 2} ${output.y}H${width}`,
  };
}

/** Two units in a column of three stand between the rows, not at the edges. @param {number} unit @param {number} count @param {number} most */
function placeInColumn(unit, count, most) {
  const spread = Math.min(1, (count + 0.5) / most);
  return 0.5 + ((unit + 0.5) / count - 0.5) * spread;
}

/** @param {number} slot @param {number} spacing @param {boolean} phone */
function sizes(slot, spacing, phone) {
  if (phone) {
    const hidden = Math.max(5, Math.min(30, slot * 0.75, spacing - 8));
    return { input: Math.max(12, Math.min(28, spacing - 4)), hidden, output: Math.min(42, Math.max(20, spacing)) };
  }
  const fits = Math.min(slot >= 90 ? slot - ABOVE_AND_BELOW : slot - 22, spacing * 0.62);
  const hidden = Math.max(14, Math.min(84, fits));
  return { input: Math.max(16, Math.min(60, hidden)), hidden, output: Math.max(30, Math.min(104, hidden * 1.24)) };
}

/** @param {Card[][]} cards @returns {Link[]} */
function links(cards) {
  return cards.slice(1).flatMap((targets, layer) =>
    targets.flatMap((target) => cards[layer].map((source) => link(source, target, cards[layer].length, targets.length))),
  );
}

/** @param {Card} source @param {Card} target @param {number} sources @param {number} targets @returns {Link} */
function link(source, target, sources, targets) {
  const x1 = source.x + source.size / 2, y1 = source.y;
  const x2 = target.x - target.size / 2;
  const fan = sources > 1 ? Math.min(26, (target.size * 0.6) / (sources - 1)) : 0;
  const y2 = target.y + (source.unit - (sources - 1) / 2) * fan;
  const bend = (x2 - x1) * 0.46;
  const at = labelPlace(source.unit / Math.max(1, sources - 1), target.unit / Math.max(1, targets - 1), targets);
  const on = bezier(at, x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2);
  return {
    path: pathOf(source.layer, target.unit, source.unit), layer: source.layer,
    curve: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`, labelX: on.x, labelY: on.y,
  };
}

/** Numbers of crossing links stand later on the curve than those of straight ones. @param {number} from @param {number} to @param {number} targets */
function labelPlace(from, to, targets) {
  if (targets === 1) return 0.36;
  if (to === 0.5) return 0.62;
  return Math.abs(from - to) < 0.5 ? 0.52 : 0.8;
}

/** @param {number} t @param {number[]} p  x and y of the four points */
function bezier(t, ...p) {
  const s = 1 - t;
  const weights = [s ** 3, 3 * s * s * t, 3 * s * t * t, t ** 3];
  return {
    x: weights.reduce((sum, w, i) => sum + w * p[2 * i], 0),
    y: weights.reduce((sum, w, i) => sum + w * p[2 * i + 1], 0),
  };
}
