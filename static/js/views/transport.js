/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State, StepUnit } from "../types.js" */
import { byId, html, remember, setText } from "../dom.js";
import { parseNumber, plain } from "../format.js";
import { segments } from "./segments.js";

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
  settingBox(byId("learning-rate", HTMLInputElement), store, "training.learning_rate", ({ document }) => document.training.learning_rate, (learning_rate) => commands.configure({ training: { learning_rate } }));
  settingBox(byId("batch-size", HTMLInputElement), store, "training.batch_size", ({ document }) => document.training.batch_size, (batch_size) => commands.configure({ training: { batch_size } }));
  store.react(["history"], ({ history: { index, length } }) => {
    byId("undo", HTMLButtonElement).disabled = index === 0;
    byId("redo", HTMLButtonElement).disabled = index >= length - 1;
  });
  store.react(["status"], ({ status }) => {
    setText(byId("play-word"), status === "playing" ? "Pause" : "Play");
    for (const id of ["step", "play"]) byId(id, HTMLButtonElement).disabled = status === "diverged";
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

/**
 * A setting as a box of its own: taken with Enter or when it is left, within the bounds of the catalog.
 * @param {HTMLInputElement} box @param {Store} store @param {string} bounds
 * @param {(state: State) => number} read @param {(value: number) => void} write
 */
function settingBox(box, store, bounds, read, write) {
  const show = () => {
    const text = plain(read(store.state));
    box.removeAttribute("aria-invalid");
    if (box.value !== text) box.value = text;
  };
  store.react(["document"], () => document.activeElement !== box && show());
  box.addEventListener("change", () => {
    const value = parseNumber(box.value);
    const { minimum = -Infinity, maximum = Infinity, exclusive_minimum: above = -Infinity } = store.state.catalog.bounds[bounds] ?? {};
    const fits = value !== null && value >= minimum && value <= maximum && value > above && (box.inputMode !== "numeric" || Number.isInteger(value));
    box.setAttribute("aria-invalid", String(!fits));
    const from = Number.isFinite(minimum) ? plain(minimum) : `above ${plain(above)}`;
    box.title = fits ? "" : `${from} to ${plain(maximum)}`;
    if (fits) write(value);
    else store.set({ complaint: `${box.labels?.[0]?.textContent?.trim() ?? "This"} goes from ${from} to ${plain(maximum)}.` });
  });
  box.addEventListener("keydown", (event) => event.key === "Escape" && show());
  box.addEventListener("blur", () => box.getAttribute("aria-invalid") === "true" && show());
}
