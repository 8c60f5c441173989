/** @import { HistoryPoint, Pinned, Settings, State } from "./types.js" */
import { places, startOf } from "./timeline.js";

/** What is kept of a network, so that another can be compared with it. */

/** The network of now. @param {State} state @returns {Pinned | null} */
export function pinOf({ boundary, document, history, points, progress, metrics }) {
  if (!boundary) return null;
  const lived = points.filter(({ index }) => index <= history.index);
  return { problem: dataOf(document), field: boundary, course: courseOf(lived), step: progress.step, metrics };
}

/** What the points come from: not which inputs the network sees. @param {Settings} document */
const dataOf = ({ problem }) => JSON.stringify({ ...problem, features: undefined });

/** @param {HistoryPoint[]} points */
function courseOf(points) {
  const start = startOf(points), across = places(points);
  return points.slice(start).map(({ train_loss: loss }, i) => ({ at: across[start + i] - across[start] + points[start].step, loss }));
}

/** What is pinned, if it can be compared: of other data it would say nothing true. @param {Pick<State, "pinned" | "document">} state */
export const shownPin = ({ pinned, document }) => (pinned?.problem === dataOf(document) ? pinned : null);

/** @param {Pinned} pinned */
export function toText({ field, ...rest }) {
  return JSON.stringify({ ...rest, field: { ...field, z: Array.from(field.z), ...(field.margins && { margins: Array.from(field.margins) }) } });
}

/** @param {string} text @returns {Pinned} */
export function fromText(text) {
  const { field, ...rest } = JSON.parse(text);
  return { ...rest, field: { ...field, z: Float32Array.from(field.z), ...(field.margins && { margins: Float32Array.from(field.margins) }) } };
}
