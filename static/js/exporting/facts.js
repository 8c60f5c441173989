/** @import { Choice, State } from "../types.js" */
import { html } from "../dom.js";
import { fixed, percent, plain, share } from "../format.js";
import { scalingOf, scalingWords } from "../scaling.js";

/** What the network is, what it learns and how far it is, in words. */

/** @param {State} state */
export function headOf({ dataset }) {
  const today = new Date().toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  return html("header", {}, html("h1", {}, `Neuron playground: ${dataset.title}`), html("span", {}, today));
}

/** @param {State} state */
export function factsOf(state) {
  const facts = [["Data", [dataOf(state), scalingWords(scalingOf(state))].filter(Boolean).join(". ")], ["Network", networkOf(state)], ["Training", trainingOf(state)], ["Now", nowOf(state)]];
  return html("dl", {}, ...facts.map(([name, words]) => html("div", {}, html("dt", {}, name), html("dd", {}, words))));
}

/** @param {State} state */
function dataOf({ document: { problem }, dataset, samples }) {
  const { length } = samples?.train.inputs ?? [], held = samples?.test.inputs.length ?? 0;
  const points = `${length} training and ${held} test points`;
  const drawn = dataset.given ? points : `${points}, noise ${fixed(problem.noise)}, seed ${problem.seed}`;
  return problem.formula ? `${problem.formula}; ${drawn}` : drawn;
}

/** @param {State} state */
function networkOf({ document: { network }, units, output_activation: output, catalog }) {
  const hidden = network.hidden.map(({ units: count, activation, dropout }) => `${count} ${titleOf(catalog.activations, activation)}${dropout ? ` (dropout ${share(dropout)})` : ""}`);
  const layers = [units[0].join(", "), ...hidden, `${units[units.length - 1].length} ${titleOf(catalog.output_activations, output)}`].join(" → ");
  return `${layers}; start ${titleOf(catalog.initializers, network.initializer)}, seed ${network.seed}${network.use_biases ? "" : "; biases off"}`;
}

/** @param {State} state */
function trainingOf({ document: { training }, catalog }) {
  const { loss, optimizer, learning_rate: rate, schedule, batch_size: batch, l1, l2 } = training;
  const penalties = [["L1", l1], ["L2", l2]].filter(([, size]) => size).map(([name, size]) => `, ${name} ${plain(Number(size))}`);
  return `${titleOf(catalog.losses, loss)}, ${titleOf(catalog.optimizers, optimizer)}, learning rate ${plain(rate)} (${titleOf(catalog.schedules, schedule)}), mini-batches of ${batch}${penalties.join("")}`;
}

/** @param {State} state */
function nowOf({ progress, metrics, status }) {
  const parts = /** @type {const} */ (["train", "test"]).flatMap((split) => {
    const { loss, accuracy, r2 } = metrics[split];
    if (loss === null) return [];
    return [`${split === "train" ? "training" : "test"} loss ${fixed(loss, 3)}${accuracy === null ? "" : `, ${percent(accuracy)} right`}${r2 === null ? "" : `, R² ${fixed(r2)}`}`];
  });
  return [`step ${progress.step}, epoch ${progress.epoch}`, ...parts, ...(status === "diverged" ? ["diverged"] : [])].join("; ");
}

/** @param {Choice[]} choices @param {string} name */
const titleOf = (choices, name) => choices.find((choice) => choice.name === name)?.title ?? name.replaceAll("_", " ");
