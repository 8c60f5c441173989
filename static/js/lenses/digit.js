/** @import { Palettes } from "../colors.js" */
/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { PointerReading, Sample, Split, State } from "../types.js" */
import { html, setText } from "../dom.js";
import { fixed, signed } from "../format.js";
import { classOf, followed } from "../marks.js";
import { segments } from "../views/segments.js";
import { outputBars } from "./bars.js";
import { board, smallButton } from "./board.js";
import { erased, inked } from "./pen.js";
import { CELLS } from "./pixels.js";
import { cellLit, inputAt, largest, pathAt, placed, unitShown, unitTitle } from "./template.js";

/** What adds so much has a strong colour, whatever else there is. */
const STRONG = 0.5;

/** The test digits, where there are any. @param {State} state @returns {Split} */
export const splitOf = ({ samples }) => (samples?.test.points.length ? "test" : "train");

/**
 * One digit, of the data or drawn: how sure the network is of each, and what each pixel adds to that.
 * @param {Store} store @param {Commands} commands
 */
export function digitTab(store, commands) {
  const { state } = store;
  /** What was drawn; null while it is a digit of the data. @type {number[] | null} */
  let drawn = null;
  /** @type {number[]} */
  let seen = Array(CELLS).fill(0);
  let tool = inked;
  const over = (/** @type {number | null} */ cell) => store.set({ lit: cell === null ? null : pathAt(state, unitShown(state), cell) });
  const tell = (/** @type {number} */ cell) => readingOf(state, cell);
  const paper = board("The digit, to be drawn on", { touch: (_, x, y) => draw(tool(seen, x, y)), over, tell: (cell) => `${state.dataset.features[cell]}: ink ${fixed(seen[cell])}` });
  const weights = board("Its weights", { over, tell }), added = board("Pixel times weight", { over, tell });
  const bars = outputBars((name) => store.set({ unit: name === state.unit ? null : name }));
  const about = html("span", { class: "soft" }), verdict = html("output", { class: "about" });
  const captions = [html("figcaption"), html("figcaption", {}, "pixel × weight")], sum = html("p", { class: "reading" });
  const tools = html("div", { class: "segments small", role: "radiogroup", "aria-label": "Tool" });
  const show = segments(tools, [["pen", "Pen", "Draws ink"], ["eraser", "Eraser", "Takes ink away"]], (value) => {
    tool = value === "pen" ? inked : erased;
    show(value);
  });
  show("pen");
  const element = html("div", { class: "this-digit" },
    html("div", { class: "paper" }, html("div", { class: "row" }, smallButton("‹", "Digit before", () => turn(-1)), about, smallButton("›", "Next digit", () => turn(1))), paper.element, html("div", { class: "row" }, tools, smallButton("Clear", "Clear", () => draw(Array(CELLS).fill(0))))),
    html("div", { class: "certainty" }, verdict, bars.element),
    html("div", { class: "adds" }, html("figure", {}, weights.element, captions[0]), html("figure", {}, added.element, captions[1]), sum),
  );

  /** The digit that is walked or chosen, else the first one. @returns {Sample} */
  const looked = () => followed(state) ?? { split: splitOf(state), index: 0 };
  const look = () => {
    const { split, index } = looked();
    seen = drawn ?? state.samples?.[split].points[index] ?? seen;
    commands.point(drawn ?? { split, index });
    // The hand does not wait for the answer.
    store.set({ pointer: state.pointer });
  };
  const draw = (/** @type {number[]} */ pixels) => {
    drawn = pixels;
    look();
  };
  const turn = (/** @type {number} */ way) => {
    const { split, index } = looked(), count = state.samples?.[split].points.length ?? 1;
    drawn = null;
    commands.choose({ split, index: (index + way + count) % count });
  };
  return {
    element,
    /** To the digit that is chosen, when it is another one; what was drawn stays from level to level. @param {boolean} another */
    follow(another) {
      if (another && followed(state)) drawn = null;
      look();
    },
    /** @param {State} state @param {Palettes} colors */
    paint(state, { paper: ink, sign }) {
      const { pointer, units, parameters, samples } = state, { split, index } = looked();
      paper.paint(seen, 1, ink);
      setText(about, drawn ? "drawn by you" : `${split === "test" ? "test" : "training"} ${index + 1} of ${samples?.[split].points.length ?? 0}`);
      if (!pointer?.products || !pointer.z || pointer.inputs.length !== units[0].length || pointer.products.length !== units[1].length) return;
      const unit = unitShown(state), products = pointer.products[unit];
      verdict.setAttribute("aria-live", state.status === "playing" ? "off" : "polite");
      setText(verdict, drawn?.every((ink) => ink === 0) ? "Draw, as high as the paper." : verdictOf(pointer, state.dataset.class_names));
      bars.paint(state);
      weights.paint(placed(state, parameters.weights[0][unit]), largest(state), sign);
      added.paint(placed(state, products), products.reduce((most, product) => Math.max(most, Math.abs(product)), STRONG), sign);
      const cell = cellLit(state, unit);
      for (const each of [paper, weights, added]) each.light(cell);
      setText(captions[0], `weights of ${unitTitle(state, unit)}`);
      setText(sum, cell === null ? sumOf(state, unit) : readingOf(state, cell));
    },
  };
}

/** @param {PointerReading} pointer @param {string[]} names */
function verdictOf({ told, targets }, names) {
  if (told === null) return "–";
  const is = targets && classOf(targets);
  if (is === null) return `told as ${named(names[told])}`;
  return is === told ? `${named(names[is])}: right` : `${named(names[is])}, told as ${named(names[told])}: wrong`;
}

/** @param {string} name  of a class */
const named = (name) => (name.length > 1 ? name : `${name === "8" ? "an" : "a"} ${name}`);

/** What it comes to in all. @param {State} state @param {number} unit */
function sumOf({ pointer, parameters, document }, unit) {
  const bias = document.network.use_biases ? (parameters.biases[0][unit] ?? 0) : 0;
  return `All together, and the bias ${fixed(bias)}: z\u00a0=\u00a0${fixed(pointer?.z?.[0][unit])}`;
}

/** One pixel with what it adds. @param {State} state @param {number} cell */
function readingOf(state, cell) {
  const { pointer, dataset, parameters } = state, unit = unitShown(state), input = inputAt(state, cell);
  return `${dataset.features[cell]}: ${fixed(pointer?.inputs[input])} × ${fixed(parameters.weights[0][unit]?.[input])} = ${signed(pointer?.products?.[unit]?.[input])}`;
}
