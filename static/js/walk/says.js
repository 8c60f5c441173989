/** @import { Place } from "./place.js" */
import { inWords } from "../names.js";
import { percent, precise } from "../format.js";

/**
 * One plain sentence for a stage: the plain word first, the term second.
 * @param {Place} place
 */
export function sentenceOf(place) {
  return SENTENCES[place.stage.kind](place);
}

/** @type {Record<import("../types.js").StageKind, (place: Place) => string>} */
const SENTENCES = {
  input: ({ walk, sources, state }) => `${before(state)}Point ${walk.member} of the training data comes in${walk.sample === null ? "" : ", alone"}: ${listed(sources)}. ${wanted(walk, state)}`,
  sum: ({ name, sources }) =>
    sources.length === 1 ? `The input is multiplied by how strongly ${name} listens to it (weight).` : `Each input is multiplied by how strongly ${name} listens to it (weight). Then all are added.`,
  bias: ({ name, state }) =>
    state.document.network.use_biases ? `The bias is added: how easily ${name} fires, whatever comes in.` : `Biases are off, so nothing is added to ${name}.`,
  activation: (place) => {
    const { name, layer, unit, stage, layers, targets } = place;
    const passes = `${name} answers with ${layer.activation} of that sum (activation).`;
    if (stage.layer === layers - 1) return `${passes} ${prediction(place)}`;
    return `${passes}${health(place)} ${layer.da_dz[unit] === 0 ? "Its slope here is 0: no blame will pass back." : `It is passed on to ${listed(targets)}.`}`;
  },
  error: ({ walk, state }) =>
    walk.losses.length > 1 ? `How far off the predictions are (loss): the sum over ${walk.losses.length} outputs.` : `How far off the prediction is (loss). 0 would be perfect${state.dataset.kind === "classification" ? "; sure and wrong costs most" : ""}.`,
  delta: ({ name, above, targets }) =>
    above ? `${name} takes its share of the blame of ${listed(targets)}: weight times delta, and all of it times its own slope (delta).` : `How much the loss would grow if the sum z of ${name} grew a little: its blame (delta).`,
  gradients: ({ walk, parameter, column, layer, name, state }) => {
    const what = inWords(parameter, state.units);
    const product = column < layer.inputs.length ? `the blame of ${name} times what came in through this weight` : `the blame of ${name} itself, since a bias always listens to 1`;
    return `The blame of the ${what} (gradient) is ${product}.${walk.batch.length > 1 ? ` Every point of the batch says its own; the mean counts.` : ""}`;
  },
  update: ({ layer, unit, column, parameter, state }) => {
    const what = inWords(parameter, state.units);
    if (layer.locked[unit][column]) return `The ${what} is locked: it keeps its value, whatever its gradient.`;
    const change = layer.updates[unit][column];
    if (change === 0) return `The ${what} stays: nothing blames it.`;
    return `The ${what} goes ${change > 0 ? "up" : "down"}, against its gradient, by the learning rate times it.`;
  },
};

/** What has just been done, and that a test point cannot be walked. @param {Place["state"]} state */
function before({ chosen, before: line, points, history }) {
  const now = points.find((point) => point.index === history.index);
  const made = line && now?.kind === "step" ? `${now.label[0].toUpperCase()}${now.label.slice(1)}. The next one: ` : "";
  return made || (chosen?.split === "test" ? "A test point is never learned from. Instead: " : "");
}

/** @param {Place["walk"]} walk @param {Place["state"]} state */
function wanted({ targets }, { dataset, units }) {
  const outputs = units[units.length - 1];
  if (dataset.kind === "classification" && targets.length === 1) return `It is ${dataset.class_names[targets[0] > 0.5 ? 1 : 0]}, so ${outputs[0]} should say ${targets[0]}.`;
  return `${targets.map((target, i) => `${outputs[i]} should say ${target}`).join(", ")}.`;
}

/** @param {Place} place */
function prediction({ walk, layer, unit, name, state: { dataset } }) {
  const a = layer.a[unit], target = walk.targets[unit];
  if (dataset.kind !== "classification") return `It should be ${target}.`;
  const said = dataset.class_names[a > 0.5 ? 1 : 0];
  return `That is its prediction: ${percent(a)} ${name}, so it says “${said}”, which is ${a > 0.5 === target > 0.5 ? "right" : "wrong"}.`;
}

/** What was measured of a unit over the whole training set. @param {Place} place */
function health({ name, state: { response } }) {
  if (!response || response.name !== name || response.health === "live") return "";
  const share = percent(response.flat_share);
  return response.health === "dead" ? ` ${name} is dead: its slope is 0 for every training point.` : ` ${name} is saturated: its slope is below ${response.flat_slope} for ${share} of the training points.`;
}

/** @param {string[]} names */
export const listed = (names) => (names.length > 4 ? `${names.length} units` : names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}` : names[0]);

/**
 * A sum as steps on a number line: what each term adds.
 * @param {Place} place
 * @returns {{terms: {words: string, value: number}[], total: number} | null}
 */
export function termsOf({ stage, layer, unit, sources, targets, row, state }) {
  switch (stage.kind) {
    case "sum": return { terms: sources.map((name, i) => ({ words: `from ${name}`, value: layer.products[unit][i] })), total: layer.weighted_sums[unit] };
    case "bias": return state.document.network.use_biases ? { terms: [{ words: "sum", value: layer.weighted_sums[unit] }, { words: "bias", value: row[row.length - 1] ?? 0 }], total: layer.z[unit] } : null;
    case "delta": return targets.length > 1 ? { terms: targets.map((name, k) => ({ words: `from ${name}`, value: layer.blames[unit][k] })), total: layer.blame[unit] } : null;
    default: return null;
  }
}

/** The result of a stage, for those who listen. @param {Place} place */
export function resultOf({ stage, layer, walk, unit, column, state: { digits } }) {
  const results = {
    input: null, sum: layer.weighted_sums[unit], bias: layer.z[unit], activation: layer.a[unit], error: walk.member_loss,
    delta: layer.delta[unit], gradients: layer.gradients[unit][column], update: layer.new[unit][column],
  };
  const result = results[stage.kind];
  return result === null ? "" : `Result: ${precise(result, digits)}.`;
}
