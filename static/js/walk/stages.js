/** @import { Stage, StageKind } from "../types.js" */
import { pathOf, unitPaths } from "../names.js";

/**
 * The stages of one update, in the order of the calculation: forward through every layer, the error,
 * backward through every layer, the update. Parameter layers count from 0.
 * @param {number} layers  how many parameter layers there are
 * @returns {Stage[]}
 */
export function stagesOf(layers) {
  const forward = Array.from({ length: layers }, (_, layer) => [at("sum", layer), at("bias", layer), at("activation", layer)]);
  const backward = Array.from({ length: layers }, (_, i) => [at("delta", layers - 1 - i), at("gradients", layers - 1 - i)]);
  return [at("input", 0), ...forward.flat(), at("error", layers - 1), ...backward.flat(), at("update", layers - 1)];
}

/** @param {StageKind} kind @param {number} layer @returns {Stage} */
const at = (kind, layer) => ({ kind, layer });

/** Where a stage stands; one of a layer that is gone, where the last layer has it. @param {Stage[]} stages @param {Stage} stage */
export function indexOf(stages, { kind, layer }) {
  const same = stages.flatMap((stage, i) => (stage.kind === kind ? [i] : []));
  return same.find((i) => stages[i].layer === layer) ?? same[isForward({ kind, layer }) ? same.length - 1 : 0];
}

/** In these the numbers flow to the right, in the others to the left. */
const FORWARD = ["input", "sum", "bias", "activation", "error"];

/** @param {Stage} stage */
export const isForward = ({ kind }) => FORWARD.includes(kind);

/**
 * The segments of the stage bar: what is one word to a person.
 * @type {{key: string, words: string, way: "forward" | "backward" | "update"}[]}
 */
export const SEGMENTS = [
  { key: "input", words: "Input", way: "forward" },
  { key: "sum", words: "Sum", way: "forward" },
  { key: "bias", words: "Bias", way: "forward" },
  { key: "activation", words: "Activation", way: "forward" },
  { key: "output", words: "Output", way: "forward" },
  { key: "error", words: "Error", way: "forward" },
  { key: "delta", words: "Deltas", way: "backward" },
  { key: "gradients", words: "Gradients", way: "backward" },
  { key: "update", words: "Update", way: "update" },
];

/** @param {Stage} stage @param {number} layers */
export function segmentOf({ kind, layer }, layers) {
  return kind === "activation" && layer === layers - 1 ? "output" : kind;
}

/** What a stage is called on the button that leads to it. @param {Stage} stage @param {number} layers */
export function shortName({ kind, layer }, layers) {
  const last = layer === layers - 1;
  const names = {
    input: "the input", sum: last ? "sum of the output" : "weighted sum", bias: "add the bias", activation: last ? "the prediction" : "activation",
    error: "the error", delta: last ? "delta of the output" : "deltas", gradients: "gradients", update: "the update",
  };
  return layers > 2 && !last && kind !== "input" ? `${names[kind]}, layer ${layer + 1}` : names[kind];
}

/** @param {Stage} stage @param {string} name  of the unit spoken of @param {number} layers */
export function titleOf({ kind, layer }, name, layers) {
  const last = layer === layers - 1;
  const titles = {
    input: "Input", sum: `Weighted sum of ${name}`, bias: `Bias of ${name}`, activation: last ? `Prediction of ${name}` : `Activation of ${name}`,
    error: "Error", delta: `Delta of ${name}`, gradients: `Gradients of ${name}`, update: `Update of ${name}`,
  };
  return titles[kind];
}

/**
 * What a stage speaks of, to be lit everywhere: parameters by path, units by name.
 * @param {Stage} stage @param {string[][]} units @param {number} unit  its place in the layer @param {string} parameter
 * @returns {{paths: string[], units: string[], way: "forward" | "backward"}}  and the way in which the numbers flow
 */
export function spokenOf(stage, units, unit, parameter) {
  return { ...subjectOf(stage, units, unit, parameter), way: isForward(stage) ? "forward" : "backward" };
}

/** @param {Stage} stage @param {string[][]} units @param {number} unit @param {string} parameter @returns {{paths: string[], units: string[]}} */
function subjectOf({ kind, layer }, units, unit, parameter) {
  const name = units[layer + 1][unit];
  const weights = units[layer].map((_, input) => pathOf(layer, unit, input));
  const above = units[layer + 2] ?? [];
  switch (kind) {
    case "input": return { paths: [], units: units[0] };
    case "sum": return { paths: weights, units: [...units[layer], name] };
    case "bias": return { paths: [pathOf(layer, unit, null)], units: [name] };
    case "activation": return { paths: [], units: [name] };
    case "error": return { paths: [], units: units[layer + 1] };
    case "delta": return { paths: above.map((_, k) => pathOf(layer + 1, k, unit)), units: [name, ...above] };
    case "gradients": return { paths: [parameter], units: [name, ...sourceOf(units, parameter)] };
    case "update": return { paths: unitPaths(units, layer, unit), units: [name] };
  }
}

/** The unit that a weight listens to. @param {string[][]} units @param {string} parameter */
function sourceOf(units, parameter) {
  const [kind, layer, , input] = parameter.split(".");
  return kind === "weights" ? [units[Number(layer)][Number(input)]] : [];
}
