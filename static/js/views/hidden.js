/** @import { Commands } from "../commands.js" */
/** @import { Box } from "../plot.js" */
/** @import { Store } from "../store.js" */
/** @import { Extent, HiddenSpace, Sample, Split, State } from "../types.js" */
import { figureInk, palettes } from "../colors.js";
import { alike as alikeFields, boundaryPath, onTheWay as onTheFieldsWay, paletteOf, shadeOf } from "../decision.js";
import { blank, byId, html, painters, placeBox, sizeCanvas, svg } from "../dom.js";
import { plain } from "../format.js";
import { RINGED, paintMarks, ringsOf, splitsShown } from "../marks.js";
import { mapping } from "../plot.js";
import { choiceAfter, nearest, nearOf } from "../pointing.js";
import { paintField } from "./field.js";
import { segments } from "./segments.js";

/** @type {Split[]} */
const SPLITS = ["test", "train"];

/**
 * A hidden layer of two units as a plane of its own, shown in place of the plane: every point where
 * the layer puts it, and what the rest of the network makes of each place.
 * @param {HTMLElement} root @param {Store} store @param {Commands} commands
 */
export function hiddenView(root, store, commands) {
  const canvas = html("canvas"), marks = html("canvas");
  const rings = svg("svg", { class: "rings" });
  const halo = svg("path", { class: "halo" }), now = svg("path", { "data-line": "hidden" });
  const field = html("div", { class: "field-box" }, canvas);
  const lines = svg("svg", { class: "lines" }, halo, now);
  const axes = svg("svg", { class: "axes" });
  const space = html("div", { class: "space", role: "img", hidden: true }, field, lines, marks, rings, axes);
  root.append(space);
  let colors = palettes();
  let ink = figureInk();
  /** @type {HiddenSpace | null} */
  let last = null;
  /** @type {HiddenSpace | null} what is shown, which may be on its way */
  let shown = null;

  store.paint(["look"], () => {
    colors = palettes();
    ink = figureInk();
  });
  store.paint(["plane"], ({ plane }) => [field, lines, marks, rings].forEach((element) => placeBox(element, plane)));
  store.paint(["hidden", "space", "plane", "look", "units", "glide", "discrete"], (state) => {
    const { glide, plane, units } = state;
    const seen = seenIn(state);
    shown = seen && glide && last && alike(last, seen) ? onTheWay(last, seen, glide.part) : seen;
    if (!glide) last = seen;
    space.hidden = !shown;
    root.classList.toggle("as-space", !!shown);
    if (!shown || !plane) return;
    paintField(canvas, shown, plane, shadeOf(shown, state), paletteOf(shown, colors));
    for (const line of [halo, now]) line.setAttribute("d", boundaryPath(shown, plane));
    axes.replaceChildren(...axisMarks(shown, plane, units[shown.layer]));
    space.setAttribute("aria-label", inWords(state, shown.layer));
  });
  store.paint(["hidden", "space", "plane", "look", "samples", "glide", "tested"], (state) => {
    if (!shown || !state.samples || !state.plane) return;
    sizeCanvas(marks, state.plane.width, state.plane.height);
    paintMarks(blank(marks), state, state.samples, ink, placesIn(state, shown));
  });
  painters.set(marks, (context) => shown && store.state.samples && paintMarks(context, store.state, store.state.samples, ink, placesIn(store.state, shown)));
  store.paint([...RINGED, "hidden", "space", "plane", "glide"], (state) => {
    rings.replaceChildren(...(shown && state.samples && state.plane ? ringsOf(state, state.samples, placesIn(state, shown)) : []));
  });
  pointAt(marks, store, commands);
  spaceSwitch(store, commands);
}

/** What is seen of the layer that was asked for; null for the plane. @param {State} state @returns {HiddenSpace | null} */
const seenIn = ({ space, hidden }) => (hidden && hidden.layer === space ? hidden : null);

/** Whether one can become the other by moving. @param {HiddenSpace} a @param {HiddenSpace} b */
const alike = (a, b) => a.layer === b.layer && alikeFields(a, b) && SPLITS.every((split) => a[split].points.length === b[split].points.length);

/** @param {HiddenSpace} from @param {HiddenSpace} to @param {number} part @returns {HiddenSpace} */
function onTheWay(from, to, part) {
  const pairs = (/** @type {[number, number][]} */ a, /** @type {[number, number][]} */ b) =>
    b.map(([x, y], i) => /** @type {[number, number]} */ ([a[i][0] + (x - a[i][0]) * part, a[i][1] + (y - a[i][1]) * part]));
  return {
    ...onTheFieldsWay(to, from, part), extent: /** @type {Extent} */ (pairs(from.extent, to.extent)),
    train: { points: pairs(from.train.points, to.train.points) }, test: { points: pairs(from.test.points, to.test.points) },
  };
}

/** @param {State} state @param {number} layer */
function inWords({ units, dataset }, layer) {
  const [across, up] = units[layer];
  const cuts = { classification: " The output layer cuts this plane along a straight line.", multiclass: " The output layer cuts this plane along straight lines." };
  const cut = layer === units.length - 2 ? cuts[/** @type {keyof typeof cuts} */ (dataset.kind)] ?? "" : "";
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

/** Where each sample lies; none while the samples are not yet those that the layer saw. @param {State} state @param {HiddenSpace} seen @returns {(sample: Sample) => [number, number] | null} */
function placesIn({ samples, plane }, seen) {
  const agree = SPLITS.every((split) => samples?.[split].points.length === seen[split].points.length);
  const map = mapping(seen.extent, plane);
  return ({ split, index }) => {
    const point = agree && seen[split].points[index];
    return point ? [map.x(point[0]), map.y(point[1])] : null;
  };
}

/** Hovering rings a point here and there, a click chooses it. @param {HTMLElement} marks @param {Store} store @param {Commands} commands */
function pointAt(marks, store, commands) {
  /** @param {PointerEvent | MouseEvent} event */
  const under = (event) => {
    const seen = seenIn(store.state);
    if (!seen) return null;
    const { left, top } = marks.getBoundingClientRect();
    return nearest(seen, splitsShown(store.state), mapping(seen.extent, store.state.plane), event.clientX - left, event.clientY - top, nearOf(event));
  };
  marks.addEventListener("pointermove", (event) => event.pointerType === "mouse" && store.set({ hovered: under(event) }));
  marks.addEventListener("pointerleave", () => store.set({ hovered: null }));
  marks.addEventListener("click", (event) => commands.choose(choiceAfter(under(event), store.state.chosen)));
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

  store.react(["units", "space"], ({ units, space, dataset }) => {
    const layers = units.flatMap((names, layer) => (layer > 0 && layer < units.length - 1 && names.length === 2 ? [layer] : []));
    if (space !== null && !layers.includes(space)) return commands.lookFrom(null);
    const shape = `${layers} ${dataset.planar}`;
    if (shape !== built) {
      built = shape;
      group.hidden = layers.length === 0;
      show = segments(group, [
        dataset.planar ? ["plane", "plane", "The points where they lie"] : ["plane", "samples", "How sure it is of each sample"],
        ...layers.map((layer) => /** @type {[string, string, string]} */ ([String(layer), layers.length > 1 ? `h${layer}` : `h${layer} space`, `The points where the two units of hidden layer ${layer} put them`])),
      ], (value) => commands.lookFrom(value === "plane" ? null : Number(value)));
    }
    show(String(space ?? "plane"));
    title.replaceChildren(...(space === null ? usual : [`What h${space} makes of it `, html("small", {}, "(hidden space)")]));
  });
}
