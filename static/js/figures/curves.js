/** @import { Figure } from "../plot.js" */
/** @import { HistoryPoint, Pinned } from "../types.js" */
/** @import { Ink, Size } from "./base.js" */
import { thinned } from "../arrays.js";
import { MARGIN, lengthOf, places, rangeOf, startOf } from "../timeline.js";
import { clear } from "./base.js";

const MOST_POINTS = 1000;
/** Losses of what was before may be so many times as high as those since, before they are cut off. */
const FLATTENED = 2;
/** Pixels: in less than this only the losses have room. */
const LOW = 110;

/** @typedef {HistoryPoint & {x: number, run: number}} Placed  run: how often the losses have begun anew by then */

/**
 * Losses above, accuracies below, over the history, with a gap where they begin anew; and the loss of the
 * pinned network, if there is one.
 * @param {HistoryPoint[]} history
 * @param {Ink} ink @param {Size} size @param {Pinned | null} [pinned]
 * @returns {Figure}
 */
export function curvesFigure(history, ink, size, pinned = null) {
  const across = places(history);
  let run = 0;
  const placed = history.map((point, i) => ({ ...point, x: across[i], run: (run += i && point.begins ? 1 : 0) }));
  const points = thinned(placed, MOST_POINTS);
  const classified = size.height >= LOW && points.some((point) => point.train_accuracy !== null);
  const axis = { fixedrange: true, zeroline: false, gridcolor: ink.line, tickfont: { size: 11 }, nticks: 4 };
  const length = lengthOf(across);
  const lone = points.filter(({ run }, i) => points[i - 1]?.run !== run && points[i + 1]?.run !== run);
  const kept = pinned ? pinnedLine(pinned, history, across, ink) : null;
  return {
    data: [
      ...(kept ? [kept] : []),
      line(points, "train_loss", "training", "y", { color: ink.ink, width: 1.8 }, "loss %{y:.3f}"),
      line(points, "test_loss", "test", "y", { color: ink.soft, width: 1.5, dash: "dot" }, "loss %{y:.3f}"),
      ...(classified ? [
        line(points, "train_accuracy", "training accuracy", "y2", { color: ink.ink, width: 1.2 }, "%{y:.1%}"),
        line(points, "test_accuracy", "test accuracy", "y2", { color: ink.soft, width: 1.2, dash: "dot" }, "%{y:.1%}"),
      ] : []),
      ...(lone.length ? [
        dots(lone, "test_loss", "y", ink.soft), dots(lone, "train_loss", "y", ink.ink),
        ...(classified ? [dots(lone, "test_accuracy", "y2", ink.soft), dots(lone, "train_accuracy", "y2", ink.ink)] : []),
      ] : []),
    ],
    layout: {
      ...clear(ink), ...size, dragmode: false, hovermode: "x unified", hoversubplots: "axis", uirevision: "same",
      margin: MARGIN,
      hoverlabel: { bgcolor: ink.panel, bordercolor: ink.soft, font: { size: 11, color: ink.ink } },
      legend: { orientation: "h", x: 0.94, xanchor: "right", y: classified ? 0.29 : 1, yanchor: classified ? "bottom" : "top", bgcolor: "rgba(0,0,0,0)", itemclick: false, itemdoubleclick: false },
      shapes: placed.filter((point, i) => i && point.begins).map(({ x }) => ({ type: "line", yref: "paper", x0: x - 0.5, x1: x - 0.5, y0: 0, y1: 1, line: { color: ink.faint, width: 1, dash: "dot" } })),
      xaxis: { ...axis, showgrid: false, range: rangeOf(length), anchor: classified ? "y2" : "y", nticks: 6, tickformat: "d", unifiedhovertitle: { text: "after %{x} updates and drags" }, ...(length < 6 && { dtick: 1 }) },
      yaxis: { ...axis, domain: classified ? [0.56, 1] : [0, 1], range: [0, Math.max(0.1, highest(points, run), ...(kept?.y ?? [])) * 1.08], title: { text: "loss", standoff: 4, font: { size: 11 } } },
      ...(classified && { yaxis2: { ...axis, domain: [0, 0.28], range: [0, 1.04], tickformat: ".0%", tickvals: [0.5, 1], title: { text: "accuracy", standoff: 4, font: { size: 10 } } } }),
    },
  };
}

/** The highest loss that is to be in sight: one of other data must not flatten all since. @param {Placed[]} points @param {number} run  the last */
function highest(points, run) {
  const most = (/** @type {Placed[]} */ some) => Math.max(...some.flatMap((point) => [point.train_loss ?? 0, point.test_loss ?? 0]));
  const last = most(points.filter((point) => point.run === run));
  const all = most(points);
  return all > FLATTENED * last ? last : all;
}

/**
 * @param {Placed[]} points @param {"train_loss" | "test_loss" | "train_accuracy" | "test_accuracy"} key
 * @param {string} name @param {string} yaxis @param {{color: string, width: number, dash?: string}} look @param {string} says
 */
function line(points, key, name, yaxis, look, says) {
  const drawn = points.flatMap((point, i) => (i && point.run > points[i - 1].run ? [null, point] : [point]));
  return {
    type: "scatter", mode: "lines", name, yaxis, line: look, showlegend: yaxis === "y",
    x: drawn.map((point) => point && point.x), y: drawn.map((point) => point && point[key]), customdata: drawn.map((point) => point && point.index),
    hovertemplate: `${name} ${says}<extra></extra>`,
  };
}

/**
 * A line of one point is none: it is marked.
 * @param {Placed[]} lone @param {"train_loss" | "test_loss" | "train_accuracy" | "test_accuracy"} key @param {string} yaxis @param {string} color
 */
const dots = (lone, key, yaxis, color) => ({
  type: "scatter", mode: "markers", yaxis, marker: { size: 6, color }, showlegend: false, hoverinfo: "skip",
  x: lone.map((point) => point.x), y: lone.map((point) => point[key]),
});

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
