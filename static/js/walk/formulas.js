/** @import { Part } from "../math.js" */
/** @import { Place } from "./place.js" */
import { factor, filled, group, indexed, math, number, partsOf, pieces, setting, slope, words } from "../math.js";

/** Sums of more terms than this are not written out twice. */
const MOST_TERMS = 6;
/** Of more inputs than this only the largest are written out, as many as the terms above. */
const MOST_INPUTS = 16;

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
  input: ({ sources, layer, state: { digits } }) => {
    const { kept, more } = largest(layer.inputs);
    return [...kept.map((i) => math(words(sources[i]), " = ", number(layer.inputs[i], digits))), ...more.map((count) => math(words(`and ${count} more`)))];
  },
  sum: weightedSum,
  bias: (place) => {
    const { layer, unit, row, state } = place;
    const { digits } = state;
    const b = row[row.length - 1];
    if (!state.document.network.use_biases) return [math("z", "=", "s", "=", number(layer.z[unit], digits, { strong: true }))];
    return [math("z", "=", "s", "+", "b", "="), math(number(layer.weighted_sums[unit], digits), "+", factor(b, digits, { lit: true })), math("=", number(layer.z[unit], digits, { strong: true }))];
  },
  activation: activationOf,
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

/** The places of those to be written out, in their order, and of how many, if any, that leaves. @param {number[]} values @param {number} [most]  so many are no reason to leave any out @param {number} [few]  that are kept of more */
function largest(values, most = MOST_INPUTS, few = MOST_TERMS) {
  const all = values.map((_, i) => i);
  if (all.length <= most) return { kept: all, more: [] };
  const kept = [...all].sort((a, b) => Math.abs(values[b]) - Math.abs(values[a])).slice(0, few).sort((a, b) => a - b);
  return { kept, more: [all.length - kept.length] };
}

/** @param {Place} place */
function weightedSum({ layer, unit, row, state: { digits } }) {
  const products = layer.products[unit], { kept, more } = largest(products);
  const terms = [...kept.map((i) => group(factor(row[i], digits, { lit: true }), "·", factor(layer.inputs[i], digits))), ...more.map((count) => words(`${count} more`))];
  const written = products.length > 1 && products.length <= MOST_TERMS ? sum("=", products.map((product) => factor(product, digits))) : [];
  return [math("s", "="), ...sum("", terms), ...written, math("=", number(layer.weighted_sums[unit], digits, { strong: true }))];
}

/** Terms with plus signs between them, each a piece of its own. @param {string} before @param {Part[]} terms */
const sum = (before, terms) => terms.map((term, i) => math(i === 0 ? before : "+", term));

/** A formula that says of itself when it holds; after one an equals sign would go on with the condition. */
const CONDITIONAL = /\b(else|with)\b/;

/**
 * Something by its formula, first with the letters and then with the numbers, and what it comes to.
 * @param {() => Part[]} symbol @param {string} formula @param {Record<string, () => Part>} values @param {Part} result
 */
function equation(symbol, formula, values, result) {
  if (!CONDITIONAL.test(formula)) return [...pieces([...symbol(), "="], formula, {}, ["="]), ...pieces([], formula, values, ["="]), math(result)];
  const [here, ...more] = pieces([words("here\u00a0")], formula, values);
  return [...pieces([...symbol(), "="], formula, {}), apart(here), ...more, apart(math(words("so\u00a0"), symbol()[0], "=", result))];
}

/** @param {Place} place */
function activationOf(place) {
  const { layer, above, unit, mask, state: { catalog, digits } } = place;
  const known = catalog.output_activations.find(({ name }) => name === layer.activation) ?? { formula: "f (z)", slope_formula: "f′ (z)" };
  const a = number(layer.a[unit], digits, { strong: mask === null });
  const passed = mask !== null && above ? [apart(math(words("dropout\u00a0"), factor(mask, digits), "·", factor(layer.a[unit], digits), "=")), math(number(above.inputs[unit], digits, { strong: true }))] : [];
  const isHere = CONDITIONAL.test(known.slope_formula) ? words("\u00a0here\u00a0") : "=";
  const [first, ...more] = pieces([words("slope\u00a0"), "a′", "="], known.slope_formula, {}, [isHere, number(layer.da_dz[unit], digits)]);
  return [...(shareOf(place, known.formula, a) ?? equation(() => ["a"], known.formula, { z: () => factor(layer.z[unit], digits) }, a)), ...passed, apart(first), ...more];
}

/** One that is a share of a sum over all units of the layer, with each of them. @param {Place} place @param {string} formula @param {Part} a */
function shareOf({ layer, unit, state: { digits } }, formula, a) {
  const [, own, each] = formula.match(/^(.+) \/ sum of all (.+)$/) ?? [];
  if (!own) return null;
  // Of exponentials the largest are those of the largest z, whatever its sign.
  const least = Math.min(...layer.z), { kept, more } = largest(layer.z.map((z) => z - least), MOST_TERMS, MOST_TERMS / 2);
  const of = (/** @type {string} */ part, /** @type {number} */ i) => filled(part, { z: () => factor(layer.z[i], digits) });
  return [...pieces(["a", "="], formula, {}, ["="]), math(of(own, unit), "/", "("), ...sum("", [...kept.map((i) => of(each, i)), ...more.map((count) => words(`${count} more`))]), math(")", "="), math(a)];
}

/** @param {Place} place */
function errorOf({ walk, layer, unit, name, state }) {
  const { digits } = state;
  const several = walk.losses.length > 1;
  const values = { a: () => factor(layer.a[unit], digits), t: () => factor(walk.targets[unit], digits) };
  const one = equation(() => [several ? indexed("L", name) : "L"], lossOf(state).formula, values, number(walk.losses[unit], digits, { strong: !several }));
  if (!several) return one;
  const [first, ...others] = walk.losses.map((loss) => number(loss, digits));
  return [...one, apart(math("L", "=", first)), ...others.map((loss) => math("+", loss)), math("=", number(walk.member_loss, digits, { strong: true }))];
}

/** @param {Place} place */
function outputDelta({ walk, layer, unit, state }) {
  const { digits } = state;
  const values = { a: () => factor(layer.a[unit], digits), t: () => factor(walk.targets[unit], digits), "a′": () => factor(layer.da_dz[unit], digits) };
  return equation(() => ["δ", "=", slope("L", "z")], lossOf(state).delta_formula, values, number(layer.delta[unit], digits, { strong: true }));
}

/** @param {Place} place */
function hiddenDelta({ layer, above, unit, mask, targets, onward, state: { digits } }) {
  const terms = targets.map((_, k) => group(factor(onward[k], digits, { lit: true }), "·", factor(above?.delta[k] ?? null, digits)));
  const gate = () => (mask === null ? [] : ["·", group(words("dropout\u00a0"), factor(mask, digits))]);
  const added = terms.length > 1 ? [math("=", number(layer.blame[unit], digits), ...gate(), "·", factor(layer.da_dz[unit], digits))] : [];
  const open = terms.length > 1 ? "(" : "", close = terms.length > 1 ? ")" : "";
  return [
    math("δ", "=", open), ...sum("", terms), math(close, ...gate(), "·", group(words("slope\u00a0"), factor(layer.da_dz[unit], digits))), ...added,
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
function updateOf(place) {
  const { layer, unit, column, row, state: { digits } } = place;
  const name = column < layer.inputs.length ? "w" : "b";
  const made = math(words("new\u00a0"), name, "=");
  const old = () => number(row[column], digits, { lit: true });
  const result = number(layer.new[unit][column], digits, { strong: true });
  if (layer.locked[unit][column]) return [made, math(old()), math(words("\u00a0(locked)\u00a0"), "=", result)];
  const update = () => factor(layer.updates[unit][column], digits);
  const terms = Object.entries(layer.terms).map(([term, values]) => group(words(`${term}\u00a0`), factor(values[unit][column], digits)));
  return [
    made, ...ruleOf(place, name, old), math(old()), math("+", update()), math("=", result),
    ...(terms.length > 1 ? [apart(math(words("where\u00a0"), update(), "=")), ...sum("", terms)] : []),
  ];
}

/**
 * What the optimizer does, by its formula; letters that are its own are told before the numbers.
 * @param {Place} place @param {string} name  w or b @param {() => Part} old
 */
function ruleOf({ walk, layer, unit, column, state: { catalog, document: { training }, digits } }, name, old) {
  const known = catalog.optimizers.find((each) => each.name === training.optimizer);
  if (!known?.formula) return [];
  const moments = Object.entries(known.moments);
  const rate = () => setting(walk.learning_rate, digits);
  const values = {
    η: rate, g: () => factor(layer.gradients[unit][column], digits),
    ...Object.fromEntries(moments.map(([symbol, moment]) => [symbol, () => factor(layer.moments[moment][unit][column], digits)])),
  };
  const decays = "decay" in layer.terms && name === "w";
  const letters = [math(name, ...partsOf(known.formula, {})), ...(decays ? [math("−", "η", "·", words("L2"), "·", "w")] : []), math("=")];
  const decay = decays ? [math("−", rate(), "·", setting(training.l2, digits), "·", old())] : [];
  return [...(moments.length ? letters : []), math(old()), math(...partsOf(known.formula, values)), ...decay, math("=")];
}

/** @param {import("../types.js").State} state */
function lossOf({ catalog, document }) {
  return catalog.losses.find(({ name }) => name === document.training.loss) ?? { formula: "loss (a, t)", delta_formula: "∂L / ∂z" };
}
