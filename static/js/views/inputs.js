/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { FeatureChoice, State, UnitField } from "../types.js" */
import { html, remember } from "../dom.js";
import { changer } from "./changer.js";
import { show, unitPixels } from "./field.js";

/** Every input that goes with the data; a column of a table that has no plane has no field. @param {State} state @returns {FeatureChoice[]} */
export function offeredInputs({ catalog, dataset }) {
  const known = new Map(dataset.planar ? catalog.features.map((each) => [each.name, each]) : []);
  return dataset.features.map((name) => known.get(name) ?? { name, description: "", needs_x2: false, field: [[0]] });
}

/** More inputs than this have no cards of their own. */
const MOST_CARDS = 16;

/** Whether one card stands for all inputs: for pixels, which are one picture, and for what is too much to be drawn one by one. @param {State} state */
export const areGathered = ({ units, dataset: { image, lens }, offering }) => !!image || (units[0].length > MOST_CARDS && !(offering && !lens));

/** What an input looks like that is not in use. @param {FeatureChoice} feature @returns {UnitField} */
export const fieldOf = ({ field }) => ({ values: Int8Array.from(field.flat()), rows: field.length, columns: field[0].length, scale: 1 });

/** Switches one input on or off; one always stays on. @param {Store} store @param {Commands} commands @returns {(name: string) => void} */
export function inputSwitch(store, commands) {
  const change = changer(store, commands, ({ problem }) => problem.features, (features) => commands.configure({ problem: { features } }));
  return (name) =>
    change((features) => {
      const left = features.filter((each) => each !== name);
      const all = offeredInputs(store.state).map((each) => each.name);
      return left.length === features.length ? all.filter((each) => each === name || features.includes(each)) : left.length ? left : features;
    });
}

/** Shows the inputs that are off in the drawing, or no longer. @param {Store} store @param {boolean} offering */
export function offer(store, offering) {
  store.set({ offering, room: (store.state.room ?? 0) + 1 });
  remember("offering", String(offering));
}

/** Tells of a button whether its input is on. @param {HTMLElement} button @param {string} name @param {string[]} features  those in use */
export function tellSwitch(button, name, features) {
  const on = features.includes(name), only = on && features.length === 1;
  button.setAttribute("aria-pressed", String(on));
  button.setAttribute("aria-disabled", String(only));
  button.title = only ? "At least one input stays on" : `Switch ${name} ${on ? "off" : "on"}`;
}

/**
 * All inputs as a list of switches, where the drawing has no room for them.
 * @param {FeatureChoice[]} features @param {(name: string) => void} toggle
 */
export function inputList(features, toggle) {
  const pixels = unitPixels();
  const buttons = features.map((feature) => {
    const canvas = html("canvas", { "aria-hidden": "true" });
    show(canvas, pixels(fieldOf(feature), -1, undefined));
    const button = html("button", { class: "button", type: "button", "aria-label": `input ${feature.name}` }, canvas, feature.name);
    button.onclick = () => toggle(feature.name);
    return button;
  });
  return {
    element: html("div", { class: "inputs", role: "group", "aria-label": "Inputs" }, ...buttons),
    /** @param {State} state */
    show: ({ document: { problem } }) => buttons.forEach((button, i) => tellSwitch(button, features[i].name, problem.features)),
  };
}
