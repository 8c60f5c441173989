/** @import { StageKind } from "../types.js" */
/** @import { Place } from "./place.js" */

/**
 * Where the numbers of a stage come from: each leads to the stage that made it, and so back to the loss.
 * What the steps before left was made by no stage of this one.
 *
 * @typedef {{words: string, kind: StageKind | null, layer: number, unit: string}} Origin
 */

/** @param {Place} place @returns {Origin[]} */
export function originsOf({ stage: { kind, layer }, name, sources, targets, column, layer: { terms }, state: { units }, layers }) {
  const from = (/** @type {string} */ source) => made(layer, source);
  switch (kind) {
    case "input": return [];
    case "sum": return sources.map(from);
    case "bias": return [{ words: `sum of ${name}`, kind: "sum", layer, unit: name }];
    case "activation": return [{ words: `z of ${name}`, kind: "bias", layer, unit: name }];
    case "error": return units[layers].map((output) => made(layers, output));
    case "delta":
      return targets.length
        ? [...targets.map((target) => delta(layer + 1, target)), { words: `slope of ${name}`, kind: "activation", layer, unit: name }]
        : [{ words: "the error", kind: "error", layer, unit: name }];
    case "gradients": return [delta(layer, name), ...(column < sources.length ? [from(sources[column])] : [])];
    case "update": return [{ words: `gradients of ${name}`, kind: "gradients", layer, unit: name }, ...(terms.momentum ? [{ words: "the steps before", kind: null, layer, unit: name }] : [])];
  }
}

/** @param {number} layer @param {string} unit @returns {Origin} */
const delta = (layer, unit) => ({ words: `delta of ${unit}`, kind: "delta", layer, unit });

/** What a layer reads: an input as it is, or another unit's activation. @param {number} layer @param {string} source @returns {Origin} */
function made(layer, source) {
  return layer === 0 ? { words: `input ${source}`, kind: "input", layer: 0, unit: source } : { words: `activation of ${source}`, kind: "activation", layer: layer - 1, unit: source };
}
