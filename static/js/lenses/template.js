/** @import { Palettes } from "../colors.js" */
/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Maybe, State } from "../types.js" */
import { html, setText } from "../dom.js";
import { fixed } from "../format.js";
import { parsePath, pathOf, unitNamed } from "../names.js";
import { segments } from "../views/segments.js";
import { board, smallButton } from "./board.js";

/** How much a stroke adds to a weight. */
const MORE = 0.5;

/** What is no larger than this has no full colour. */
const PALE = 0.5;

/** @type {Record<"more" | "less" | "zero", (value: number) => number>} */
const BRUSHES = { more: (value) => value + MORE, less: (value) => value - MORE, zero: () => 0 };

/** The place of the first layer's unit that is chosen, or of what is told where that is one. @param {State} state */
export function unitShown({ units, unit, pointer }) {
  const place = unitNamed(units, unit);
  if (place?.layer === 0) return place.unit;
  return units.length === 2 && units[1].length > 1 ? (pointer?.told ?? 0) : 0;
}

/** What a unit is called among words. @param {State} state @param {number} unit  of the first layer */
export const unitTitle = ({ units }, unit) => (units.length === 2 ? `“${units[1][unit]}”` : units[1][unit]);

/** The input that a pixel is, -1 where it is not read. @param {State} state @param {number} cell */
export const inputAt = ({ units, dataset }, cell) => units[0].indexOf(dataset.features[cell]);

/** Numbers of the inputs in the places of their pixels, 0 where one is not read. @param {State} state @param {Maybe[]} numbers */
export const placed = ({ units, dataset }, numbers) => dataset.features.map((name) => numbers[units[0].indexOf(name)] ?? 0);

/** The path of a pixel's weight, null where it is not read. @param {State} state @param {number} unit @param {number} cell */
export function pathAt(state, unit, cell) {
  const input = inputAt(state, cell);
  return input < 0 ? null : pathOf(0, unit, input);
}

/** The pixel whose weight is lit, if it is one of this unit. @param {State} state @param {number} unit */
export function cellLit({ lit, units, dataset }, unit) {
  const place = lit === null ? null : parsePath(lit);
  if (!place || place.layer !== 0 || place.unit !== unit || place.input === null) return null;
  const cell = dataset.features.indexOf(units[0][place.input]);
  return cell < 0 ? null : cell;
}

/** The largest weight of the first layer, so that its units compare; where all are small they stay pale. @param {State} state */
export const largest = ({ parameters }) => parameters.weights[0].reduce((most, row) => row.reduce((/** @type {number} */ more, weight) => Math.max(more, Math.abs(weight ?? 0)), most), PALE);

/**
 * The weights of a unit as a picture that is painted on.
 * @param {Store} store @param {Commands} commands
 */
export function templateTab(store, commands) {
  const { state } = store;
  /** @type {keyof typeof BRUSHES} */
  let brush = "more";
  /** A stroke is on one unit, whatever is told meanwhile, and once on each pixel. */
  let unit = 0;
  /** @type {Set<number>} */
  const touched = new Set();
  const weightAt = (/** @type {number} */ cell) => state.parameters.weights[0][unitShown(state)]?.[inputAt(state, cell)];
  const tell = (/** @type {number} */ cell) => `${state.dataset.features[cell]}: ${fixed(weightAt(cell))}`;
  const begin = () => {
    unit = unitShown(state);
    touched.clear();
    store.set({ unit: state.units[1][unit] });
    commands.grab();
  };
  const touch = (/** @type {number} */ cell, /** @type {keyof typeof BRUSHES} */ by) => {
    const path = pathAt(state, unit, cell);
    if (path === null || touched.has(cell)) return;
    touched.add(cell);
    commands.drag(path, BRUSHES[by](weightAt(cell) ?? 0));
    store.set({ lit: path });
  };
  const press = (/** @type {keyof typeof BRUSHES} */ by) => (/** @type {number} */ cell) => {
    begin();
    touch(cell, by);
    commands.release();
  };
  const picture = board("The weights, to be painted on", {
    begin,
    touch: (cell) => touch(cell, brush),
    end: () => commands.release(),
    keys: { "+": press("more"), "-": press("less"), "0": press("zero") },
    over: (cell) => store.set({ lit: cell === null ? null : pathAt(state, unitShown(state), cell) }),
    tell,
  });
  const who = html("p", { class: "about" }), reading = html("p", { class: "reading" });
  const tools = html("div", { class: "segments small", role: "radiogroup", "aria-label": "Brush" });
  const show = segments(tools, [["more", "More", `Adds ${MORE}`], ["less", "Less", `Takes ${MORE} away`], ["zero", "Zero", "Sets to 0"]], (/** @type {keyof typeof BRUSHES} */ value) => show((brush = value)));
  show(brush);
  const turn = (/** @type {number} */ way) => {
    const names = state.units[1], { length } = names;
    store.set({ unit: names[(unitShown(state) + way + length) % length] });
  };
  const before = smallButton("‹", "Weights before", () => turn(-1)), after = smallButton("›", "Next weights", () => turn(1));
  const element = html("div", { class: "template" },
    html("div", { class: "row" }, before, who, after, tools),
    picture.element,
    html("div", { class: "beside" }, html("p", { class: "soft" }, "Paint on it: blue speaks for it, orange against it. Each pixel is a weight, with a slider of its own."), reading),
  );
  return {
    element,
    /** @param {State} state @param {Palettes} colors */
    paint(state, { sign }) {
      const shown = unitShown(state);
      picture.paint(placed(state, state.parameters.weights[0][shown]), largest(state), sign);
      before.hidden = after.hidden = state.units[1].length < 2;
      const cell = cellLit(state, shown);
      picture.light(cell);
      setText(who, `What ${unitTitle(state, shown)} looks for`);
      setText(reading, cell === null ? "" : tell(cell));
    },
  };
}
