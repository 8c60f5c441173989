/** @import { Nested, State } from "./types.js" */

/** @typedef {Pick<State, "units" | "dataset">} Named  the names by layer, and what is made of them */

/**
 * A parameter's path, taken apart: `weights.0.1.0` is from input 0 of layer 0 to its unit 1.
 * @param {string} path
 * @returns {{layer: number, unit: number, input: number | null}}
 */
export function parsePath(path) {
  const [kind, layer, unit, input] = path.split(".");
  return { layer: Number(layer), unit: Number(unit), input: kind === "weights" ? Number(input) : null };
}

/** @param {number} layer @param {number} unit @param {number | null} input */
export const pathOf = (layer, unit, input) => (input === null ? `biases.${layer}.${unit}` : `weights.${layer}.${unit}.${input}`);

/** @param {Nested} nested @param {string} path */
export function valueAt(nested, path) {
  const { layer, unit, input } = parsePath(path);
  return input === null ? nested.biases[layer][unit] : nested.weights[layer][unit][input];
}

/**
 * Every path, unit by unit, a unit's weights before its bias.
 * @param {string[][]} units  names by layer, the inputs first
 */
export function allPaths(units) {
  return units.slice(1).flatMap((names, layer) => names.flatMap((_, unit) => unitPaths(units, layer, unit)));
}

/** @param {string[][]} units @param {number} layer @param {number} unit */
export function unitPaths(units, layer, unit) {
  return [...units[layer].map((_, input) => pathOf(layer, unit, input)), pathOf(layer, unit, null)];
}

/** Whether the network has this parameter. @param {string[][]} units @param {string} path */
export function hasPath(units, path) {
  const { layer, unit, input } = parsePath(path);
  return unit < (units[layer + 1]?.length ?? 0) && (input ?? 0) < units[layer].length;
}

/** What a parameter means: "weight from x1 to h1.2", "bias of h1.2", or as a story says it. @param {string} path @param {Named} named */
export function inWords(path, { units, dataset: { wording } }) {
  const { layer, unit, input } = parsePath(path);
  const name = units[layer + 1][unit];
  const to = layer === units.length - 2 ? filled(wording.output, { unit: name }) : name;
  if (input === null) return `bias of ${to}`;
  const source = units[layer][input];
  if (layer > 0) return `weight from ${source} to ${to}`;
  return filled(units[1].length === 1 ? wording.lone : wording.weight, { source, unit: to });
}

/** @param {string} form  with {names} @param {Record<string, string>} names */
const filled = (form, names) => form.replace(/\{(\w+)\}/g, (_, name) => names[name]);

/** What an input is. @param {Pick<Named, "dataset">} named */
export const inputNoun = ({ dataset: { image, lens } }) => (image ? "pixel" : lens === "sentiment" ? "word" : "input");

/** All inputs in two words: "64 pixels". @param {Named} named */
export const inputsTogether = (named) => `${named.units[0].length} ${inputNoun(named)}s`;

/** Where a unit is, by its name: layers of parameters count from 0; null if there is none. @param {string[][]} units @param {string | null} name */
export function unitNamed(units, name) {
  const layer = units.slice(1).findIndex((names) => name !== null && names.includes(name));
  return layer < 0 ? null : { layer, unit: units[layer + 1].indexOf(name ?? "") };
}

/** The path of a unit's bias; of the first unit's where there is none of this name. @param {string[][]} units @param {string | null} name */
export function biasOf(units, name) {
  const { layer, unit } = unitNamed(units, name) ?? { layer: 0, unit: 0 };
  return pathOf(layer, unit, null);
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/**
 * What a unit is, for one who meets it first.
 * @param {string[][]} units @param {number} layer @param {number} unit @param {string[]} classes  their names; none for a regression
 */
export function unitInWords(units, layer, unit, classes) {
  // A single output speaks of the second of two classes, several of one class each.
  if (layer === units.length - 2) return classes.length ? `output: how sure it is of “${classes[classes.length - units[layer + 1].length + unit]}”` : "output";
  const place = ORDINALS[unit] ?? `${unit + 1}th`;
  return units.length === 3 ? `${place} hidden unit` : `${place} unit of hidden layer ${layer + 1}`;
}
