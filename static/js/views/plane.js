/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Field, State } from "../types.js" */
import { palettes } from "../colors.js";
import { boundaryPath, curvePath, isCurve, onTheWay, paletteOf, shadeOf } from "../decision.js";
import { html, placeBox, svg } from "../dom.js";
import { shownPin } from "../pinned.js";
import { planeBox } from "../plot.js";
import { paintField } from "./field.js";
import { legendView } from "./legend.js";
import { linesView } from "./lines.js";
import { pointsView } from "./points.js";
import { pointerView } from "./pointer.js";

/**
 * The plane: the output's field, its boundary now and before the last action, and the points.
 * @param {HTMLElement} root @param {Store} store @param {Commands} commands
 */
export function planeView(root, store, commands) {
  const canvas = html("canvas");
  const field = html("div", { class: "field-box" }, canvas);
  field.style.overflow = "hidden";
  const before = svg("path", { "data-line": "before" });
  const pinned = svg("path", { "data-line": "pinned" });
  const halo = svg("path", { class: "halo" });
  const now = svg("path", { "data-line": "now" });
  const lines = svg("svg", { class: "lines", "aria-hidden": "true" }, pinned, before, halo, now);
  const points = html("div", { class: "points", "aria-hidden": "true" });
  root.append(field, lines, points);
  let colors = palettes();

  new ResizeObserver(() => root.clientWidth && store.set({ plane: planeBox(root.clientWidth, root.clientHeight, innerWidth >= 560) })).observe(root);
  store.paint(["plane"], ({ plane }) => [field, lines].forEach((element) => placeBox(element, plane)));
  store.paint(["boundary", "glide", "plane", "look", "sensitivity", "tinted", "discrete"], (state, changed) => {
    const { boundary, glide, plane, sensitivity, tinted } = state;
    if (changed.has("look")) colors = palettes();
    if (!boundary || !plane) return;
    const shown = glide ? onTheWay(boundary, glide.from, glide.part) : boundary;
    canvas.hidden = isCurve(shown) && !(tinted && sensitivity);
    if (tinted && sensitivity) paintField(canvas, sensitivity, plane, (i) => sensitivity.z[i] / (sensitivity.most || 1), colors.tint);
    else if (!canvas.hidden) paintField(canvas, shown, plane, shadeOf(shown, state), paletteOf(shown, colors));
    const path = lineOf(shown, state);
    now.setAttribute("d", path);
    halo.setAttribute("d", path);
  });
  store.paint(["before", "status", "plane", "boundary", "discrete"], (state) => {
    const { before: old, boundary, status } = state;
    const told = state.plane && old && boundary && status !== "playing" && isCurve(old) === isCurve(boundary) && !old.margins === !boundary.margins;
    before.setAttribute("d", told ? lineOf(old, state) : "");
  });
  store.paint(["pinned", "document", "plane", "discrete", "dataset"], (state) => {
    const shown = shownPin(state);
    pinned.setAttribute("d", shown && state.plane ? lineOf(shown.field, state) : "");
  });
  store.paint(["dataset"], ({ dataset: { planar } }) => document.body.classList.toggle("planeless", !planar));
  pointsView(root, points, store);
  linesView(pointerView(root, store, commands), store, commands);
  legendView(store);
}

/** The boundary on the plane, or the curve. @param {Field} field @param {State} state */
function lineOf(field, { plane, dataset, discrete }) {
  return isCurve(field) ? curvePath(field, plane, dataset.extent[1], discrete) : boundaryPath(field, plane);
}
