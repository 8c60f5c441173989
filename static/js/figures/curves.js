/** @import { Figure } from "../plot.js" */
/** @import { HistoryPoint, Pinned } from "../types.js" */
/** @import { Ink, Size } from "./base.js" */
import { thinned } from "../arrays.js";
import { MARGIN, lengthOf, places, rangeOf, startOf } from "../timeline.js";
import { clear } from "./base.js";

const MOST_POINTS = 1000;

/**
 * Losses above, accuracies below, over the history; and the loss of the pinned network, if there is one.
 * @param {HistoryPoint[]} history
 * @param {Ink} ink @param {Size} size @param {Pinned | null} [pinned]
 * @returns {Figure}
 */
export function curvesFigure(history, ink, size, pinned = null) {
  const across = places(history);
  const points = thinned(history.map((point, i) => ({ ...point, x: across[i] })), MOST_POINTS);
  const classified = points.some((point) => point.train_accuracy !== null);
  const axis = { fixedrange: true, zeroline: false, gridcolor: ink.line, tickfont: { size: 11 }, nticks: 4 };
  const length = lengthOf(across);
  const kept = pinned ? pinnedLine(pinned, history, across, ink) : null;
  const losses = [...points.flatMap((point) => [point.train_loss ?? 0, point.test_loss ?? 0]), ...(kept?.y ?? [])];
  return {
    data: [
      ...(kept ? [kept] : []),
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

/**
 * The pinned network's training loss, as many updates and drags after the start of the present training
 * as it was after its own, so that both can be compared.
 * @param {Pinned} pinned @param {HistoryPoint[]} history @param {number[]} across @param {Ink} ink
 */
function pinnedLine({ course }, history, across, ink) {
  const start = startOf(history);
  const from = across[start] - history[start].step;
  const seen = thinned(course.filter(({ at }) => from + at >= 0 && from + at <= lengthOf(across)), MOST_POINTS);
  return {
    type: "scatter", mode: "lines", name: "pinned", yaxis: "y", line: { color: ink.faint, width: 1.4, dash: "dashdot" }, showlegend: true,
    x: seen.map(({ at }) => from + at), y: seen.map(({ loss }) => loss ?? 0), hovertemplate: "pinned loss %{y:.3f}<extra></extra>",
  };
}
