/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State, TrainingSettings } from "../types.js" */
import { byId, html, remember, remembered } from "../dom.js";
import { follow, settingBox, settingMenu } from "./setting.js";

/**
 * All that there is to set of training and of the start, behind one button; made when it is first opened.
 * @param {Store} store @param {Commands} commands
 */
export function trainingView(store, commands) {
  const panel = byId("training"), opener = byId("training-open");
  const show = (/** @type {boolean} */ open) => {
    if (open && !panel.firstChild) panel.append(...contents(store, commands, close));
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    remember("training", open ? "open" : "closed");
  };
  const close = () => {
    show(false);
    opener.focus();
  };
  opener.onclick = () => show(!!panel.hidden);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden || document.querySelector("dialog[open], :popover-open")) return;
    event.stopImmediatePropagation();
    close();
  }, true);
  let begun = false;
  store.react(["document"], () => {
    if (!begun && remembered("training") === "open") show(true);
    begun = true;
  });
}

/** @param {Store} store @param {Commands} commands @param {() => void} close */
function contents(store, commands, close) {
  const shut = html("button", { type: "button", class: "button quiet small icon", "aria-label": "Close the training settings", title: "Close (Esc)" }, "✕");
  shut.onclick = close;
  return [
    html("div", { class: "titled" }, html("h2", { id: "training-title" }, "Training settings"), shut),
    html("div", { class: "settings-columns" },
      group("Learning", ...learning(store, commands)), group("Penalties", ...penalties(store, commands)),
      group("Play stops", ...stops(store, commands)), group("Start", ...starts(store, commands))),
  ];
}

/** @param {string} title @param {Node[]} members */
function group(title, ...members) {
  const heading = html("h3", { id: `settings-${title.toLowerCase().replaceAll(" ", "-")}` }, title);
  return html("div", { class: "settings-group", role: "group", "aria-labelledby": heading.id }, heading, ...members);
}

/** @param {Store} store @param {Commands} commands */
function learning(store, commands) {
  const { catalog } = store.state;
  const fitting = (/** @type {State} */ { catalog, dataset }) => catalog.losses.filter(({ name }) => dataset.losses.includes(name));
  const over = number(store, commands, "schedule_epochs", "Epochs of the schedule", { whole: true });
  const length = html("span", { class: "row" }, "over ", over, " epochs");
  follow(store, ({ document: { training } }) => (length.hidden = !catalog.schedules.find(({ name }) => name === training.schedule)?.uses_length));
  const shuffle = html("input", { type: "checkbox", role: "switch" });
  shuffle.onchange = () => commands.configure({ training: { shuffle: shuffle.checked } });
  follow(store, ({ document: { training } }) => (shuffle.checked = training.shuffle));
  const choose = (/** @type {"loss" | "optimizer" | "schedule"} */ key) => (/** @type {string} */ name) => commands.configure({ training: { [key]: name } });
  return [
    settingMenu(store, "Loss", fitting, ({ document }) => document.training.loss, choose("loss")),
    settingMenu(store, "Optimizer", () => catalog.optimizers, ({ document }) => document.training.optimizer, choose("optimizer")),
    settingMenu(store, "Schedule", () => catalog.schedules, ({ document }) => document.training.schedule, choose("schedule"), length),
    html("label", { class: "switch", title: "A new order of the points in every epoch" }, shuffle, " Shuffle the points in every epoch"),
  ];
}

/** @param {Store} store @param {Commands} commands */
function penalties(store, commands) {
  return [
    html("div", { class: "setting row" }, html("label", { class: "field" }, "L1 ", number(store, commands, "l1")), html("label", { class: "field" }, "L2 ", number(store, commands, "l2"))),
    html("p", { class: "soft" }, "What large weights cost: L1 makes small ones 0, L2 keeps all of them small."),
  ];
}

/** @param {Store} store @param {Commands} commands */
function stops(store, commands) {
  const box = (/** @type {keyof TrainingSettings} */ key, /** @type {string} */ label, whole = true) => number(store, commands, key, label, { whole, empty: true });
  return [
    html("p", { class: "setting row" }, "after ", box("stop_epochs", "Stop after so many epochs of play"), " epochs of play"),
    html("p", { class: "setting row" }, "at a training loss of ", box("stop_loss", "Stop at a training loss of", false)),
    html("p", { class: "setting row" }, "no better test loss in ", box("stop_patience", "Stop after so many epochs without a better test loss"), " epochs"),
    html("p", { class: "soft" }, "What is empty never stops it."),
  ];
}

/** @param {Store} store @param {Commands} commands */
function starts(store, commands) {
  const reset = html("button", { type: "button", class: "button small" }, "Reset now");
  reset.onclick = () => commands.reset();
  return [
    start(store, commands, "Weights", "initializer"),
    start(store, commands, "Biases", "bias_initializer"),
    html("p", { class: "setting row" }, html("span", { class: "soft" }, "Used by Reset and New start."), reset),
  ];
}

/** @param {Store} store @param {Commands} commands @param {string} label @param {"initializer" | "bias_initializer"} key */
function start(store, commands, label, key) {
  const value = /** @type {const} */ (`${key}_value`);
  const box = html("input", { class: "value", inputmode: "decimal", autocomplete: "off", placeholder: "–", "aria-label": `Value of the ${label.toLowerCase()}’ start` });
  settingBox(box, store, `network.${value}`, ({ document }) => document.network[value], (number) => commands.configure({ network: { [value]: number } }));
  const choices = (/** @type {State} */ { catalog }) => catalog[`${key}s`];
  follow(store, (state) => (box.hidden = !choices(state).find(({ name }) => name === state.document.network[key])?.uses_value));
  return settingMenu(store, label, choices, ({ document }) => document.network[key], (name) => commands.configure({ network: { [key]: name } }), box);
}

/**
 * A number of training as a box.
 * @param {Store} store @param {Commands} commands @param {keyof TrainingSettings} key @param {string} [label] @param {{whole?: boolean, empty?: boolean}} [kind]
 */
function number(store, commands, key, label, { whole = false, empty = false } = {}) {
  const box = html("input", { class: "value", inputmode: whole ? "numeric" : "decimal", autocomplete: "off", placeholder: empty ? "–" : null, "aria-label": label });
  settingBox(box, store, `training.${key}`, ({ document }) => /** @type {number | null} */ (document.training[key]), (value) => commands.configure({ training: { [key]: value } }), { empty });
  return box;
}
