/** @import { ProblemChoice } from "./types.js" */
import { svg } from "./dom.js";
import { PAGE_INK, faceOfClass } from "./marks.js";

/** From the picture's middle to the farthest point, in its 30 units. */
const REACH = 12.5;
/** How many shades a number can have, to either side of 0. */
const SHADES = 4;

/** A picture of a problem's own points. @param {ProblemChoice} problem */
export function thumbnail({ kind, curve, lens, image, thumbnail: { points, targets } }) {
  const frame = { viewBox: "0 0 30 30", "aria-hidden": "true" };
  if (image) return svg("svg", frame, ...pixelsOf(points[0], image[1]));
  if (lens) return svg("svg", frame, ...(GLYPHS[lens] ? [glyph(GLYPHS[lens])] : pixelsOf(points.slice(0, 9).map(([each]) => each), 3)));
  if (points.length === 0) return svg("svg", frame, brush());
  if (points.length === 1) return svg("svg", frame, sheet());
  const most = Math.max(...points.flat().map(Math.abs));
  const largest = Math.max(...targets.map(Math.abs));
  const colour = (/** @type {number} */ target) => (curve ? "var(--ink)" : kind === "regression" ? shade(target / largest) : faceOfClass(target, PAGE_INK).fill);
  /** @type {Map<string, string>} one path a colour, since there are many pictures */
  const paths = new Map();
  points.forEach(([x, y], i) => {
    const place = `M${(15 + (x / most) * REACH).toFixed(1)} ${(15 - (y / most) * REACH).toFixed(1)}h0`;
    paths.set(colour(targets[i]), (paths.get(colour(targets[i])) ?? "") + place);
  });
  return svg("svg", frame, ...[...paths].map(([stroke, d]) => svg("path", { d, style: `fill:none;stroke:${stroke};stroke-width:2.2;stroke-linecap:round` })));
}

/** The colour of a number: as on the plane one for each side of 0, the paler the nearer. @param {number} share  from -1 to 1 */
function shade(share) {
  const strength = (Math.ceil(Math.abs(share) * SHADES) / SHADES) * 100;
  return `color-mix(in srgb, var(${share < 0 ? "--class0" : "--class1"}) ${strength}%, var(--line))`;
}

/** What stands for stories that have no picture of their own: something said, and somebody on the road. @type {Record<string, string>} */
const GLYPHS = {
  sentiment: "M6.5 7.5h17v12h-9l-4.5 4v-4h-3.5z M10.5 11.5h9M10.5 15.5h6",
  pedestrian: "M15 5.5a2 2 0 1 0 0 4 2 2 0 1 0 0-4z M15 10.5v7M15 17.5l-3.5 7M15 17.5l3.5 7M10.5 15l4.5-3.5 4.5 3.5",
};

/** @param {string} d */
const glyph = (d) => svg("path", { d, style: "fill:none;stroke:var(--soft);stroke-width:1.4;stroke-linejoin:round;stroke-linecap:round" });

/** Pixels from 0, black, to 1, row by row. @param {number[]} values @param {number} columns */
function pixelsOf(values, columns) {
  const side = 24 / columns;
  return values.map((value, i) => svg("rect", { x: 3 + (i % columns) * side, y: 3 + Math.floor(i / columns) * side, width: side + 0.05, height: side + 0.05, style: `fill:rgb(${Array(3).fill(Math.round(255 * value)).join(" ")})` }));
}

/** One sample makes no picture: a sheet of paper with lines. */
const sheet = () => svg("path", { d: "M8.5 5.5h10l3.5 3.5v15.5h-13.5z M18.5 5.5v3.5h3.5 M11.5 13.5h7.5M11.5 17h7.5M11.5 20.5h5", style: "fill:none;stroke:var(--soft);stroke-width:1.4;stroke-linejoin:round" });

/** Points that are still to be painted: a brush. */
const brush = () => svg("path", { d: "M24 5.5 13.5 16l-2.2 4.7 4.7-2.2L26.5 8z M11.3 20.7c-1.8 0-2 2.6-4.3 3.3", style: "fill:none;stroke:var(--soft);stroke-width:1.4;stroke-linejoin:round;stroke-linecap:round" });
