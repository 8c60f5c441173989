/** @import { State } from "../types.js" */
import { fixed, signed } from "../format.js";
import { placeOf } from "./place.js";

/** @typedef {{words: string, number: number}} Known */

/**
 * What the walk has found out by now about each unit: on the way forward its activation, on the way
 * back its delta. Layers count from the inputs.
 * @param {State} state @returns {(layer: number, unit: number) => Known | undefined}
 */
export function knownAt(state) {
  const place = placeOf(state);
  if (!place) return () => undefined;
  const { walk, stages, at } = place;
  const passed = (/** @type {string} */ kind, /** @type {number} */ layer) => stages.findIndex((stage) => stage.kind === kind && stage.layer === layer) <= at;
  return (layer, unit) => {
    if (layer === 0) return known("", walk.layers[0].inputs[unit]);
    const part = walk.layers[layer - 1];
    if (passed("delta", layer - 1)) return known("δ\u200a", part.delta[unit]);
    return passed("activation", layer - 1) ? known("", part.a[unit]) : undefined;
  };
}

/** @param {string} symbol @param {number} number @returns {Known} */
const known = (symbol, number) => ({ words: symbol + (Math.abs(number) < 0.005 && number !== 0 ? signed(number).replace("+", "") : fixed(number)), number });
