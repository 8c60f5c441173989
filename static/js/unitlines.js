/** @import { Line, Place } from "./geometry.js" */
/** @import { State } from "./types.js" */

/** The straight lines that the network's first layer draws on the plane. */

/** Which inputs are x1 and x2; null when the network reads anything else. @param {Pick<State, "document" | "dataset">} state */
export function columnsOfPlane({ document: { problem: { features } }, dataset: { planar } }) {
  const columns = /** @type {Place} */ (["x1", "x2"].map((name) => features.indexOf(name)));
  return planar && features.length === 2 && !columns.includes(-1) ? columns : null;
}

/** By unit; none where the network reads anything but the plane. @param {State} state @returns {Line[]} */
export function linesOf(state) {
  const { parameters: { weights, biases }, document: { network } } = state;
  const columns = columnsOfPlane(state);
  if (!columns) return [];
  return weights[0].map((row, unit) => ({
    w: [row[columns[0]] ?? NaN, row[columns[1]] ?? NaN],
    b: network.use_biases ? biases[0][unit] ?? NaN : 0,
  }));
}
