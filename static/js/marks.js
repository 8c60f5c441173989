/** @import { DatasetInfo, Sample, Samples, Split, State } from "./types.js" */
import { svg } from "./dom.js";

/** What is drawn at the samples, the same wherever they lie: on the plane and in a hidden space. */

/** Of a large batch so many samples are ringed. */
const MOST = 400;

/** What the rings go by. @type {(keyof State)[]} */
export const RINGED = ["next", "hovered", "chosen", "samples", "status", "telling", "walking", "walk", "tested"];

/** The shapes of the classes, in their order, as Plotly calls them and as paths of this radius. @type {{symbol: string, path: (x: number, y: number, r: number) => string}[]} */
const SHAPES = [
  { symbol: "triangle-up", path: (x, y, r) => `M${x} ${y - r * 1.2}L${x + r * 1.12} ${y + r * 0.8}H${x - r * 1.12}Z` },
  { symbol: "circle", path: (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z` },
  { symbol: "square", path: (x, y, r) => `M${x - r * 0.9} ${y - r * 0.9}h${r * 1.8}v${r * 1.8}h${-r * 1.8}Z` },
  { symbol: "diamond", path: (x, y, r) => `M${x} ${y - r * 1.2}l${r * 1.2} ${r * 1.2}l${-r * 1.2} ${r * 1.2}l${-r * 1.2} ${-r * 1.2}Z` },
  { symbol: "triangle-down", path: (x, y, r) => `M${x} ${y + r * 1.2}L${x + r * 1.12} ${y - r * 0.8}H${x - r * 1.12}Z` },
  { symbol: "cross", path: (x, y, r) => `M${x - r * 0.4} ${y - r}h${r * 0.8}v${r * 0.6}h${r * 0.6}v${r * 0.8}h${-r * 0.6}v${r * 0.6}h${-r * 0.8}v${-r * 0.6}h${-r * 0.6}v${-r * 0.8}h${r * 0.6}Z` },
];

/** Where shapes and colours begin again they meet in other pairs. @param {number} place  of the class among its names */
const shapeAt = (place) => SHAPES[(place + Math.floor(place / SHAPES.length)) % SHAPES.length];

/** How Plotly calls the shape of a class. @param {number} place  of the class among its names */
export const symbolOf = (place) => shapeAt(place).symbol;

/** The shape of a class, as a path. @param {number} place @param {number} x @param {number} y @param {number} r */
export const shapeOf = (place, x, y, r) => shapeAt(place).path(x, y, r);

/** The class that targets say, by its place among the names. @param {number[]} targets */
export const classOf = (targets) => (targets.length > 1 ? targets.indexOf(1) : targets[0] > 0.5 ? 1 : 0);

/**
 * What a point looks like: its class by shape and colour, or its number by the colour alone.
 * @typedef {{shape: number, fill: string, edge: string, rim: string}} Face  the edge is that of a filled one, the rim that of an outlined one
 * @typedef {Pick<import("./figures/base.js").Ink, "classes" | "field0" | "faint" | "soft" | "panel">} FaceInk
 */

/** The colours of faces, for what is styled by the page. @type {FaceInk} */
export const PAGE_INK = { classes: [0, 1, 2, 3, 4, 5].map((place) => `var(--class${place})`), field0: "var(--field0)", faint: "var(--faint)", soft: "var(--soft)", panel: "var(--panel)" };

/** @param {number[]} targets @param {DatasetInfo} dataset @param {FaceInk} ink @returns {Face} */
export function faceOf(targets, dataset, ink) {
  if (dataset.kind === "regression") return faceOfNumber(targets[0] / dataset.half, ink);
  return faceOfClass(classOf(targets), ink);
}

/** @param {number} place @param {FaceInk} ink @returns {Face} */
export function faceOfClass(place, ink) {
  const colour = ink.classes[place % ink.classes.length];
  return { shape: place, fill: colour, edge: ink.panel, rim: colour };
}

/** @param {number} share  from -1 to 1 @param {FaceInk} ink @returns {Face} */
export function faceOfNumber(share, ink) {
  const mixed = (/** @type {string} */ middle) => `color-mix(in srgb, ${ink.classes[share < 0 ? 0 : 1]} ${(100 * Math.min(1, Math.abs(share))).toFixed(0)}%, ${middle})`;
  return { shape: 1, fill: mixed(ink.field0), edge: ink.soft, rim: mixed(ink.faint) };
}

/** Training points are filled, test points outlined. @param {boolean} outlined @param {Face} face @param {FaceInk} ink */
export const lookOf = (outlined, { fill, edge, rim }, ink) => (outlined ? { fill: ink.panel, stroke: rim, width: 1.5 } : { fill, stroke: edge, width: 1 });

/** One point. @param {Face} face @param {boolean} outlined @param {number} x @param {number} y @param {number} r */
export function mark(face, outlined, x, y, r) {
  const { fill, stroke, width } = lookOf(outlined, face, PAGE_INK);
  return svg("path", { d: shapeOf(face.shape, x, y, r), style: `fill:${fill};stroke:${stroke};stroke-width:${width};stroke-dasharray:none` });
}

/**
 * All points that are shown, on a canvas: for where they change in every frame.
 * @param {CanvasRenderingContext2D} context @param {Pick<State, "dataset" | "tested">} state @param {Samples} samples @param {FaceInk} ink
 * @param {(sample: Sample) => [number, number] | null} at  where a sample lies, if it is there
 */
export function paintMarks(context, state, samples, ink, at) {
  /** @type {Record<number, Path2D>} */
  const shapes = {};
  for (const split of splitsShown(state))
    samples[split].targets.forEach((targets, index) => {
      const place = at({ split, index });
      if (!place) return;
      const face = faceOf(targets, state.dataset, ink);
      const { fill, stroke, width } = lookOf(split === "test", face, ink);
      const shape = (shapes[face.shape] ??= new Path2D(shapeOf(face.shape, 0, 0, face.shape === 1 ? 3.5 : 4)));
      context.translate(...place);
      Object.assign(context, { fillStyle: fill, strokeStyle: stroke, lineWidth: width });
      context.fill(shape);
      context.stroke(shape);
      context.translate(-place[0], -place[1]);
    });
}

/** The parts of the data whose points are shown; the training points lie over the others. @param {Pick<State, "tested">} state @returns {Split[]} */
export const splitsShown = ({ tested }) => (tested ? ["test", "train"] : ["train"]);

/** The sample that the walk looks at, else the chosen one. @param {State} state @returns {Sample | null} */
export const followed = ({ walking, walk, chosen }) => (walking && walk ? { split: "train", index: walk.member } : chosen);

/**
 * Rings around the next batch, the sample that is followed and the hovered one.
 * @param {State} state @param {Samples} samples
 * @param {(sample: Sample) => [number, number] | null} at  where a sample lies, if it is there
 */
export function ringsOf(state, samples, at) {
  const { next, hovered, status, telling, dataset } = state;
  const lit = followed(state);
  const ring = (/** @type {Sample} */ sample, /** @type {string} */ kind, /** @type {number} */ r) => {
    const place = at(sample);
    return place ? [svg("circle", { class: kind, cx: place[0], cy: place[1], r })] : [];
  };
  const place = lit && at(lit);
  const batch = telling?.batch ?? (status === "playing" ? [] : next?.batch ?? []);
  return [
    ...batch.slice(0, MOST).flatMap((index) => ring({ split: "train", index }, telling ? "batch now" : "batch", 7)),
    ...(lit && place ? [...ring(lit, "chosen", 9), mark(faceOf(samples[lit.split].targets[lit.index], dataset, PAGE_INK), lit.split === "test", ...place, 4.5)] : []),
    ...(hovered ? ring(hovered, "hovered", 9) : []),
  ];
}
