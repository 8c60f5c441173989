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
  /** @type {Map<number, number[]>} */
  const neighbours = new Map();
  const link = (/** @type {number} */ a, /** @type {number} */ b) => {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
  };
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++)
      for (const [a, b] of crossings(z, row, column, columns, level)) link(a, b);
  return chains(neighbours).map((edges) => edges.map((edge) => place(edge, z, columns, level)));
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

/** @param {Map<number, number[]>} neighbours */
function chains(neighbours) {
  const used = new Set();
  /** @type {number[][]} */
  const lines = [];
  const follow = (/** @type {number} */ start) => {
    const line = [start];
    used.add(start);
    for (let at = start; ; ) {
      const next = neighbours.get(at)?.find((edge) => !used.has(edge));
      if (next === undefined) break;
      used.add(next);
      line.push(next);
      at = next;
    }
    if (line.length > 2 && neighbours.get(start)?.includes(line[line.length - 1])) line.push(start);
    lines.push(line);
  };
  for (const [edge, others] of neighbours) if (others.length === 1 && !used.has(edge)) follow(edge);
  for (const edge of neighbours.keys()) if (!used.has(edge)) follow(edge);
  return lines;
}

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

/** Where a field crosses its level, as a path over its box. @param {Field} field @param {Box} box */
export function linePath({ x, y, z, level }, box) {
  const across = box.width / (x.length - 1), up = box.height / (y.length - 1);
  return contour(z, y.length, x.length, level)
    .map((line) => `M${line.map(([column, row]) => `${(column * across).toFixed(1)} ${(box.height - row * up).toFixed(1)}`).join("L")}`)
    .join("");
}
