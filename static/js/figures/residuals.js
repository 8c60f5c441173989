/** @import { Figure } from "../plot.js" */
/** @import { NumberReport, ReportOfNumbers } from "../types.js" */
/** @import { Ink, Size } from "./base.js" */
import { precise } from "../format.js";
import { MARGIN } from "../timeline.js";
import { clear } from "./base.js";

/**
 * How the residuals are spread, each part of the data by its share: training filled, test outlined.
 * @param {ReportOfNumbers} report @param {Ink} ink @param {Size} size
 * @returns {Figure}
 */
export function residualsFigure({ edges, train, test }, ink, size) {
  const axis = { fixedrange: true, tickfont: { size: 11 }, zeroline: false };
  return {
    data: [
      bars(train, edges, "training", { color: ink.faint, opacity: 0.5 }),
      ...(test ? [bars(test, edges, "test", { color: "rgba(0,0,0,0)", line: { color: ink.ink, width: 1.2 } })] : []),
    ],
    layout: {
      ...clear(ink), ...size, dragmode: false, hovermode: "x unified", barmode: "overlay", bargap: 0, uirevision: "same",
      margin: { ...MARGIN, b: 34 },
      hoverlabel: { bgcolor: ink.panel, bordercolor: ink.soft, font: { size: 11, color: ink.ink } },
      legend: { x: 1, xanchor: "right", y: 1, yanchor: "top", bgcolor: "rgba(0,0,0,0)", itemclick: false, itemdoubleclick: false },
      xaxis: { ...axis, range: [edges[0], edges[edges.length - 1]], zeroline: true, zerolinecolor: ink.soft, nticks: 7, title: { text: "residual (target − output)", standoff: 2, font: { size: 11 } } },
      yaxis: { ...axis, gridcolor: ink.line, nticks: 4, tickformat: ".0%", title: { text: "points", standoff: 4, font: { size: 11 } } },
    },
  };
}

/** @param {NumberReport} report @param {number[]} edges @param {string} name @param {object} marker */
function bars({ counts }, edges, name, marker) {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return {
    type: "bar", name, marker, x: counts.map((_, i) => (edges[i] + edges[i + 1]) / 2), y: counts.map((count) => count / all), width: edges[1] - edges[0],
    customdata: counts.map((count, i) => [count, precise(edges[i], 2), precise(edges[i + 1], 2)]), hovertemplate: `${name} %{customdata[0]} from %{customdata[1]} to %{customdata[2]}<extra></extra>`,
  };
}
