/** @import { Part } from "../math.js" */
/** @import { Place } from "./place.js" */
import { plain } from "../format.js";
import { factor, filled, group, indexed, math, number, slope, words } from "../math.js";

/** Sums of more terms than this are not written out twice. */
const MOST_TERMS = 6;

/**
 * The formula of a stage with the numbers put in, in pieces between which a line may break.
 * @param {Place} place
 * @returns {Element[]}
 */
export function formulaOf(place) {
  return FORMULAS[place.stage.kind](place);
}

/** @type {Record<import("../types.js").StageKind, (place: Place) => Element[]>} */
const FORMULAS = {
  input: ({ sources, layer, state: { digits } }) => sources.map((name, i) => math(words(name), " = ", number(layer.inputs[i], digits))),
  sum: weightedSum,
  bias: (place) => {
    const { layer, unit, row, state } = place;
    const { digits } = state;
    const b = row[row.length - 1];
    if (!state.document.network.use_biases) return [math("z", "=", "s", "=", number(layer.z[unit], digits, { strong: true }))];
    return [math("z", "=", "s", "+", "b", "="), math(number(layer.weighted_sums[unit], digits), "+", factor(b, digits, { lit: true })), math("=", number(layer.z[unit], digits, { strong: true }))];
  },
  activation: ({ layer, unit, state }) => {
    const { catalog, digits } = state;
    const known = catalog.activations.find(({ name }) => name === layer.activation);
    const z = layer.z[unit], a = layer.a[unit];
    return [
      math("a", "=", filled(known?.formula ?? "f (z)", {}), "="), math(filled(known?.formula ?? "f (z)", { z: () => factor(z, digits) }), "="), math(number(a, digits, { strong: true })),
      apart(math(words("slope\u00a0"), "a′", "=", filled(known?.slope_formula ?? "f′ (z)", {}), "=", number(layer.da_dz[unit], digits))),
    ];
  },
  error: errorOf,
  delta: (place) => (place.above ? hiddenDelta(place) : outputDelta(place)),
  gradients: gradientOf,
  update: updateOf,
};

/** What is no part of the equation before it. @param {Element} piece */
function apart(piece) {
  piece.setAttribute("class", "apart");
  return piece;
}

/** @param {Place} place */
function weightedSum({ layer, unit, row, sources, state: { digits } }) {
  const products = layer.products[unit];
  const terms = sources.map((_, i) => group(factor(row[i], digits, { lit: true }), "·", factor(layer.inputs[i], digits)));
  const written = products.length > 1 && products.length <= MOST_TERMS ? pieces("=", products.map((product) => factor(product, digits))) : [];
  return [math("s", "="), ...pieces("", terms), ...written, math("=", number(layer.weighted_sums[unit], digits, { strong: true }))];
}

/** Terms with plus signs between them, each a piece of its own. @param {string} before @param {Part[]} terms */
const pieces = (before, terms) => terms.map((term, i) => math(i === 0 ? before : "+", term));

/** @param {Place} place */
function errorOf({ walk, layer, unit, name, state }) {
  const { digits } = state;
  const several = walk.losses.length > 1;
  const known = lossOf(state);
  const mine = several ? indexed("L", name) : "L";
  const values = { a: () => factor(layer.a[unit], digits), t: () => factor(walk.targets[unit], digits) };
  const one = [math(mine, "=", filled(known.formula, {}), "="), math(filled(known.formula, values), "="), math(number(walk.losses[unit], digits, { strong: !several }))];
  if (!several) return one;
  const [first, ...others] = walk.losses.map((loss) => number(loss, digits));
  return [...one, apart(math("L", "=", first)), ...others.map((loss) => math("+", loss)), math("=", number(walk.member_loss, digits, { strong: true }))];
}

/** @param {Place} place */
function outputDelta({ walk, layer, unit, state }) {
  const { digits } = state;
  const known = lossOf(state);
  const values = { a: () => factor(layer.a[unit], digits), t: () => factor(walk.targets[unit], digits), "a′": () => factor(layer.da_dz[unit], digits) };
  return [math("δ", "=", slope("L", "z"), "=", filled(known.delta_formula, {}), "="), math(filled(known.delta_formula, values), "="), math(number(layer.delta[unit], digits, { strong: true }))];
}

/** @param {Place} place */
function hiddenDelta({ layer, above, unit, targets, onward, state: { digits } }) {
  const terms = targets.map((_, k) => group(factor(onward[k], digits, { lit: true }), "·", factor(above?.delta[k] ?? null, digits)));
  const sum = terms.length > 1 ? [math("=", number(layer.blame[unit], digits), "·", factor(layer.da_dz[unit], digits))] : [];
  const open = terms.length > 1 ? "(" : "", close = terms.length > 1 ? ")" : "";
  return [
    math("δ", "=", open), ...pieces("", terms), math(close, "·", group(words("slope\u00a0"), factor(layer.da_dz[unit], digits))), ...sum,
    math("=", number(layer.delta[unit], digits, { strong: true })),
  ];
}

/** @param {Place} place */
function gradientOf({ walk, layer, unit, column, state }) {
  const { digits } = state;
  const input = column < layer.inputs.length ? layer.inputs[column] : Number(state.document.network.use_biases);
  const own = layer.sample_gradients[unit][column];
  const alone = walk.batch.length === 1;
  const penalty = "penalty" in layer.terms ? layer.penalty_gradients[unit][column] : 0;
  const first = [math(slope("L", column < layer.inputs.length ? "w" : "b"), "=", "δ", "·", words(column < layer.inputs.length ? "input" : "1"), "="), math(factor(layer.delta[unit], digits), "·", factor(input, digits), "="), math(number(own, digits, { strong: alone && !penalty }))];
  if (alone && !penalty) return first;
  const mean = alone ? own : walk.shares.mean;
  return [
    ...first,
    apart(math(words(alone ? "gradient\u00a0" : `mean of ${walk.batch.length} points\u00a0`), "=", number(mean, digits, { strong: !penalty }))),
    ...(penalty ? [math("+", words("\u00a0penalty\u00a0"), factor(penalty, digits)), math("=", number(layer.gradients[unit][column], digits, { strong: true }))] : []),
  ];
}

/** @param {Place} place */
function updateOf({ layer, unit, column, row, state }) {
  const { digits, document } = state;
  const name = column < layer.inputs.length ? "w" : "b";
  const old = () => number(row[column], digits, { lit: true });
  const made = [math(words("new\u00a0"), name, "="), math(old())];
  if (layer.locked[unit][column]) return [...made, math(words("\u00a0(locked)\u00a0"), "=", number(layer.new[unit][column], digits, { strong: true }))];
  const rate = group(plain(document.training.learning_rate), "·", factor(layer.gradients[unit][column], digits));
  const terms = Object.entries(layer.terms).map(([term, values]) => group(words(`${term}\u00a0`), factor(values[unit][column], digits)));
  const plainly = document.training.optimizer === "sgd" ? [math("−", rate), math("="), math(old())] : [];
  return [
    ...made, ...plainly, math("+", factor(layer.updates[unit][column], digits)), math("=", number(layer.new[unit][column], digits, { strong: true })),
    ...(terms.length > 1 ? [math(words("where\u00a0"), factor(layer.updates[unit][column], digits), "="), ...pieces("", terms)] : []),
  ];
}

/** @param {import("../types.js").State} state */
function lossOf({ catalog, document }) {
  return catalog.losses.find(({ name }) => name === document.training.loss) ?? { formula: "loss (a, t)", delta_formula: "∂L / ∂z" };
}
