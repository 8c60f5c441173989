/** @import { HistoryPoint } from "./types.js" */

/**
 * Where the history lies from left to right: one mapping for the curves and the scrubber under them.
 */

/** Pixels around the plot of the curves, for its axes. */
export const MARGIN = { l: 50, t: 6, r: 8, b: 22 };
/** So much of the history's length is left free before and after it. */
const SPARE = 0.02;

/**
 * Where each point of the history stands: an update is one wide, and so is any other action.
 * @param {HistoryPoint[]} points
 */
export function places(points) {
  let at = 0;
  return points.map((point, i) => (at += i === 0 ? 0 : Math.max(1, point.step - points[i - 1].step)));
}

/**
 * Where the training that the last point belongs to began: at a reset, at a network that was taken over,
 * or with the history.
 * @param {HistoryPoint[]} points
 */
export function startOf(points) {
  const begins = (/** @type {HistoryPoint} */ { kind, step }, /** @type {HistoryPoint} */ before) => step < before.step || (["change", "open"].includes(kind) && step > before.step);
  return Math.max(0, points.findLastIndex((point, i) => i === 0 || begins(point, points[i - 1])));
}

/** @param {number[]} places */
export const lengthOf = (places) => Math.max(1, places.at(-1) ?? 0);

/** The range of an axis for a history of this length. @param {number} length @returns {[number, number]} */
export const rangeOf = (length) => [-SPARE * length, (1 + SPARE) * length];

/** The part of an element as wide as the curves that lies between the history's start and its end, in CSS. */
export function betweenEnds() {
  const inner = `(100% - ${MARGIN.l + MARGIN.r}px) * ${SPARE / (1 + 2 * SPARE)}`;
  return { left: `calc(${MARGIN.l}px + ${inner})`, right: `calc(${MARGIN.r}px + ${inner})` };
}

/** The index in `places` that is nearest to a place. @param {number[]} places @param {number} place */
export function nearest(places, place) {
  const after = places.findIndex((each) => each >= place);
  if (after < 1) return after < 0 ? places.length - 1 : 0;
  return places[after] - place < place - places[after - 1] ? after : after - 1;
}

/** The last point of each entry, which tells it whole. @param {HistoryPoint[]} points */
export const entriesOf = (points) => points.filter((point, i) => points[i + 1]?.entry !== point.entry);

/** Where something was done by hand. @param {HistoryPoint[]} points @param {number[]} places */
export function handMarks(points, places) {
  return places.filter((_, i) => ["drag", "change", "open"].includes(points[i].kind) && points[i - 1]?.entry !== points[i].entry);
}

/**
 * Where an epoch began; in a long history only every second, fifth, tenth ... so that there are no more than `most`.
 * @param {HistoryPoint[]} points @param {number[]} places @param {number} most
 */
export function epochMarks(points, places, most) {
  const begun = points.reduce((sum, point, i) => sum + Math.max(0, point.epoch - (points[i - 1]?.epoch ?? point.epoch)), 0);
  let every = 1;
  for (let i = 0; begun / every > most; i++) every *= [2, 2.5, 2][i % 3];
  return places.filter((_, i) => i > 0 && Math.floor(points[i].epoch / every) > Math.floor(points[i - 1].epoch / every));
}
