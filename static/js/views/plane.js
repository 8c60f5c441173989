/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Field, State } from "../types.js" */
import { between } from "../arrays.js";
import { palettes } from "../colors.js";
import { linePath } from "../contour.js";
import { html, placeBox, svg } from "../dom.js";
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
  const halo = svg("path", { class: "halo" });
  const now = svg("path", { "data-line": "now" });
  const lines = svg("svg", { class: "lines", "aria-hidden": "true" }, before, halo, now);
  const points = html("div", { class: "points", "aria-hidden": "true" });
  root.append(field, lines, points);
  let colors = palettes();

  new ResizeObserver(() => store.set({ plane: planeBox(root.clientWidth, root.clientHeight, innerWidth >= 560) })).observe(root);
  store.paint(["plane"], ({ plane }) => [field, lines].forEach((element) => placeBox(element, plane)));
  store.paint(["boundary", "glide", "plane", "look", "sensitivity", "tinted"], ({ boundary, glide, plane, sensitivity, tinted }, changed) => {
    if (changed.has("look")) colors = palettes();
    if (!boundary || !plane) return;
    const shown = glide ? onTheWay(boundary, glide) : boundary;
    if (tinted && sensitivity) paintField(canvas, sensitivity, plane, (i) => sensitivity.z[i] / (sensitivity.most || 1), colors.tint);
    else paintField(canvas, shown, plane, (i) => (shown.z[i] - shown.level) * 2, colors.classes);
    const path = linePath(shown, plane);
    now.setAttribute("d", path);
    halo.setAttribute("d", path);
  });
  store.paint(["before", "status", "plane"], (state) => before.setAttribute("d", state.before && state.status !== "playing" ? linePath(state.before, state.plane) : ""));
  pointsView(root, points, store);
  linesView(pointerView(root, store, commands), store, commands);
  legendView(store);
}

/** @param {Field} to @param {NonNullable<State["glide"]>} glide @returns {Field} */
function onTheWay(to, { from, part }) {
  return from.z.length === to.z.length ? { ...to, z: between(from.z, to.z, part) } : to;
}
