/** @import { Line, Place } from "./geometry.js" */
/** @import { State } from "./types.js" */

/** The straight lines that the network's first layer draws on the plane. */

/** Which inputs are x1 and x2; null when the network reads anything else. @param {string[][]} units */
export function columnsOfPlane([inputs]) {
  const columns = /** @type {Place} */ (["x1", "x2"].map((name) => inputs.indexOf(name)));
  return inputs.length === 2 && !columns.includes(-1) ? columns : null;
}

/** By unit; none where the network reads anything but the plane. @param {State} state @returns {Line[]} */
export function linesOf({ units, parameters: { weights, biases }, document: { network } }) {
  const columns = columnsOfPlane(units);
  if (!columns) return [];
  return weights[0].map((row, unit) => ({
    w: [row[columns[0]] ?? NaN, row[columns[1]] ?? NaN],
    b: network.use_biases ? biases[0][unit] ?? NaN : 0,
  }));
}
