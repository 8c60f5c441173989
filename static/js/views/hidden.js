/** @import { Commands } from "../commands.js" */
/** @import { Box } from "../plot.js" */
/** @import { Store } from "../store.js" */
/** @import { HiddenSpace, Sample, Split, State } from "../types.js" */
import { figureInk, palettes, tokenCss } from "../colors.js";
import { linePath } from "../contour.js";
import { byId, html, placeBox, svg } from "../dom.js";
import { plain } from "../format.js";
import { mapping } from "../plot.js";
import { nearest, nearOf } from "../pointing.js";
import { paintField } from "./field.js";
import { segments } from "./segments.js";

/**
 * A hidden layer of two units as a plane of its own, shown in place of the plane: every point where
 * the layer puts it, and what the rest of the network makes of each place.
 * @param {HTMLElement} root @param {Store} store @param {Commands} commands
 */
export function hiddenView(root, store, commands) {
  const canvas = html("canvas"), marks = html("canvas");
  const halo = svg("path", { class: "halo" }), now = svg("path", { "data-line": "hidden" });
  const field = html("div", { class: "field-box" }, canvas);
  const lines = svg("svg", { class: "lines" }, halo, now);
  const axes = svg("svg", { class: "axes" });
  const space = html("div", { class: "space", role: "img", hidden: true }, field, lines, marks, axes);
  root.append(space);
  let colors = palettes().classes;
  let ink = { ...figureInk(), lit: tokenCss("--lit") };

  store.paint(["look"], () => {
    colors = palettes().classes;
    ink = { ...figureInk(), lit: tokenCss("--lit") };
  });
  store.paint(["plane"], ({ plane }) => [field, lines, marks].forEach((element) => placeBox(element, plane)));
  store.paint(["hidden", "space", "plane", "look", "units"], (state) => {
    const seen = seenIn(state);
    space.hidden = !seen;
    root.classList.toggle("as-space", !!seen);
    if (!seen || !state.plane) return;
    paintField(canvas, seen, state.plane, (i) => (seen.z[i] - seen.level) * 2, colors);
    for (const line of [halo, now]) line.setAttribute("d", linePath(seen, state.plane));
    axes.replaceChildren(...axisMarks(seen, state.plane, state.units[seen.layer]));
    space.setAttribute("aria-label", inWords(state, seen.layer));
  });
  store.paint(["hidden", "space", "plane", "look", "samples", "hovered", "chosen", "next", "status", "telling"], (state) => paintMarks(marks, state, ink));
  pointAt(marks, store, commands);
  spaceSwitch(store, commands);
}

/** What is seen of the layer that was asked for; null for the plane. @param {State} state @returns {HiddenSpace | null} */
const seenIn = ({ space, hidden }) => (hidden && hidden.layer === space ? hidden : null);

/** @param {State} state @param {number} layer */
function inWords({ units }, layer) {
  const [across, up] = units[layer];
  const cut = layer === units.length - 2 ? " The output layer cuts this plane along a straight line." : "";
  return `Every point as the layer after h${layer} sees it: across what ${across} makes of it, upwards what ${up} makes of it.${cut}`;
}

/** Numbers at round places, and the units' names, where the plane has its own. @param {HiddenSpace} seen @param {Box} box @param {string[]} names */
function axisMarks({ extent }, box, [across, up]) {
  if (box.left === 0) return [];
  const map = mapping(extent, box);
  const bottom = box.top + box.height, [low, high] = extent[0];
  const step = 2 ** Math.floor(Math.log2((high - low) / 2));
  const ticks = Array.from({ length: 5 }, (_, i) => (Math.ceil(low / step) + i) * step).filter((tick) => tick < high);
  const words = (/** @type {number} */ tick) => (Math.abs(tick) < 1e4 ? plain(tick) : tick.toExponential(0));
  return [
    ...ticks.map((tick) => svg("text", { x: box.left + map.x(tick), y: bottom + 13, class: "across" }, words(tick))),
    ...ticks.map((tick) => svg("text", { x: box.left - 5, y: box.top + map.y(tick) + 4 }, words(tick))),
    svg("text", { x: box.left + 0.78 * box.width, y: bottom + 13, class: "across name" }, across),
    svg("text", { x: box.left - 3, y: box.top + 0.22 * box.height + 4, class: "name" }, up),
  ];
}

/** @typedef {ReturnType<typeof figureInk> & {lit: string}} Ink */

/** The points and rings of the plane, on a canvas, since here every point moves in every frame. @param {HTMLCanvasElement} canvas @param {State} state @param {Ink} ink */
function paintMarks(canvas, state, ink) {
  const { samples, plane, next, status, telling, hovered, chosen } = state;
  const seen = seenIn(state);
  if (!seen || !samples || !plane || samples.train.targets.length !== seen.train.points.length) return;
  const scale = devicePixelRatio;
  canvas.width = Math.round(plane.width * scale);
  canvas.height = Math.round(plane.height * scale);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(scale, scale);
  const map = mapping(seen.extent, plane);
  const at = (/** @type {Sample} */ { split, index }) => {
    const [x, y] = seen[split].points[index] ?? [NaN, NaN];
    return /** @type {[number, number]} */ ([map.x(x), map.y(y)]);
  };
  const point = (/** @type {Sample} */ { split, index }) => drawPoint(context, at({ split, index }), samples[split].targets[index][0] > 0.5 ? 1 : 0, split === "test", ink);
  for (const split of /** @type {Split[]} */ (["test", "train"])) seen[split].points.forEach((_, index) => point({ split, index }));
  const batch = telling?.batch ?? (status === "playing" ? [] : next?.batch ?? []);
  for (const index of batch.slice(0, 400)) drawRing(context, at({ split: "train", index }), 7, 1, ink.ink);
  if (chosen) {
    drawRing(context, at(chosen), 9, 1.5, ink.ink, ink.lit);
    point(chosen);
  }
  if (hovered) drawRing(context, at(hovered), 9, 2, ink.ink);
}

/** @param {CanvasRenderingContext2D} context @param {[number, number]} at @param {number} r @param {number} width @param {string} color @param {string} [fill] */
function drawRing(context, [x, y], r, width, color, fill = "transparent") {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  Object.assign(context, { fillStyle: fill, strokeStyle: color, lineWidth: width });
  context.fill();
  context.stroke();
}

/** As on the plane: class by colour and shape, train filled, test outlined. @param {CanvasRenderingContext2D} context @param {[number, number]} at @param {number} kind  0 or 1 @param {boolean} outlined @param {Ink} ink */
function drawPoint(context, [x, y], kind, outlined, ink) {
  const color = kind ? ink.class1 : ink.class0;
  const look = outlined ? { fill: ink.panel, stroke: color, width: 1.5 } : { fill: color, stroke: ink.panel, width: 1 };
  if (kind) return drawRing(context, [x, y], 3.5, look.width, look.stroke, look.fill);
  context.beginPath();
  context.moveTo(x, y - 4.8);
  context.lineTo(x + 4.4, y + 3.2);
  context.lineTo(x - 4.4, y + 3.2);
  context.closePath();
  Object.assign(context, { fillStyle: look.fill, strokeStyle: look.stroke, lineWidth: look.width });
  context.fill();
  context.stroke();
}

/** Hovering rings a point here and there, a click chooses it. @param {HTMLElement} marks @param {Store} store @param {Commands} commands */
function pointAt(marks, store, commands) {
  /** @param {PointerEvent | MouseEvent} event */
  const under = (event) => {
    const seen = seenIn(store.state);
    if (!seen) return null;
    const { left, top } = marks.getBoundingClientRect();
    return nearest(seen, mapping(seen.extent, store.state.plane), event.clientX - left, event.clientY - top, nearOf(event));
  };
  marks.addEventListener("pointermove", (event) => event.pointerType === "mouse" && store.set({ hovered: under(event) }));
  marks.addEventListener("pointerleave", () => store.set({ hovered: null }));
  marks.addEventListener("click", (event) => commands.choose(under(event)));
}

/** The plane, or one of the layers that have two units; there only where there is one. @param {Store} store @param {Commands} commands */
function spaceSwitch(store, commands) {
  const group = html("div", { class: "segments small", id: "space-switch", role: "radiogroup", "aria-label": "What is shown", hidden: true });
  const title = byId("plane-title");
  title.after(group);
  const usual = [...title.childNodes];
  /** @type {(value: string) => void} */
  let show = () => {};
  let built = "";

  store.react(["units", "space"], ({ units, space }) => {
    const layers = units.flatMap((names, layer) => (layer > 0 && layer < units.length - 1 && names.length === 2 ? [layer] : []));
    if (space !== null && !layers.includes(space)) return commands.lookFrom(null);
    if (layers.join() !== built) {
      built = layers.join();
      group.hidden = layers.length === 0;
      show = segments(group, [
        ["plane", "plane", "The points where they lie"],
        ...layers.map((layer) => /** @type {[string, string, string]} */ ([String(layer), layers.length > 1 ? `h${layer}` : `h${layer} space`, `The points where the two units of hidden layer ${layer} put them`])),
      ], (value) => commands.lookFrom(value === "plane" ? null : Number(value)));
    }
    show(String(space ?? "plane"));
    title.replaceChildren(...(space === null ? usual : [`What h${space} makes of it `, html("small", {}, "(hidden space)")]));
  });
}
