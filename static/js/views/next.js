/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { byId, html, setText } from "../dom.js";
import { fixed, plain, significant, signed, signOf } from "../format.js";
import { inWords, valueAt } from "../names.js";

const STAGES = ["forward", "backward", "update"];
const points = (/** @type {number} */ count) => (count === 1 ? "This point" : `These ${count} points`);
/** @type {Record<string, (count: number) => string>} */
const TELLS = {
  batch: (count) => `${points(count)} of the training data…`,
  forward: (count) => `${points(count)} run${count === 1 ? "s" : ""} forward through the network.`,
  backward: () => "The blame for the loss (gradient) runs backward.",
  update: () => "Every number moves a little against its gradient.",
};

/** What the next update will do, in one sentence with its real numbers. @param {Store} store */
export function nextView(store) {
  const say = byId("next-say");
  const stages = /** @type {NodeListOf<HTMLElement>} */ (byId("next").querySelectorAll("[data-stage]"));
  store.paint(["next", "status", "stepUnit"], (state) => setText(byId("next-batch"), batchInWords(state)));
  store.paint(["next", "lit", "unit", "parameters", "document", "status", "points", "history"], (state) => state.telling || say.replaceChildren(...sentence(state)));
  store.paint(["telling"], (state) => {
    const { telling } = state;
    say.replaceChildren(...(telling ? [TELLS[telling.stage](telling.batch.length)] : sentence(state)));
    const at = telling ? STAGES.indexOf(telling.stage) : -1;
    stages.forEach((stage, i) => {
      stage.classList.toggle("now", i === at);
      stage.classList.toggle("done", at > i);
    });
  });
}

/** @param {State} state */
function batchInWords({ next, status, stepUnit }) {
  if (!next || status === "playing") return "";
  const count = next.batch.length;
  if (stepUnit === "epoch") return `to the epoch’s end, these ${count} points first, loss ${fixed(next.loss, 3)}`;
  return `${count} ${count === 1 ? "point" : "points"}, loss on ${count === 1 ? "it" : "this batch"} ${fixed(next.loss, 3)}`;
}

/** @param {State} state @returns {(Node | string)[]} */
function sentence({ next, lit, parameters, document: settings, units, status, history, points: entries }) {
  if (status === "playing") return ["Playing. Pause to see what the next step will do."];
  if (status === "diverged") return ["There is no next step: the loss is no longer a finite number."];
  const path = lit;
  if (!path || !next) return [lastStep(history, entries), "Press Step to make one update. Point at a slider or a link to see what the step will do to it."];
  const value = valueAt(parameters, path);
  const slope = valueAt(next.gradients, path);
  const move = valueAt(next.updates, path);
  const mark = html("mark", {}, inWords(path, units));
  if (path.startsWith("biases") && !settings.network.use_biases) return [mark, " is off and acts as 0. It will be ", number(value, fixed(value)), " again when the biases are on."];
  if (settings.locked.includes(path)) return [mark, " is locked at ", number(value, fixed(value)), ", so the next step leaves it where it is."];
  const sum = html("span", { class: "nowrap" }, `−${plain(settings.training.learning_rate)} × ${bracketed(slope)} = `, number(move, significant(move, 3)));
  return [mark, " is ", number(value, fixed(value)), ". Its blame (gradient) is ", number(slope, signed(slope)), ", so the next step moves it by ", sum, "."];
}

/** What the step before did, in the words of its entry. @param {State["history"]} history @param {State["points"]} entries */
function lastStep(history, entries) {
  const now = entries.findLast((point) => point.index <= history.index);
  return now && /^(step|epoch) /.test(now.label) ? `${now.label[0].toUpperCase()}${now.label.slice(1)}. ` : "";
}

/** @param {number | null} value */
const bracketed = (value) => ((value ?? 0) < 0 ? `(${significant(value, 4)})` : significant(value, 4).replace("+", ""));

/** @param {number | null} value @param {string} text */
const number = (value, text) => html("b", { class: signOf(value) }, text);
