/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { StepUnit } from "../types.js" */
import { byId, html, remember, setText } from "../dom.js";
import { plain } from "../format.js";
import { segments } from "./segments.js";
import { settingBox } from "./setting.js";

/** @type {[StepUnit, string, string][]} */
const UNITS = [
  ["sample", "1 point", "Update on the next training point alone"],
  ["batch", "mini-batch", "Update on the next few training points"],
  ["epoch", "epoch", "Update until every training point was used once"],
];
const SPEEDS = [1, 4, 8, 15, 30, 60, 250, 1000];

/** The buttons that run it, and the two numbers of training. @param {Store} store @param {Commands} commands */
export function transportView(store, commands) {
  for (const [id, run] of /** @type {[string, () => void][]} */ ([
    ["step", commands.step], ["play", commands.togglePlay], ["undo", commands.undo], ["redo", commands.redo], ["reset", commands.reset], ["new-start", commands.newStart],
  ])) byId(id).onclick = () => run();
  stepUnits(store, commands);
  speeds(store, commands);
  settingBox(byId("learning-rate", HTMLInputElement), store, "training.learning_rate", ({ document }) => document.training.learning_rate, (learning_rate) => commands.configure({ training: { learning_rate } }), { factors: true });
  settingBox(byId("batch-size", HTMLInputElement), store, "training.batch_size", ({ document }) => document.training.batch_size, (batch_size) => commands.configure({ training: { batch_size } }));
  rateNow(store);
  store.react(["history"], ({ history: { index, length } }) => {
    byId("undo", HTMLButtonElement).disabled = index === 0;
    byId("redo", HTMLButtonElement).disabled = index >= length - 1;
  });
  store.react(["status", "document"], ({ status, document: { problem } }) => {
    setText(byId("play-word"), status === "playing" ? "Pause" : "Play");
    const empty = problem.samples === 0;
    for (const id of ["step", "play"]) Object.assign(byId(id, HTMLButtonElement), { disabled: status === "diverged" || empty, title: empty ? "There are no points to learn from yet" : "" });
  });
}

/** @param {Store} store @param {Commands} commands */
function stepUnits(store, commands) {
  const show = segments(byId("step-unit"), UNITS, (unit) => commands.chooseStepUnit(unit));
  store.react(["stepUnit"], ({ stepUnit }) => show(stepUnit));
  show(store.state.stepUnit);
}

/** @param {Store} store @param {Commands} commands */
function speeds(store, commands) {
  const select = byId("speed", HTMLSelectElement);
  const words = (/** @type {number} */ speed) => (speed === 1 ? "1 step/s" : `${speed} steps/s`);
  select.append(...SPEEDS.map((speed) => html("option", { value: speed }, words(speed))));
  select.value = String(store.state.speed);
  select.onchange = () => {
    remember("speed", select.value);
    commands.chooseSpeed(Number(select.value));
  };
}

/** The learning rate in use, where a schedule has made it another one. @param {Store} store */
function rateNow(store) {
  const now = byId("rate-now");
  const short = (/** @type {number} */ rate) => plain(Number(rate.toPrecision(3)));
  store.paint(["next", "document"], ({ next, document: { training } }) => {
    const rate = next ? short(next.learning_rate) : "";
    now.hidden = !rate || rate === short(training.learning_rate);
    setText(now, `now ${rate}`);
  });
}
