/** @import { mapping } from "./plot.js" */
/** @import { Sample, Samples, Split } from "./types.js" */

/** Which of the samples is meant, wherever they lie: on the plane or in a hidden space. */

/** Pixels within which a point is meant; a finger is less exact. */
const NEAR = { mouse: 9, pen: 12, touch: 22 };

/** @param {PointerEvent | MouseEvent} event */
export function nearOf(event) {
  return NEAR[/** @type {keyof typeof NEAR} */ ("pointerType" in event ? event.pointerType : "mouse")] ?? NEAR.mouse;
}

/** The sample that is meant by a place, if one is near enough. @param {Record<Split, {points: [number, number][]}>} samples @param {Split[]} splits  those that are shown, the lowest first @param {ReturnType<typeof mapping>} map @param {number} px @param {number} py @param {number} near @returns {Sample | null} */
export function nearest(samples, splits, map, px, py, near) {
  /** @type {Sample | null} */
  let best = null;
  let closest = near;
  for (const split of splits)
    samples[split].points.forEach(([x, y], index) => {
      const distance = Math.hypot(map.x(x) - px, map.y(y) - py);
      if (distance <= closest) [best, closest] = [{ split, index }, distance];
    });
  return best;
}

/** From point to point, the training points first; from none to the first or the last. @param {Samples} samples @param {boolean} tested  whether test points are shown @param {Sample | null} chosen @param {number} way @returns {Sample} */
export function following(samples, tested, chosen, way) {
  const counts = { train: samples.train.points.length, test: tested ? samples.test.points.length : 0 };
  const all = counts.train + counts.test;
  const at = chosen ? chosen.index + (chosen.split === "test" ? counts.train : 0) + way : way > 0 ? 0 : all - 1;
  const place = (at + all) % all;
  return place < counts.train ? { split: "train", index: place } : { split: "test", index: place - counts.train };
}

/** A second click lets go of what the first chose. @param {Sample | null} clicked @param {Sample | null} chosen @returns {Sample | null} */
export const choiceAfter = (clicked, chosen) => (clicked?.split === chosen?.split && clicked?.index === chosen?.index ? null : clicked);
