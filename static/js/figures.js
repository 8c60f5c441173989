/** @import { Box, Figure } from "./plot.js" */
/** @import { DatasetInfo, HistoryPoint, Samples, Split } from "./types.js" */
import { thinned } from "./arrays.js";
import { MARGIN, lengthOf, places, rangeOf } from "./timeline.js";

/**
 * Pure functions from what is known to what Plotly draws.
 *
 * @typedef {{ink: string, soft: string, faint: string, line: string, panel: string, class0: string, class1: string, font: string}} Ink
 */

const MOST_POINTS = 1000;

/** @param {Ink} ink */
const clear = (ink) => ({ paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { family: ink.font, size: 11, color: ink.soft } });

/**
 * The points of the plane: class by colour and shape, train filled, test outlined.
 * @param {Samples} samples @param {DatasetInfo} dataset @param {Box} box @param {Ink} ink @param {{width: number, height: number}} size
 * @returns {Figure}
 */
export function pointsFigure(samples, dataset, box, ink, size) {
  const axes = box.left > 0;
  const axis = { fixedrange: true, showgrid: false, zeroline: false, visible: axes, ticks: "", ticklabeloverflow: "allow", dtick: 1, tickfont: { size: 11 }, ticklabelstandoff: 3 };
  const [x, y] = dataset.extent;
  const name = (/** @type {string} */ text, /** @type {number} */ px, /** @type {number} */ py) => ({ text: `<b>${text}</b>`, xref: "paper", yref: "paper", x: px, y: py, showarrow: false, font: { size: 11 } });
  return {
    data: /** @type {Split[]} */ (["test", "train"]).flatMap((split) => [0, 1].map((kind) => pointTrace(samples, split, kind, ink))),
    layout: {
      ...clear(ink), ...size, showlegend: false, dragmode: false, hovermode: false,
      margin: { l: box.left, t: box.top, r: size.width - box.left - box.width, b: size.height - box.height },
      xaxis: { ...axis, range: x }, yaxis: { ...axis, range: y },
      annotations: axes ? [{ ...name("x1", 0.875, 0), yanchor: "top", yshift: -3 }, { ...name("x2", 0, 0.875), xanchor: "right", xshift: -3 }] : [],
    },
  };
}

/** @param {Samples} samples @param {Split} split @param {number} kind  0 or 1 @param {Ink} ink */
function pointTrace(samples, split, kind, ink) {
  const { points, targets } = samples[split];
  const mine = points.filter((_, i) => (targets[i][0] > 0.5 ? 1 : 0) === kind);
  const color = kind ? ink.class1 : ink.class0;
  const look = split === "train" ? { color, line: { color: ink.panel, width: 1 } } : { color: ink.panel, opacity: 0.85, line: { color, width: 1.5 } };
  return {
    type: "scatter", mode: "markers", x: mine.map((p) => p[0]), y: mine.map((p) => p[1]), hoverinfo: "skip",
    marker: { symbol: kind ? "circle" : "triangle-up", size: kind ? 7 : 8, ...look },
  };
}

/**
 * Losses above, accuracies below, over the history.
 * @param {HistoryPoint[]} history
 * @param {Ink} ink @param {{width: number, height: number}} size
 * @returns {Figure}
 */
export function curvesFigure(history, ink, size) {
  const across = places(history);
  const points = thinned(history.map((point, i) => ({ ...point, x: across[i] })), MOST_POINTS);
  const classified = points.some((point) => point.train_accuracy !== null);
  const axis = { fixedrange: true, zeroline: false, gridcolor: ink.line, tickfont: { size: 11 }, nticks: 4 };
  const length = lengthOf(across);
  const losses = points.flatMap((point) => [point.train_loss ?? 0, point.test_loss ?? 0]);
  return {
    data: [
      line(points, "train_loss", "training", "y", { color: ink.ink, width: 1.8 }, "loss %{y:.3f}"),
      line(points, "test_loss", "test", "y", { color: ink.soft, width: 1.5, dash: "dot" }, "loss %{y:.3f}"),
      ...(classified ? [
        line(points, "train_accuracy", "training accuracy", "y2", { color: ink.ink, width: 1.2 }, "%{y:.1%}"),
        line(points, "test_accuracy", "test accuracy", "y2", { color: ink.soft, width: 1.2, dash: "dot" }, "%{y:.1%}"),
      ] : []),
    ],
    layout: {
      ...clear(ink), ...size, dragmode: false, hovermode: "x unified", hoversubplots: "axis", uirevision: "same",
      margin: MARGIN,
      hoverlabel: { bgcolor: ink.panel, bordercolor: ink.soft, font: { size: 11, color: ink.ink } },
      legend: { orientation: "h", x: 0.94, xanchor: "right", y: classified ? 0.49 : 1, yanchor: "top", bgcolor: "rgba(0,0,0,0)", itemclick: false, itemdoubleclick: false },
      xaxis: { ...axis, showgrid: false, range: rangeOf(length), anchor: classified ? "y2" : "y", nticks: 6, tickformat: "d", unifiedhovertitle: { text: "after %{x} updates and drags" }, ...(length < 6 && { dtick: 1 }) },
      yaxis: { ...axis, domain: classified ? [0.5, 1] : [0, 1], range: [0, Math.max(0.1, ...losses) * 1.08], title: { text: "loss", standoff: 4, font: { size: 11 } } },
      ...(classified && { yaxis2: { ...axis, domain: [0, 0.28], range: [0, 1.04], tickformat: ".0%", tickvals: [0.5, 1], title: { text: "accuracy", standoff: 4, font: { size: 10 } } } }),
    },
  };
}

/**
 * @param {(HistoryPoint & {x: number})[]} points @param {"train_loss" | "test_loss" | "train_accuracy" | "test_accuracy"} key
 * @param {string} name @param {string} yaxis @param {object} look @param {string} says
 */
function line(points, key, name, yaxis, look, says) {
  return {
    type: "scatter", mode: points.length > 1 ? "lines" : "lines+markers", name, yaxis, line: look, showlegend: yaxis === "y",
    x: points.map((point) => point.x), y: points.map((point) => point[key]), customdata: points.map((point) => point.index),
    hovertemplate: `${name} ${says}<extra></extra>`,
  };
}
