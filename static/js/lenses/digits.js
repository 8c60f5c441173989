/** @import { Sample, Split, State } from "../types.js" */
/** @import { MakeLens } from "./lenses.js" */
import { html, setText } from "../dom.js";
import { fixed, percent, signed } from "../format.js";
import { classOf, followed } from "../marks.js";
import { pathOf, unitNamed } from "../names.js";
import { segments } from "../views/segments.js";
import { board, inkOf, signFill } from "./board.js";
import { mistakes } from "./mistakes.js";

const SIDE = 8;
/** How much ink the pen leaves in the pixels beside the one that it touches. */
const BESIDE = 0.4;
/** How far a brush for weights goes, either way, and where it begins. */
const STRONGEST = 2, STRENGTH = 1;

/** @typedef {"digit" | "weights" | "mistakes"} Tab */

/**
 * One digit with what is made of it, the weights of a unit as a picture to be painted on, and what is
 * mistaken for what.
 * @type {MakeLens}
 */
export function makeLens(_root, store, commands) {
  const digit = digitTab(store, commands), weights = weightsTab(store, commands);
  const grid = mistakes((sample) => {
    commands.choose(sample);
    open("digit");
  });
  const group = html("div", { class: "segments small", role: "radiogroup", "aria-label": "What the lens shows" });
  const element = html("div", { class: "digits" }, group, digit.element, weights.element, grid.element);
  /** @type {Tab} */
  let tab = "digit";
  const show = segments(group, [["digit", "This digit", "One digit, and what each output makes of it"], ["weights", "Weights", "What a unit looks for, to be painted on"], ["mistakes", "Mistakes", "Which digits are told as which"]], (/** @type {Tab} */ to) => open(to));
  const shown = () => !element.hidden && store.state.dataset.lens === "digits";
  const split = () => /** @type {Split} */ (store.state.samples?.test.points.length ? "test" : "train");

  /** @param {Tab} to */
  function open(to) {
    tab = to;
    show(to);
    digit.element.hidden = to !== "digit";
    weights.element.hidden = to !== "weights";
    grid.element.hidden = to !== "mistakes";
    if (!shown()) return;
    commands.watchStandings(to === "mistakes");
    store.set({ dataset: store.state.dataset });
  }
  open("digit");

  store.paint(["samples", "chosen", "dataset", "walking", "walk"], (_, changed) => shown() && digit.follow(changed.has("chosen") || changed.has("walking")));
  store.paint(["pointer", "parameters", "unit", "units", "dataset"], (state) => {
    if (!shown() || state.units[0].length !== SIDE * SIDE) return;
    if (tab === "digit") digit.paint(state);
    if (tab === "weights") weights.paint(state);
  });
  store.paint(["standings", "samples", "dataset"], (state) => shown() && tab === "mistakes" && grid.paint(state, split()));
  return {
    element,
    show(on) {
      commands.watchStandings(on && tab === "mistakes");
      if (on) digit.follow(false);
      else commands.point(null);
    },
    title: ({ class_names: names }) => (names.length === 2 ? `(is it a ${names[1]}?)` : "(which digit?)"),
  };
}

/** The place of the first layer's unit that is chosen, or else of what is told. @param {State} state */
function unitShown({ units, unit, pointer }) {
  const place = unitNamed(units, unit);
  if (place?.layer === 0) return place.unit;
  return units.length === 2 && units[1].length > 1 ? (pointer?.told ?? 0) : 0;
}

/** @param {import("../store.js").Store} store @param {import("../commands.js").Commands} commands */
function digitTab(store, commands) {
  /** What was drawn; null while it is a digit of the data. @type {number[] | null} */
  let drawn = null;
  let pen = true;
  /** @type {number[]} */
  let seen = Array(SIDE * SIDE).fill(0);
  const paper = board(SIDE, SIDE, {
    label: "The digit, to be drawn on",
    paint: (cell) => draw(cell),
    nameOf: (cell) => store.state.units[0][cell],
    tell: (cell) => `ink ${fixed(seen[cell])}`,
  });
  const about = html("span", { class: "about" });
  const button = (/** @type {string} */ words, /** @type {string} */ name, /** @type {() => void} */ run) => {
    const element = html("button", { type: "button", class: "button small", "aria-label": name === words ? null : name }, words);
    element.onclick = run;
    return element;
  };
  const tools = html("div", { class: "segments small", role: "radiogroup", "aria-label": "Tool" });
  const choose = segments(tools, [["pen", "Pen", "Draw ink"], ["eraser", "Eraser", "Take ink away"]], (value) => {
    pen = value === "pen";
    choose(value);
  });
  choose("pen");
  const bars = html("ol", { class: "bars", "aria-label": "How sure it is" });
  const added = board(SIDE, SIDE, { label: "Pixel times weight", paint: () => {}, nameOf: (cell) => store.state.units[0][cell], tell: (cell) => signed(store.state.pointer?.products?.[unitShown(store.state)]?.[cell]) });
  const sum = html("p", { class: "sum" });
  const element = html("div", { class: "this-digit" },
    html("div", { class: "paper" }, html("div", { class: "row" }, button("‹", "Digit before", () => turn(-1)), about, button("›", "Next digit", () => turn(1))), paper.element, html("div", { class: "row" }, tools, button("Clear", "Clear", () => set(Array(SIDE * SIDE).fill(0))))),
    bars, html("div", { class: "contribution" }, added.element, sum));

  const split = () => /** @type {Split} */ (store.state.samples?.test.points.length ? "test" : "train");
  /** @returns {Sample} */
  const looked = () => followed(store.state) ?? { split: split(), index: 0 };
  const set = (/** @type {number[]} */ pixels) => {
    drawn = pixels;
    look();
  };
  const look = () => {
    const { split, index } = looked();
    seen = drawn ?? store.state.samples?.[split].points[index] ?? seen;
    paper.fill((cell) => inkOf(seen[cell]));
    commands.point(drawn ?? { split, index });
  };
  const draw = (/** @type {number} */ cell) => {
    const pixels = [...seen], x = cell % SIDE;
    if (pen) {
      const beside = [x > 0 && cell - 1, x < SIDE - 1 && cell + 1, cell - SIDE, cell + SIDE];
      for (const each of beside) if (each !== false && pixels[each] !== undefined) pixels[each] = Math.max(pixels[each], BESIDE);
    }
    pixels[cell] = pen ? 1 : 0;
    set(pixels);
  };
  const turn = (/** @type {number} */ way) => {
    const { split, index } = looked(), count = store.state.samples?.[split].points.length ?? 1;
    drawn = null;
    commands.choose({ split, index: (index + way + count) % count });
  };
  return {
    element,
    /** To the digit that is chosen, when it is another one. @param {boolean} another */
    follow(another) {
      if (another && store.state.chosen) drawn = null;
      look();
    },
    /** @param {State} state */
    paint(state) {
      const { pointer, dataset, units } = state;
      if (!pointer?.products || !pointer.z || pointer.point.length !== SIDE * SIDE) return;
      const names = dataset.class_names, is = pointer.targets && classOf(pointer.targets);
      const what = is === null ? "drawn by you" : `a ${names[is]}`;
      setText(about, pointer.told === null || is === null ? what : `${what}: ${pointer.told === is ? "right" : "wrong"}`);
      bars.replaceChildren(...barsOf(state));
      const unit = unitShown(state), products = pointer.products[unit], most = Math.max(...products.map(Math.abs));
      added.fill((cell) => signFill(products[cell], most));
      setText(sum, `pixel × weight of “${units[1][unit]}”, in all with its bias: z = ${fixed(pointer.z[0][unit])}`);
    },
  };
}

/** Each output as a bar. @param {State} state */
function barsOf({ pointer, units, dataset }) {
  const outputs = pointer?.outputs ?? [];
  return outputs.map((output, i) => {
    const told = outputs.length > 1 ? pointer?.told === i : pointer?.told === 1;
    const bar = html("i");
    bar.style.width = `${(100 * Math.max(0, Math.min(1, output))).toFixed(1)}%`;
    return html("li", { class: told ? "told" : null }, html("b", {}, outputs.length > 1 ? units[units.length - 1][i] : dataset.class_names[1]), html("span", {}, bar), html("em", {}, percent(output)));
  });
}

/** @param {import("../store.js").Store} store @param {import("../commands.js").Commands} commands */
function weightsTab(store, commands) {
  const brush = html("input", { type: "range", min: -STRONGEST, max: STRONGEST, step: 0.1, value: STRENGTH, id: "weight-brush" });
  const label = html("label", { for: brush.id }), who = html("p", { class: "about" });
  const pathAt = (/** @type {number} */ cell) => pathOf(0, unitShown(store.state), cell);
  const valueAt = (/** @type {number} */ cell) => store.state.parameters.weights[0][unitShown(store.state)]?.[cell];
  const picture = board(SIDE, SIDE, {
    label: "The weights, to be painted on",
    paint: (cell) => {
      commands.drag(pathAt(cell), Number(brush.value));
      store.set({ lit: pathAt(cell) });
    },
    begin: () => {
      // A stroke is on one unit, whatever is told meanwhile.
      const place = unitShown(store.state);
      if (store.state.unit !== store.state.units[1][place]) store.set({ unit: store.state.units[1][place] });
      commands.grab();
    },
    end: () => commands.release(),
    nameOf: (cell) => store.state.units[0][cell],
    tell: (cell) => fixed(valueAt(cell)),
  });
  const tell = () => setText(label, `Brush: weight ${fixed(Number(brush.value))}`);
  brush.oninput = tell;
  tell();
  const element = html("div", { class: "template" }, picture.element, html("div", {}, who, label, brush, html("p", { class: "soft" }, "Blue speaks for it, orange against it. Paint with the mouse or a finger: every pixel is a weight with a slider. Choose another unit in the drawing.")));
  return {
    element,
    /** @param {State} state */
    paint(state) {
      const place = unitShown(state), weights = state.parameters.weights[0][place];
      const most = Math.max(1e-9, ...state.parameters.weights[0].flat().map((weight) => Math.abs(weight ?? 0)));
      picture.fill((cell) => signFill(weights[cell], most));
      setText(who, `What “${state.units[1][place]}” looks for`);
    },
  };
}
