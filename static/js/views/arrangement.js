import { pathOf } from "../names.js";

/**
 * Where everything of the network's drawing stands, in pixels of its panel.
 *
 * @typedef {{name: string, layer: number, unit: number, x: number, y: number, size: number, slot: number, beside: boolean, room: number}} Card  unit is -1 for an input that is not in use, slot the height that the card has for itself; its name stands above it or beside it, and has so much room
 * @typedef {{path: string, layer: number, unit: number, input: number, curve: string, labelX: number, labelY: number}} Link
 * @typedef {{cards: Card[], links: Link[], columns: number[], gathered: boolean, plain: string, spacing: number, width: number, height: number}} Arrangement  gathered: whether one card, the first, stands for all inputs; plain: the lines that are no one weight's, out of it and out of the outputs
 */

/** What the head row and the legend take away. */
const ROOM = { top: 66, bottom: 44 };
const PHONE_ROOM = { top: 16, bottom: 4 };
/** A card's name above it and its bias below, its name alone, and on a phone. */
const ABOVE_AND_BELOW = 56, ABOVE = 22, NAME = 14;
/** A card's place at least so high has room for its bias, too. */
export const HOLDS_A_CHIP = 90;
/** Inputs and outputs that have less height have their names beside them, if they are no larger, and only this between two. */
const NAMED_ABOVE = 64, BETWEEN = 8, HOLDS_A_NAME = 40;
/** What has less height has no name, but of an output, and on a phone an output then has its name beside it. */
export const NAMED = 34;
/** The card of all inputs together, if it is a picture, on a phone too. */
const GATHERED = { picture: 96, words: 60, phone: 52 };
/** Inputs with more letters stand farther from the edge. */
const SHORT_NAME = 6;
/** So many inputs, or outputs, stand as far apart as they can. */
const SPARSE = { input: 8, hidden: Infinity, output: 4 };

/**
 * @param {string[][]} units  names by layer, the inputs first
 * @param {number} width @param {number} height @param {boolean} phone
 * @param {string[]} [offered]  the inputs that can be switched on, while they are shown
 * @param {{name: string, picture: boolean} | null} [together]  the one card that stands for all inputs
 * @returns {Arrangement}
 */
export function arrange(units, width, height, phone, offered = units[0], together = null) {
  const { top, bottom } = phone ? PHONE_ROOM : ROOM;
  const left = phone ? 34 : offered.some((name) => name.length > SHORT_NAME) ? 92 : 60;
  const right = width - (phone ? 34 : 84);
  const spacing = (right - left) / (units.length - 1);
  const columns = units.map((_, layer) => Math.round(left + spacing * layer));
  // A column of many inputs is no reason to make the others small.
  const most = Math.max(Math.min(2, units[0].length), ...units.slice(1).map((names) => names.length));
  const room = height - top - bottom;
  const cards = [together ? [together.name] : offered, ...units.slice(1)].map((names, layer) => {
    const kind = layer === 0 ? "input" : layer === units.length - 1 ? "output" : "hidden";
    const spread = spreadOf(names.length, Math.min(most, SPARSE[kind]));
    const slot = kind === "hidden" ? room / most : (room * spread) / names.length;
    const beside = phone ? kind === "output" && slot < NAMED : kind !== "hidden" && slot < NAMED_ABOVE;
    const gains = beside ? (phone ? NAME - BETWEEN / 2 : ABOVE - BETWEEN) : 0;
    const own = sizes(slot + gains, spacing, phone)[kind];
    const size = 2 * Math.round((together && layer === 0 ? gatheredSize(together, phone, spacing) : Math.min(beside ? HOLDS_A_NAME : Infinity, own)) / 2);
    return names.map((name, at) => ({
      name, layer, slot, size, beside,
      unit: layer === 0 && !together ? units[0].indexOf(name) : at,
      x: columns[layer],
      room: beside ? columns[layer] - size / 2 : 2 * Math.min(columns[layer], width - columns[layer]),
      y: Math.round(top + room * (0.5 + ((at + 0.5) / names.length - 0.5) * spread) - (phone ? 2 : 0)),
    }));
  });
  const used = [cards[0].filter(({ unit }) => unit >= 0), ...cards.slice(1)];
  return {
    cards: cards.flat(), columns, spacing, width, height,
    gathered: !!together,
    links: links(used).filter(({ layer }) => !together || layer > 0),
    plain: [...(together ? links(used.slice(0, 2)).map(({ curve }) => curve) : []), ...cards[cards.length - 1].map(({ x, y, size }) => `M${x + size / 2} ${y}H${width}`)].join(""),
  };
}

/** @param {{picture: boolean}} together @param {boolean} phone @param {number} spacing */
const gatheredSize = ({ picture }, phone, spacing) => Math.min(phone ? GATHERED.phone : picture ? GATHERED.picture : GATHERED.words, spacing * 0.6);

/** Two units in a column of three stand between the rows, not at the edges. @param {number} count @param {number} most */
const spreadOf = (count, most) => Math.min(1, Math.max(0.5, (count + 0.5) / most));

/** @param {number} slot @param {number} spacing @param {boolean} phone */
function sizes(slot, spacing, phone) {
  if (phone) {
    const hidden = Math.max(5, Math.min(30, slot * 0.75, spacing - 8));
    return { input: Math.max(9, Math.min(28, spacing - 4, slot > 30 ? slot - NAME : slot * 0.9)), hidden, output: Math.max(14, Math.min(42, Math.max(20, spacing), slot - NAME)) };
  }
  const high = slot >= HOLDS_A_CHIP ? slot - ABOVE_AND_BELOW : slot >= NAMED ? slot - ABOVE : slot - BETWEEN / 2;
  const hidden = Math.max(14, Math.min(84, high, spacing * 0.62));
  return { input: Math.max(16, Math.min(60, hidden)), hidden, output: Math.max(24, Math.min(104, high, Math.max(30, hidden * 1.24))) };
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
  const last = Math.max(1, sources - 1);
  const fan = sources > 1 ? Math.min(26, (target.size * 0.6) / last) : 0;
  const y2 = target.y + (source.unit - (sources - 1) / 2) * fan;
  const bend = (x2 - x1) * 0.46;
  const at = labelPlace(source.unit / last, target.unit / Math.max(1, targets - 1), targets);
  const on = bezier(at, x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2);
  return {
    path: pathOf(source.layer, target.unit, source.unit), layer: source.layer, unit: target.unit, input: source.unit,
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
