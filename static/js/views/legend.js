/** @import { Store } from "../store.js" */
/** @import { Sensitivity, State } from "../types.js" */
import { byId, html, setText, svg } from "../dom.js";
import { significant } from "../format.js";
import { mark } from "../marks.js";
import { inWords } from "../names.js";
import { columnsOfPlane } from "../unitlines.js";

/** What the plane's marks mean. @param {Store} store */
export function legendView(store) {
  const root = byId("legend");
  const hint = byId("plane-hint");
  store.paint(["chosen", "units", "space", "tinted", "lit"], (state) => setText(hint, hintOf(state)));
  store.paint(["dataset", "before", "next", "status", "sensitivity", "tinted", "space", "samples"], ({ samples, dataset, before, next, status, sensitivity, tinted, units, space }) => {
    if (tinted && sensitivity && space === null) return root.replaceChildren(...matters(sensitivity, units));
    const [none, one] = dataset.kind === "classification" ? dataset.class_names : ["below ½", `${dataset.output_names[0]} above ½`];
    const playing = status === "playing";
    root.replaceChildren(
      item([mark(1, false, 8, 7, 4)], one),
      item([mark(0, false, 8, 7, 4)], none),
      ...(samples && samples.test.points.length ? [item([mark(1, true, 4, 7, 3.2), mark(0, true, 12, 7, 3.2)], "outlined: test")] : []),
      ...(next && !playing ? [item([svg("circle", { cx: 8, cy: 7, r: 5.5, style: "fill:none;stroke:var(--ink);stroke-width:1.2" })], "next batch")] : []),
      ...(before && !playing && space === null ? [item([svg("path", { d: "M0 7h16", style: "stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3" })], "before")] : []),
    );
  });
}

/** @param {Sensitivity} sensitivity @param {string[][]} units */
function matters({ parameter, most }, units) {
  const swatch = (/** @type {string} */ color) => svg("rect", { x: 2, y: 1, width: 12, height: 12, rx: 2, style: `fill:var(${color})` });
  const words = html("span", { class: "matters", title: `its slope is at most ${significant(most, 2).slice(1)}` }, "if ", html("mark", {}, inWords(parameter, units)), ` grew, “${units[units.length - 1][0]}” would`);
  return [words, item([swatch("--pos")], "rise"), item([swatch("--neg")], "fall")];
}

/** @param {State} state */
function hintOf({ chosen, units, space, tinted, lit }) {
  if (tinted && !lit && space === null) return "now point at a slider or a link";
  if (chosen) return `following ${chosen.split === "train" ? "training" : "test"} point ${chosen.index}`;
  if (space !== null) return `every point by what h${space} makes of it`;
  return columnsOfPlane(units) ? "drag a line to move its unit" : "click a point to follow it";
}

/** @param {SVGElement[]} marks @param {string} words */
function item(marks, words) {
  return html("span", {}, svg("svg", { width: 16, height: 14, viewBox: "0 0 16 14", "aria-hidden": "true" }, ...marks), words);
}
