/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { FeatureChoice, State, UnitField } from "../types.js" */
import { html, remember } from "../dom.js";
import { changer } from "./changer.js";
import { show, unitPixels } from "./field.js";

/** What goes into the network, and its unit's name. @typedef {FeatureChoice & {unit: string}} OfferedInput */

/** Every input that goes with the data; a column of a table that has no plane has no field. @param {Pick<State, "catalog" | "dataset">} state @returns {OfferedInput[]} */
export function offeredInputs({ catalog, dataset }) {
  const known = new Map(dataset.planar ? catalog.features.map((each) => [each.name, each]) : []);
  return dataset.features.map((name, i) => ({ ...(known.get(name) ?? { name, description: "", needs_x2: false, field: [[0]] }), unit: dataset.input_units[i] }));
}

/** More inputs than this have no cards of their own. */
export const MOST_CARDS = 16;

/** Whether one card stands for all inputs: for pixels, which are one picture, and for what is too much to be drawn one by one. @param {State} state */
export const areGathered = ({ units, dataset: { image, lens }, offering }) => !!image || (units[0].length > MOST_CARDS && !(offering && !lens));

/** What an input looks like that is not in use. @param {FeatureChoice} feature @returns {UnitField} */
export const fieldOf = ({ field }) => ({ values: Int8Array.from(field.flat()), rows: field.length, columns: field[0].length, scale: 1 });

/** Switches one input on or off, by its unit's name; one always stays on. @param {Store} store @param {Commands} commands @returns {(unit: string) => void} */
export function inputSwitch(store, commands) {
  const change = changer(store, commands, ({ problem }) => problem.features, (features) => commands.configure({ problem: { features } }));
  return (unit) =>
    change((features) => {
      const { features: all, input_units: units } = store.state.dataset;
      const name = all[units.indexOf(unit)];
      const left = features.filter((each) => each !== name);
      return left.length === features.length ? all.filter((each) => each === name || features.includes(each)) : left.length ? left : features;
    });
}

/** Shows the inputs that are off in the drawing, or no longer. @param {Store} store @param {boolean} offering */
export function offer(store, offering) {
  store.set({ offering, room: (store.state.room ?? 0) + 1 });
  remember("offering", String(offering));
}

/** Tells of a button whether its input is on. @param {HTMLElement} button @param {string} name @param {string[]} inputs  those in use */
export function tellSwitch(button, name, inputs) {
  const on = inputs.includes(name), only = on && inputs.length === 1;
  button.setAttribute("aria-pressed", String(on));
  button.setAttribute("aria-disabled", String(only));
  button.title = only ? "At least one input stays on" : `Switch ${name} ${on ? "off" : "on"}`;
}

/**
 * All inputs as a list of switches, where the drawing has no room for them.
 * @param {OfferedInput[]} inputs @param {(unit: string) => void} toggle
 */
export function inputList(inputs, toggle) {
  const pixels = unitPixels();
  const buttons = inputs.map((input) => {
    const canvas = html("canvas", { "aria-hidden": "true" });
    show(canvas, pixels(fieldOf(input), -1, undefined));
    const button = html("button", { class: "button", type: "button", "aria-label": `input ${input.unit}` }, canvas, input.unit);
    button.onclick = () => toggle(input.unit);
    return button;
  });
  return {
    element: html("div", { class: "inputs", role: "group", "aria-label": "Inputs" }, ...buttons),
    /** @param {State} state */
    show: ({ units }) => buttons.forEach((button, i) => tellSwitch(button, inputs[i].unit, units[0])),
  };
}
