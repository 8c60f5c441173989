/** @import { Box, Figure } from "../plot.js" */
/** @import { DatasetInfo, Samples, Split } from "../types.js" */
/** @import { Ink, Size } from "./base.js" */
import { classOf, faceOfClass, lookOf, symbolOf } from "../marks.js";
import { clear } from "./base.js";

const FEW = 5;
/** Characters of an axis' name that have room beside the ticks, and that are shown at all. */
export const BESIDE = 2, LONGEST = 48;

/**
 * The points of the plane: class by colour and shape, or a number by colour; train filled, test outlined.
 * @param {Samples} samples @param {Split[]} splits  those that are shown, the lowest first
 * @param {DatasetInfo} dataset @param {Box} box @param {Ink} ink @param {Size} size
 * @returns {Figure}
 */
export function pointsFigure(samples, splits, dataset, box, ink, size) {
  const axes = box.left > 0;
  // A tick for every whole number, as long as there are few of them.
  const dtick = dataset.extent[0][1] > FEW ? null : 1;
  const axis = { fixedrange: true, showgrid: false, zeroline: false, visible: axes, ticks: "", ticklabeloverflow: "allow", dtick, tickfont: { size: 11 }, ticklabelstandoff: 3 };
  const [x, y] = dataset.extent;
  return {
    data: splits.flatMap((split) => (dataset.kind === "regression" ? [numbersTrace(samples, split, dataset, ink)] : dataset.class_names.map((_, place) => classTrace(samples, split, place, ink)))),
    layout: {
      ...clear(ink), ...size, showlegend: false, dragmode: false, hovermode: false,
      margin: { l: box.left, t: box.top, r: size.width - box.left - box.width, b: size.height - box.top - box.height },
      xaxis: { ...axis, range: x }, yaxis: { ...axis, range: y },
      annotations: axes ? axisNames(dataset.axes, ink) : [],
    },
  };
}

/** Beside the ticks, or where they are too long for that, within the plane. @param {string[]} names @param {Ink} ink */
function axisNames([right = "", up = ""], ink) {
  const name = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) => ({ text: `<b>${written(text)}</b>`, xref: "paper", yref: "paper", x, y, showarrow: false, font: { size: 11 } });
  if (Math.max(right.length, up.length) <= BESIDE) return [{ ...name(right, 0.875, 0), yanchor: "top", yshift: -3 }, { ...name(up, 0, 0.875), xanchor: "right", xshift: -3 }];
  const within = { bgcolor: ink.panel, opacity: 0.85, borderpad: 2 };
  return [{ ...name(`${right} →`, 1, 0), ...within, xanchor: "right", yanchor: "bottom" }, { ...name(`↑ ${up}`, 0, 1), ...within, xanchor: "left", yanchor: "top" }];
}

/** A name is no markup. @param {string} text */
const written = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** @param {[number, number][]} points @param {object} marker */
const trace = (points, marker) => ({ type: "scatter", mode: "markers", x: points.map((p) => p[0]), y: points.map((p) => p[1]), hoverinfo: "skip", marker });

/** @param {Samples} samples @param {Split} split @param {number} place  of the class @param {Ink} ink */
function classTrace(samples, split, place, ink) {
  const { points, targets } = samples[split];
  const { fill, stroke, width } = lookOf(split === "test", faceOfClass(place, ink), ink);
  return trace(points.filter((_, i) => classOf(targets[i]) === place), {
    symbol: symbolOf(place), size: place === 1 ? 7 : 8, color: fill, opacity: split === "test" ? 0.85 : 1, line: { color: stroke, width },
  });
}

/** @param {Samples} samples @param {Split} split @param {DatasetInfo} dataset @param {Ink} ink */
function numbersTrace(samples, split, { half }, ink) {
  const { points, targets } = samples[split];
  const [low, high] = ink.classes;
  const scaled = (/** @type {string} */ middle) => ({ color: targets.map(([target]) => target), cmin: -half, cmax: half, colorscale: [[0, low], [0.5, middle], [1, high]] });
  return trace(points, split === "test" ? { size: 7, color: ink.panel, line: { ...scaled(ink.faint), width: 1.5 } } : { size: 7, ...scaled(ink.field0), line: { color: ink.soft, width: 1 } });
}
