/** @import { Box, Figure } from "../plot.js" */
/** @import { DatasetInfo, Samples, Split } from "../types.js" */
/** @import { Ink, Size } from "./base.js" */
import { clear } from "./base.js";

/**
 * The points of the plane: class by colour and shape, train filled, test outlined.
 * @param {Samples} samples @param {DatasetInfo} dataset @param {Box} box @param {Ink} ink @param {Size} size
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
