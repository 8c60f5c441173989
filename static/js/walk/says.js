/** @import { Place } from "./place.js" */
import { inputsTogether, inWords } from "../names.js";
import { percent, plain, precise } from "../format.js";

/**
 * One plain sentence for a stage: the plain word first, the term second.
 * @param {Place} place
 */
export function sentenceOf(place) {
  return SENTENCES[place.stage.kind](place);
}

/** @type {Record<import("../types.js").StageKind, (place: Place) => string>} */
const SENTENCES = {
  input: ({ walk, sources, state }) => `${before(state)}Point ${walk.member} of the training data comes in${walk.sample === null ? "" : ", alone"}: ${sources.length > 4 ? inputsTogether(state) : listed(sources)}. ${wanted(walk, state)}`,
  sum: ({ name, sources }) =>
    sources.length === 1 ? `The input is multiplied by how strongly ${name} listens to it (weight).` : `Each input is multiplied by how strongly ${name} listens to it (weight). Then all are added.`,
  bias: ({ name, state }) =>
    state.document.network.use_biases ? `The bias is added: how easily ${name} fires, whatever comes in.` : `Biases are off, so nothing is added to ${name}.`,
  activation: (place) => {
    const { name, layer, unit, mask, stage, layers, targets } = place;
    const passes = `${name} answers with ${layer.activation} of that sum (activation).`;
    if (stage.layer === layers - 1) return `${passes} ${prediction(place)}`;
    if (mask !== null) return `${passes} ${dropout(place, mask)}`;
    return `${passes}${health(place)} ${layer.da_dz[unit] === 0 ? "Its slope here is 0: no blame will pass back." : `It is passed on to ${listed(targets)}.`}`;
  },
  error: ({ walk, state }) =>
    walk.losses.length > 1 ? `How far off the predictions are (loss): the sum over ${walk.losses.length} outputs.` : `How far off the prediction is (loss). 0 would be perfect${state.dataset.kind === "classification" ? "; sure and wrong costs most" : ""}.`,
  delta: ({ name, above, targets, mask }) =>
    mask === 0 ? `Dropout has left ${name} out for this point, so that nothing of the blame of ${listed(targets)} is its own (delta).` :
    above ? `${name} takes its share of the blame of ${listed(targets)}: weight times delta, and all of it times ${mask === null ? "" : "what dropout let through and "}its own slope (delta).` : `How much the loss would grow if the sum z of ${name} grew a little: its blame (delta).`,
  gradients: ({ walk, parameter, column, layer, name, state }) => {
    const what = inWords(parameter, state);
    const product = column < layer.inputs.length ? `the blame of ${name} times what came in through this weight` : `the blame of ${name} itself, since a bias always listens to 1`;
    return `The blame of the ${what} (gradient) is ${product}.${walk.batch.length > 1 ? ` Every point of the batch says its own; the mean counts.` : ""}`;
  },
  update: ({ walk, layer, unit, column, parameter, state }) => {
    const what = inWords(parameter, state);
    if (layer.locked[unit][column]) return `The ${what} is locked: it keeps its value, whatever its gradient.`;
    const change = layer.updates[unit][column];
    if (change === 0) return `The ${what} stays: ${walk.learning_rate === 0 ? "the learning rate has come down to 0" : "nothing blames it"}.`;
    const goes = `The ${what} goes ${change > 0 ? "up" : "down"}`;
    if (isProduct(change, walk.learning_rate, layer.gradients[unit][column])) return `${goes}, against its gradient, by the learning rate times it.`;
    const { decay, ...others } = layer.terms;
    const causes = Object.keys(others).filter((term) => others[term][unit][column] !== 0).map((term) => CAUSES[term] ?? term);
    const divided = layer.moments.second ? ", over its gradient’s usual size" : "";
    return `${goes}, by ${[...(causes.length ? [listed(causes) + divided] : []), ...(decay?.[unit][column] ? [CAUSES.decay] : [])].join("; and by ")}.`;
  },
};

/** What the terms of an update come from. @type {Record<string, string>} */
export const CAUSES = { gradient: "its gradient", penalty: "the penalty", momentum: "what the steps before left (momentum)", decay: "the pull towards 0 (decay)" };

/** Whether a number moves by the learning rate times its gradient, and by nothing else. @param {number} move @param {number} rate @param {number} gradient */
export const isProduct = (move, rate, gradient) => Math.abs(move + rate * gradient) <= 1e-9 * Math.abs(move);

/** What has just been done, and that a test point cannot be walked. @param {Place["state"]} state */
function before({ chosen, before: line, points, history }) {
  const now = points.find((point) => point.index === history.index);
  const made = line && now?.kind === "step" ? `${now.label[0].toUpperCase()}${now.label.slice(1)}. The next one: ` : "";
  return made || (chosen?.split === "test" ? "A test point is never learned from. Instead: " : "");
}

/** @param {Place["walk"]} walk @param {Place["state"]} state */
function wanted({ targets }, state) {
  const { dataset, units } = state;
  const outputs = units[units.length - 1];
  const says = (/** @type {number} */ i) => `${outputs[i]} should say ${goal(targets[i], state)}`;
  if (dataset.kind === "regression") return `${targets.map((_, i) => says(i)).join(", ")}.`;
  if (targets.length === 1) return `It is ${dataset.class_names[Number(targets[0] > 0.5)]}, so ${says(0)}.`;
  const own = targets.indexOf(1);
  return `It is ${dataset.class_names[own]}, so ${says(own)}, and every other output ${goal(0, state)}.`;
}

/** What an output should say for a target: of a class, where it is sure. @param {number} target @param {Place["state"]} state */
function goal(target, { dataset, boundary }) {
  if (dataset.kind === "regression" || !boundary) return plain(target);
  return plain(boundary.level + (2 * target - 1) * boundary.half);
}

/** @param {Place} place */
function prediction({ walk, layer, unit, name, state }) {
  const { dataset: { kind, class_names: names }, boundary } = state;
  const a = layer.a[unit], level = boundary?.level ?? 0.5;
  if (kind === "regression") return `It should be ${goal(walk.targets[unit], state)}.`;
  const one = names.length > layer.a.length;
  const told = one ? Number(a > level) : layer.a.indexOf(Math.max(...layer.a));
  const right = told === (one ? walk.targets[unit] : walk.targets.indexOf(1)) ? "right" : "wrong";
  if (!one) return `It should be ${goal(walk.targets[unit], state)}. The largest output tells the class: “${names[told]}”, which is ${right}.`;
  const sure = level === 0.5 ? `${percent(a)} ${name}` : `${a > level ? "above" : "not above"} ${level}`;
  return `That is its prediction: ${sure}, so it says “${names[told]}”, which is ${right}.`;
}

/** @param {Place} place @param {number} mask */
function dropout({ stage, targets, state: { document } }, mask) {
  const chance = document.network.hidden[stage.layer]?.dropout ?? 0;
  if (mask === 0) return `Dropout, ${percent(chance)} here, leaves it out for this point: ${listed(targets)} read${targets.length === 1 ? "s" : ""} 0 of it.`;
  return `Dropout keeps it for this point, times 1 / (1 − ${plain(chance)}), so that the mean stays the same.`;
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
