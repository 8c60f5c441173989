/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { WalkMoves } from "../walk/walk.js" */
/** @import { State } from "../types.js" */
import { byId, html, setText } from "../dom.js";
import { fixed, plain, significant, signed, signOf } from "../format.js";
import { inWords, pathOf, valueAt } from "../names.js";
import { isProduct } from "../walk/says.js";
import { trainingPoint } from "../walk/walk.js";
import { writer } from "./writing.js";

const STAGES = ["forward", "backward", "update"];
const points = (/** @type {number} */ count) => (count === 1 ? "This point" : `These ${count} points`);
/** @type {Record<string, (count: number) => string>} */
const TELLS = {
  batch: (count) => `${points(count)} of the training data…`,
  forward: (count) => `${points(count)} run${count === 1 ? "s" : ""} forward through the network.`,
  backward: () => "The blame for the loss (gradient) runs backward.",
  update: () => "Every number moves a little, to make the loss smaller.",
};

/**
 * What the next update will do, in one sentence with its real numbers; and the ways further in.
 * @param {Store} store @param {Commands} commands @param {WalkMoves} walk
 */
export function nextView(store, commands, walk) {
  const say = byId("next-say");
  const spokenOf = lastLit(store);
  /** @param {State} state */
  const tell = (state) => say.replaceChildren(...sentence(state, spokenOf()));
  offers(store, commands, walk, spokenOf);
  const stages = /** @type {NodeListOf<HTMLElement>} */ (byId("next").querySelectorAll("[data-stage]"));
  store.paint(["next", "status", "stepUnit"], (state) => setText(byId("next-batch"), batchInWords(state)));
  const written = writer();
  store.paint(["next", "lit", "unit", "parameters", "document", "status", "points", "history"], (state, changed) => {
    if (!state.telling && (written(state.status) || changed.has("lit"))) tell(state);
  });
  store.paint(["telling"], (state) => {
    const { telling } = state;
    if (telling) say.replaceChildren(TELLS[telling.stage](telling.batch.length));
    else tell(state);
    const at = telling ? STAGES.indexOf(telling.stage) : -1;
    stages.forEach((stage, i) => {
      stage.classList.toggle("now", i === at);
      stage.classList.toggle("done", at > i);
    });
  });
}

/** The parameter that was lit last, until something happens: so that a hand can leave it for a button. @param {Store} store */
function lastLit(store) {
  /** @type {string | null} */
  let last = null;
  store.react(["lit", "units", "progress"], ({ lit }, changed) => {
    if (lit) last = lit;
    else if (changed.has("units") || changed.has("progress")) last = null;
  });
  return () => store.state.lit ?? last;
}

/** @param {Store} store @param {Commands} commands @param {WalkMoves} walk @param {() => string | null} spokenOf */
function offers(store, commands, walk, spokenOf) {
  const first = () => spokenOf() ?? pathOf(0, 0, 0);
  const walkThrough = byId("walk-open", HTMLButtonElement), why = byId("why", HTMLButtonElement), check = byId("check-open", HTMLButtonElement);
  walkThrough.onclick = () => walk.open();
  why.onclick = () => walk.explain(first());
  check.onclick = () => commands.check(first());
  store.paint(["status", "next", "lit", "units", "progress", "chosen"], ({ status, next, chosen }) => {
    why.hidden = !spokenOf();
    const point = trainingPoint(chosen);
    setText(walkThrough, point === null || next?.batch.includes(point) ? "Walk through it" : `Walk point ${point} through`);
    for (const button of [walkThrough, why, check]) button.disabled = status !== "ready" || !next;
  });
}

/** @param {State} state */
function batchInWords({ next, status, stepUnit }) {
  if (!next || status === "playing") return "";
  const count = next.batch.length;
  if (stepUnit === "epoch") return `to the epoch’s end, these ${count} points first, loss ${fixed(next.loss, 3)}`;
  return `${count} ${count === 1 ? "point" : "points"}, loss on ${count === 1 ? "it" : "this batch"} ${fixed(next.loss, 3)}`;
}

/** @param {State} state @param {string | null} path  the parameter spoken of @returns {(Node | string)[]} */
function sentence(state, path) {
  const { next, parameters, document: settings, status, history, points: entries } = state;
  if (settings.problem.samples === 0) return ["There are no points to learn from yet: paint some."];
  if (status === "playing") return ["Playing. Pause to see what the next step will do."];
  if (status === "diverged") return ["There is no next step: the loss is no longer a finite number."];
  if (!path || !next) return [lastStep(history, entries), "Press Step to make the update at once, or walk through it and check every number."];
  const value = valueAt(parameters, path);
  const slope = valueAt(next.gradients, path);
  const move = valueAt(next.updates, path);
  const mark = html("mark", {}, inWords(path, state));
  if (path.startsWith("biases") && !settings.network.use_biases) return [mark, " is off and acts as 0. It will be ", number(value, fixed(value)), " again when the biases are on."];
  if (settings.locked.includes(path)) return [mark, " is locked at ", number(value, fixed(value)), ", so the next step leaves it where it is."];
  const memory = next.momentum && valueAt(next.momentum, path);
  return [mark, " is ", number(value, fixed(value)), ". Its blame (gradient) is ", number(slope, signed(slope)), ", ", ...moved(next.learning_rate, settings.training.optimizer, slope ?? 0, memory ?? 0, move ?? 0), "."];
}

/**
 * How the next step moves it: as a product where it is one, beside what is left of the steps before.
 * @param {number} rate  the one in use @param {string} optimizer @param {number} slope @param {number} memory @param {number} move
 */
function moved(rate, optimizer, slope, memory, move) {
  const result = number(move, significant(move, 3));
  if (isProduct(move - memory, rate, slope)) {
    const left = memory ? [" ", number(memory, significant(memory, 3).replace(/^[+−]/, "$& ")), ", what the steps before left,"] : [];
    return ["so the next step moves it by ", html("span", { class: "nowrap" }, `−${plain(Number(rate.toPrecision(4)))} × ${bracketed(slope)}`), ...left, html("span", { class: "nowrap" }, " = ", result)];
  }
  const left = memory ? [", ", number(memory, significant(memory, 3)), " of it left from the steps before"] : [];
  return [`of which ${optimizer} makes a move of `, result, ...left];
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
