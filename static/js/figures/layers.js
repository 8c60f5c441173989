/** @import { Figure } from "../plot.js" */
/** @import { GradientNorms, Histograms } from "../types.js" */
/** @import { Ink, Size } from "./base.js" */
import { precise } from "../format.js";
import { MARGIN } from "../timeline.js";
import { clear } from "./base.js";

/** So much of a layer's row is filled by its highest bar. */
const FILLED = 0.72;
/** The axis of norms reaches over so many decades at least. */
const DECADES = 3;

/**
 * How the weights or the biases of each layer are spread: a row a layer, the first on top, all over the same
 * bins, and each as high as its fullest bin.
 * @param {Histograms} histograms @param {Ink} ink @param {Size} size
 * @returns {Figure}
 */
export function histogramsFigure({ kind, edges, layers }, ink, size) {
  const bars = layers.flatMap(({ counts }, layer) => counts.map((count, bin) => ({ count, bin, base: layers.length - 1 - layer, part: count / Math.max(...counts) }))).filter(({ count }) => count > 0);
  const middle = (/** @type {number} */ bin) => (edges[bin] + edges[bin + 1]) / 2;
  const none = (edges.length - 2) / 2;
  return {
    data: [{
      type: "bar", x: bars.map(({ bin }) => middle(bin)), y: bars.map(({ part }) => FILLED * part), base: bars.map(({ base }) => base), width: 0.9 * (edges[1] - edges[0]),
      marker: { color: bars.map(({ bin }) => (bin < none ? ink.neg : bin > none ? ink.pos : ink.faint)) },
      customdata: bars.map(({ count, bin }) => [count, precise(edges[bin], 2), precise(edges[bin + 1], 2)]), hovertemplate: "%{customdata[0]} from %{customdata[1]} to %{customdata[2]}<extra></extra>",
    }],
    layout: rows(layers.map(({ name }) => name), layers.map(({ number }) => `${number} in all`), { range: [edges[0], edges[edges.length - 1]], zeroline: true, zerolinecolor: ink.line, title: kind === "weights" ? "weight" : "bias" }, ink, size),
  };
}

/**
 * How large each layer's gradient is: a row a layer, the first on top, over powers of ten; 0 has no bar.
 * @param {GradientNorms} norms @param {Ink} ink @param {Size} size
 * @returns {Figure}
 */
export function normsFigure({ layers }, ink, size) {
  const powers = layers.flatMap(({ norm }) => (norm ? [Math.log10(norm)] : []));
  const high = Math.ceil(Math.max(-1, ...powers)), low = Math.min(high - DECADES, Math.floor(Math.min(...powers)));
  const least = Number.isFinite(low) ? low : high - DECADES;
  return {
    data: [{
      type: "bar", orientation: "h", y: layers.map((_, layer) => layers.length - 1 - layer + FILLED / 2), x: layers.map(({ norm }) => norm || null), width: FILLED * 0.8,
      marker: { color: ink.soft }, customdata: layers.map(({ norm }) => precise(norm, 3)), hovertemplate: "norm %{customdata}<extra></extra>",
    }],
    layout: rows(layers.map(({ name }) => name), layers.map(({ norm }) => precise(norm, 2)), { type: "log", range: [least, high], dtick: Math.ceil((high - least) / 7), exponentformat: "power", tickfont: { size: 10 }, showgrid: true, gridcolor: ink.line, title: "norm of the gradient" }, ink, size),
  };
}

/**
 * Rows with a layer's name to the left and a note to the right, over one axis.
 * @param {string[]} names @param {string[]} notes @param {{title: string, range: number[], [setting: string]: unknown}} across
 * @param {Ink} ink @param {Size} size
 */
function rows(names, notes, { title, ...across }, ink, size) {
  const bases = names.map((_, layer) => names.length - 1 - layer);
  return {
    ...clear(ink), ...size, dragmode: false, hovermode: "closest", showlegend: false, uirevision: "same", barmode: "overlay",
    margin: { ...MARGIN, l: 56, r: 60, b: 36 },
    hoverlabel: { bgcolor: ink.panel, bordercolor: ink.soft, font: { size: 11, color: ink.ink } },
    xaxis: { fixedrange: true, zeroline: false, showgrid: false, ticks: "", nticks: 6, tickfont: { size: 11 }, tickangle: 0, ...across, title: { text: title, standoff: 4, font: { size: 11 } } },
    yaxis: { fixedrange: true, zeroline: false, showgrid: false, ticks: "", range: [-0.04, names.length], tickvals: bases.map((base) => base + FILLED / 2), ticktext: names, ticklabelstandoff: 4, tickfont: { size: 11 } },
    shapes: bases.map((base) => ({ type: "line", xref: "paper", x0: 0, x1: 1, y0: base, y1: base, line: { color: ink.line, width: 1 } })),
    annotations: notes.map((text, layer) => ({ text, xref: "paper", x: 1, xanchor: "left", xshift: 6, y: bases[layer] + FILLED / 2, yanchor: "middle", showarrow: false, font: { size: 11, color: ink.ink } })),
  };
}
