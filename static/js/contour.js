/** @import { Box } from "./plot.js" */
/** @import { Field } from "./types.js" */

/**
 * Where a field crosses a level, by marching squares, joined into lines so that a dash runs along them.
 *
 * @param {Float32Array} z  rows * columns values, row by row
 * @param {number} rows
 * @param {number} columns
 * @param {number} level
 * @returns {[number, number][][]}  lines of [column, row] in grid units; a closed one ends where it begins
 */
export function contour(z, rows, columns, level) {
  const net = new Net();
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++)
      for (const [a, b] of crossings(z, row, column, columns, level)) net.link(a, b);
  return net.lines().map((edges) => edges.map((edge) => place(edge, z, columns, level)));
}

/**
 * An edge of the grid has a number: twice its left or lower corner, plus one when it runs upwards.
 * @param {Float32Array} z @param {number} row @param {number} column @param {number} columns @param {number} level
 * @returns {[number, number][]} the pairs of edges that the line joins in this cell
 */
function crossings(z, row, column, columns, level) {
  const corner = row * columns + column;
  const a = z[corner] > level, b = z[corner + 1] > level;
  const c = z[corner + columns + 1] > level, d = z[corner + columns] > level;
  if (a === b && b === c && c === d) return [];
  const low = 2 * corner, high = 2 * (corner + columns), left = 2 * corner + 1, right = 2 * (corner + 1) + 1;
  if (a === c && b === d) {
    const middle = (z[corner] + z[corner + 1] + z[corner + columns] + z[corner + columns + 1]) / 4 > level;
    return middle === a ? [[low, right], [left, high]] : [[low, left], [right, high]];
  }
  const cut = [];
  if (a !== b) cut.push(low);
  if (b !== c) cut.push(right);
  if (d !== c) cut.push(high);
  if (a !== d) cut.push(left);
  return [[cut[0], cut[1]]];
}

/** Places that are linked to others, to be drawn as lines that are as long as can be. */
export class Net {
  /** @type {Map<number, number[]>} */
  #neighbours = new Map();
  /** @type {Set<number>} */
  #drawn = new Set();

  /** @param {number} a @param {number} b */
  link(a, b) {
    for (const [from, to] of [[a, b], [b, a]]) {
      const others = this.#neighbours.get(from);
      if (others) others.push(to);
      else this.#neighbours.set(from, [to]);
    }
  }

  /** Every link once: first the lines between ends and forks, then those that are closed. */
  lines() {
    const lines = [];
    for (const closed of [false, true])
      for (const [place, others] of this.#neighbours)
        if (closed || others.length !== 2) for (const next of others) if (!this.#isDrawn(place, next)) lines.push(this.#follow(place, next));
    return lines;
  }

  /** To an end, a fork, or back to where it began. @param {number} from @param {number} to */
  #follow(from, to) {
    const line = [from];
    for (;;) {
      this.#drawn.add(keyOf(from, to));
      line.push(to);
      const others = /** @type {number[]} */ (this.#neighbours.get(to));
      const next = others[0] === from ? others[1] : others[0];
      if (others.length !== 2 || this.#isDrawn(to, next)) return line;
      [from, to] = [to, next];
    }
  }

  /** @param {number} a @param {number} b */
  #isDrawn = (a, b) => this.#drawn.has(keyOf(a, b));
}

/** One number for a link, whichever way; places are below a million. @param {number} a @param {number} b */
const keyOf = (a, b) => Math.min(a, b) * 1e6 + Math.max(a, b);

/**
 * @param {number} edge @param {Float32Array} z @param {number} columns @param {number} level
 * @returns {[number, number]}
 */
function place(edge, z, columns, level) {
  const corner = edge >> 1;
  const other = edge & 1 ? corner + columns : corner + 1;
  const part = (level - z[corner]) / (z[other] - z[corner]);
  const column = corner % columns, row = Math.floor(corner / columns);
  return edge & 1 ? [column, row + part] : [column + part, row];
}

/** Lines of [column, row] as a path over a box. @param {[number, number][][]} lines @param {Field} field @param {Box} box */
export function pathOver(lines, { x, y }, box) {
  const across = box.width / (x.length - 1), up = box.height / (y.length - 1);
  return lines.map((line) => `M${line.map(([column, row]) => `${(column * across).toFixed(1)} ${(box.height - row * up).toFixed(1)}`).join("L")}`).join("");
}
