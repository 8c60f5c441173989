/** @import { MakeLens } from "./lenses.js" */
/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Sample, Split, State } from "../types.js" */
import { figureInk } from "../colors.js";
import { blank, html, painters, placeBox, sizeCanvas, svg } from "../dom.js";
import { fixed } from "../format.js";
import { RINGED, classOf, paintMarks, ringsOf, splitsShown } from "../marks.js";
import { choiceAfter, following, nearest, nearOf } from "../pointing.js";

/** What neighbours in a band are moved apart by, so that they spread evenly however many there are. */
const GOLDEN = 0.618034;
/** How much of its band a class uses, and how much of the height numbers use. */
const SPREAD = 0.7, WITHIN = 0.92;

/**
 * Data without a plane by how the network stands to each sample: of classes a band for each, in which a
 * sample lies the farther right the surer the network is of it; of numbers the output over the target.
 * @type {MakeLens}
 */
export function makeLens(_root, store, commands) {
  const scale = svg("svg", { class: "standing-scale", "aria-hidden": "true" });
  const canvas = html("canvas");
  const rings = svg("svg", { class: "rings", "aria-hidden": "true" });
  const touch = html("div", { class: "touch", tabindex: 0, role: "application", "aria-label": "The samples. Left and right go from sample to sample." });
  const lens = html("div", { class: "standings" }, scale, canvas, rings, touch);
  let ink = figureInk();

  /** @param {State} state */
  const places = ({ standings, samples, dataset, plane }) => placesOf(standings, samples, dataset, plane);
  store.paint(["look"], () => (ink = figureInk()));
  store.paint(["plane", "dataset"], ({ plane }) => plane && [canvas, rings, touch].forEach((element) => placeBox(element, plane)));
  store.paint(["plane", "dataset", "look"], (state) => !lens.hidden && state.plane && scale.replaceChildren(...scaleOf(state)));
  store.paint(["standings", "samples", "plane", "tested", "look", "dataset"], (state) => {
    if (lens.hidden || !state.samples || !state.plane) return;
    sizeCanvas(canvas, state.plane.width, state.plane.height);
    paintMarks(blank(canvas), state, state.samples, ink, places(state));
  });
  painters.set(canvas, (context) => store.state.samples && paintMarks(context, store.state, store.state.samples, ink, places(store.state)));
  store.paint([...RINGED, "standings", "plane"], (state) => {
    if (!lens.hidden && state.samples && state.plane) rings.replaceChildren(...ringsOf(state, state.samples, places(state)));
  });
  pointAt(touch, store, commands, places);
  return {
    element: lens,
    show: commands.watchStandings,
    title: ({ features }) => `(${features.length === 1 ? "one column has" : `${features.length} columns have`} no plane)`,
  };
}

/**
 * Where each sample lies, in pixels of the plane's box; nowhere while there are others than were told of.
 * @param {State["standings"]} standings @param {State["samples"]} samples @param {State["dataset"]} dataset @param {State["plane"]} box
 * @returns {(sample: Sample) => [number, number] | null}
 */
function placesOf(standings, samples, { kind, class_names: names, half }, { width, height }) {
  const agree = standings && samples && samples.train.targets.length === standings.train.length && samples.test.targets.length === standings.test.length;
  if (!agree) return () => null;
  const along = (/** @type {number} */ share) => (0.5 + 0.5 * WITHIN * Math.max(-1, Math.min(1, share)));
  return ({ split, index }) => {
    const standing = standings[split][index], targets = samples[split].targets[index];
    if (standing === null || standing === undefined || !targets) return null;
    if (kind === "regression") return [along(targets[0] / half) * width, (1 - along(standing / half)) * height];
    const across = 0.5 + SPREAD * (((index + 0.5) * GOLDEN) % 1) - SPREAD / 2;
    return [along(standing) * width, ((classOf(targets) + across) / names.length) * height];
  };
}

/** What the places mean. @param {State} state */
function scaleOf({ dataset, plane: { left, top, width, height } }) {
  const at = (/** @type {number} */ x, /** @type {number} */ y) => `${(left + x * width).toFixed(1)} ${(top + y * height).toFixed(1)}`;
  const says = (/** @type {string} */ words, /** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ anchor, /** @type {string} */ kind = "") => svg("text", { x: left + x * width, y: top + y * height, "text-anchor": anchor, class: kind }, words);
  const below = 1 + 14 / height;
  const edge = (1 - WITHIN) / 2, { half } = dataset;
  if (dataset.kind === "regression") {
    const [name] = dataset.output_names;
    const ticks = /** @type {[number, number][]} */ ([[-half, edge], [0, 0.5], [half, 1 - edge]]).flatMap(([value, share]) => [
      says(fixed(value), share, left ? below : 1, left || share !== edge ? "middle" : "start", left ? "" : "over"),
      says(fixed(value), 0, 1 - share, left ? "end" : "start", left ? "tick" : "tick inside"),
    ]);
    return [svg("path", { d: `M${at(edge, 1 - edge)}L${at(1 - edge, edge)}` }), ...ticks.filter((_, i) => left || i !== 1), says("exact", 1 - edge, edge, "end", "over"), says(left ? `target: ${name} →` : "target →", 1, left ? 1 : 1 - 16 / height, "end", "over"), says("↑ output", left ? 0 : 32 / width, 0, "start", "under")];
  }
  const { class_names: names } = dataset;
  return [
    svg("path", { d: `M${at(0.5, 0)}L${at(0.5, 1)}` }),
    ...names.slice(1).map((_, i) => svg("path", { class: "band", d: `M${at(0, (i + 1) / names.length)}H${left + width}` })),
    ...names.map((name, i) => says(name, 0, i / names.length, "start", "under")),
    ...(left ? [says("← taken for another", 0, below, "start"), says("border", 0.5, below, "middle"), says("sure of it →", 1, below, "end")] : []),
  ];
}

/** Hovering rings a sample here and there, a click or an arrow chooses it. @param {HTMLElement} touch @param {Store} store @param {Commands} commands @param {(state: State) => (sample: Sample) => [number, number] | null} places */
function pointAt(touch, store, commands, places) {
  const same = (/** @type {number} */ pixel) => pixel;
  /** @param {PointerEvent | MouseEvent} event */
  const under = (event) => {
    const { samples } = store.state, at = places(store.state);
    if (!samples) return null;
    const { left, top } = touch.getBoundingClientRect();
    const points = (/** @type {Split} */ split) => ({ points: samples[split].targets.map((_, index) => at({ split, index }) ?? /** @type {[number, number]} */ ([-99, -99])) });
    return nearest({ train: points("train"), test: points("test") }, splitsShown(store.state), { x: same, y: same, data: (x, y) => [x, y] }, event.clientX - left, event.clientY - top, nearOf(event));
  };
  touch.addEventListener("pointermove", (event) => event.pointerType === "mouse" && store.set({ hovered: under(event) }));
  touch.addEventListener("pointerleave", () => store.set({ hovered: null }));
  touch.addEventListener("click", (event) => commands.choose(choiceAfter(under(event), store.state.chosen)));
  touch.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const { samples, tested, chosen } = store.state;
    if (!way || !samples) return;
    event.preventDefault();
    commands.choose(following(samples, tested, chosen, way));
  });
}
