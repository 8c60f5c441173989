import { Net } from "./contour.js";

/**
 * Where one of several classes gives way to another, joined into lines; where three meet, at a fork.
 *
 * @param {Float32Array} margins  classes * rows * columns: how far each class is ahead of the best other
 * @param {number} rows
 * @param {number} columns
 * @returns {[number, number][][]}  lines of [column, row] in grid units
 */
export function borders(margins, rows, columns) {
  const size = rows * columns;
  const told = winners(margins, size);
  const net = new Net();
  /** @type {Map<number, [number, number]>} */
  const places = new Map();
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const corner = row * columns + column, above = corner + columns;
      if (told[corner] === told[corner + 1] && told[corner] === told[above] && told[corner] === told[above + 1]) continue;
      const cut = [[corner, corner + 1], [corner + 1, above + 1], [above, above + 1], [corner, above]].flatMap(([a, b]) => {
        if (told[a] === told[b]) return [];
        const edge = 2 * a + (b === a + 1 ? 0 : 1), part = partOf(margins, size, told, a, b);
        places.set(edge, b === a + 1 ? [(a % columns) + part, Math.floor(a / columns)] : [a % columns, Math.floor(a / columns) + part]);
        return [edge];
      });
      if (cut.length === 2) net.link(cut[0], cut[1]);
      else fork(net, places, cut, 2 * size + corner);
    }
  return net.lines().map((line) => line.map((edge) => /** @type {[number, number]} */ (places.get(edge))));
}

/** The class that is ahead at each place. @param {Float32Array} margins @param {number} size  of the grid */
export function winners(margins, size) {
  const told = new Uint8Array(size);
  for (let from = size, place = 1; from < margins.length; from += size, place++)
    for (let i = 0; i < size; i++) if (margins[from + i] > margins[told[i] * size + i]) told[i] = place;
  return told;
}

/** Where, from a to b, the class that is ahead at a is level with the one that is ahead at b. @param {Float32Array} margins @param {number} size @param {Uint8Array} told @param {number} a @param {number} b */
function partOf(margins, size, told, a, b) {
  const ahead = -margins[told[b] * size + a], behind = -margins[told[a] * size + b];
  return ahead + behind > 0 ? ahead / (ahead + behind) : 0.5;
}

/** All that cut the cell meet in the middle between them. @param {Net} net @param {Map<number, [number, number]>} places @param {number[]} cut @param {number} middle  its name */
function fork(net, places, cut, middle) {
  const [x, y] = [0, 1].map((axis) => cut.reduce((sum, edge) => sum + (places.get(edge)?.[axis] ?? 0), 0) / cut.length);
  places.set(middle, [x, y]);
  for (const edge of cut) net.link(edge, middle);
}
