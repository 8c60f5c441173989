/** @import { Store } from "../store.js" */
/** @import { DatasetInfo, Sensitivity, State } from "../types.js" */
import { byId, html, setText, svg } from "../dom.js";
import { fixed, significant } from "../format.js";
import { PAGE_INK, faceOfClass, faceOfNumber, mark } from "../marks.js";
import { inWords } from "../names.js";
import { groundWords } from "../painting/ground.js";
import { shownPin } from "../pinned.js";
import { columnsOfPlane } from "../unitlines.js";

/** What the plane's marks mean. @param {Store} store */
export function legendView(store) {
  const root = byId("legend");
  const hint = byId("plane-hint");
  /** @type {unknown[]} */
  let told = [];
  store.paint(["chosen", "units", "space", "tinted", "lit", "painting", "samples", "document"], (state) => setText(hint, hintOf(state)));
  store.paint(["dataset", "before", "next", "status", "sensitivity", "tinted", "tested", "space", "samples", "pinned", "document"], (state) => {
    const { dataset, before, next, status, sensitivity, tinted, tested, space, samples } = state;
    // The next update is another one in every frame, and while it plays of no matter here.
    const facts = [dataset, before, status === "playing" || !next, sensitivity, tinted, tested, space, samples];
    if (facts.every((fact, i) => fact === told[i])) return;
    told = facts;
    const pinned = shownPin(state) !== null && space === null;
    root.classList.toggle("several", dataset.class_names.length !== 2 || pinned);
    if (tinted && sensitivity && space === null) return root.replaceChildren(...matters(sensitivity, state));
    if (dataset.lens && space === null) return root.replaceChildren(...seenThrough(dataset));
    const resting = status !== "playing";
    root.replaceChildren(
      ...(dataset.kind === "regression" ? numbers(state) : classes(dataset)),
      ...tests(state),
      ...(next && resting ? [item([svg("circle", { cx: 8, cy: 7, r: 5.5, style: "fill:none;stroke:var(--ink);stroke-width:1.2" })], "next batch")] : []),
      ...(before && resting && space === null ? [item([svg("path", { d: "M0 7h16", style: "stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3" })], "before")] : []),
      ...(pinned ? [item([svg("path", { d: "M0 7h16", style: "stroke:var(--ink);stroke-width:1.3;stroke-dasharray:8 3 1.5 3;opacity:.6" })], "pinned")] : []),
    );
  });
}

/** The second of two classes is what the output is sure of, and comes first. @param {DatasetInfo} dataset */
function classes({ class_names: names }) {
  const items = names.map((name, place) => item([mark(faceOfClass(place, PAGE_INK), false, 8, 7, 4)], name));
  return names.length > 2 ? items : items.reverse();
}

/** What a lens marks: nothing, or the classes, and on the street what is mistaken. @param {DatasetInfo} dataset */
function seenThrough(dataset) {
  if (dataset.lens !== "brightness" && dataset.lens !== "pedestrian") return [];
  return [...classes(dataset), ...(dataset.lens === "pedestrian" ? [item([svg("circle", { cx: 8, cy: 7, r: 5, style: "fill:none;stroke:var(--ink);stroke-width:1.4" })], "told wrong")] : [])];
}

/** The colours from the least to the largest number, and the line of a curve. @param {State} state */
function numbers({ dataset: { half, curve, output_names: [name] }, space }) {
  const scale = html("span", { class: "scale" }, `${name} ${fixed(-half)}`, html("i", { class: "ramp" }), fixed(half));
  const line = svg("path", { d: "M0 7h16", style: "stroke:var(--ink);stroke-width:2.4" });
  return curve && space === null ? [item([line], "output"), scale] : [scale];
}

/** @param {State} state */
function tests({ samples, dataset, tested }) {
  if (!tested || !samples?.test.points.length) return [];
  const faces = dataset.kind === "regression" ? [faceOfNumber(1, PAGE_INK), faceOfNumber(-1, PAGE_INK)] : [faceOfClass(1, PAGE_INK), faceOfClass(0, PAGE_INK)];
  return [item(faces.map((face, i) => mark(face, true, 4 + 8 * i, 7, 3.2)), "test")];
}

/** @param {Sensitivity} sensitivity @param {State} state */
function matters({ parameter, output, most }, state) {
  const swatch = (/** @type {string} */ color) => svg("rect", { x: 2, y: 1, width: 12, height: 12, rx: 2, style: `fill:var(${color})` });
  const words = html("span", { class: "matters", title: `its slope is at most ${significant(most, 2).slice(1)}` }, "if ", html("mark", {}, inWords(parameter, state)), ` grew, “${state.units[state.units.length - 1][output]}” would`);
  return [words, item([swatch("--pos")], "rise"), item([swatch("--neg")], "fall")];
}

/** @param {State} state */
function hintOf(state) {
  const { chosen, space, tinted, lit, painting } = state;
  if (painting) return groundWords(state);
  if (tinted && !lit && space === null) return "now point at a slider or a link";
  if (chosen) return `following ${chosen.split === "train" ? "training" : "test"} point ${chosen.index}`;
  if (space !== null) return `every point by what h${space} makes of it`;
  return columnsOfPlane(state) ? "drag a line to move its unit" : "click a point to follow it";
}

/** @param {SVGElement[]} marks @param {string} words */
function item(marks, words) {
  return html("span", {}, svg("svg", { width: 16, height: 14, viewBox: "0 0 16 14", "aria-hidden": "true" }, ...marks), words);
}
