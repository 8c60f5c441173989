/** @import { Sample, Samples, State } from "./types.js" */
import { svg } from "./dom.js";

/** What is drawn at the samples, the same wherever they lie: on the plane and in a hidden space. */

/** Of a large batch so many samples are ringed. */
const MOST = 400;

/** What the rings go by. @type {(keyof State)[]} */
export const RINGED = ["next", "hovered", "chosen", "samples", "status", "telling", "walking", "walk"];

/** Whether it is of the second class, as a place among two. @param {Samples} samples @param {Sample} sample @returns {0 | 1} */
export const kindOf = (samples, { split, index }) => (samples[split].targets[index][0] > 0.5 ? 1 : 0);

/** A circle of this radius, or a triangle as large, as a path. @param {number} kind @param {number} x @param {number} y @param {number} r */
export function shapeOf(kind, x, y, r) {
  if (kind) return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  return `M${x} ${y - r * 1.2}L${x + r * 1.12} ${y + r * 0.8}H${x - r * 1.12}Z`;
}

/** Training points are filled, test points outlined. @param {boolean} outlined @param {string} color @param {string} ground */
export const lookOf = (outlined, color, ground) => (outlined ? { fill: ground, stroke: color, width: 1.5 } : { fill: color, stroke: ground, width: 1 });

/** One point. @param {number} kind @param {boolean} outlined @param {number} x @param {number} y @param {number} r */
export function mark(kind, outlined, x, y, r) {
  const { fill, stroke, width } = lookOf(outlined, `var(--class${kind})`, "var(--panel)");
  return svg("path", { d: shapeOf(kind, x, y, r), style: `fill:${fill};stroke:${stroke};stroke-width:${width};stroke-dasharray:none` });
}

/** The sample that the walk looks at, else the chosen one. @param {State} state @returns {Sample | null} */
export const followed = ({ walking, walk, chosen }) => (walking && walk ? { split: "train", index: walk.member } : chosen);

/**
 * Rings around the next batch, the sample that is followed and the hovered one.
 * @param {State} state @param {Samples} samples
 * @param {(sample: Sample) => [number, number] | null} at  where a sample lies, if it is there
 */
export function ringsOf(state, samples, at) {
  const { next, hovered, status, telling } = state;
  const lit = followed(state);
  const ring = (/** @type {Sample} */ sample, /** @type {string} */ kind, /** @type {number} */ r) => {
    const place = at(sample);
    return place ? [svg("circle", { class: kind, cx: place[0], cy: place[1], r })] : [];
  };
  const place = lit && at(lit);
  const batch = telling?.batch ?? (status === "playing" ? [] : next?.batch ?? []);
  return [
    ...batch.slice(0, MOST).flatMap((index) => ring({ split: "train", index }, telling ? "batch now" : "batch", 7)),
    ...(lit && place ? [...ring(lit, "chosen", 9), mark(kindOf(samples, lit), lit.split === "test", ...place, 4.5)] : []),
    ...(hovered ? ring(hovered, "hovered", 9) : []),
  ];
}
