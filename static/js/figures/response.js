/** @import { Figure } from "../plot.js" */
/** @import { UnitResponse } from "../types.js" */
/** @import { Ink, Size } from "./base.js" */
import { clear } from "./base.js";

/** How far the tangent reaches to both sides, as a share of the whole axis. */
const TANGENT = 0.12;

/**
 * A unit's activation a(z) with the present sample and the slope there on it; below, where every
 * training sample falls.
 * @param {UnitResponse} response @param {{z: number, a: number, slope: number}} now
 * @param {Ink} ink @param {Size} size
 * @returns {Figure}
 */
export function responseFigure({ curve_z: z, curve_a: a, z: samples, activation }, now, ink, size) {
  const [low, high] = [z[0], z[z.length - 1]];
  const reach = TANGENT * (high - low);
  const axis = { fixedrange: true, zeroline: true, zerolinecolor: ink.line, showgrid: false, tickfont: { size: 10 }, nticks: 3, ticks: "" };
  const trace = (/** @type {object} */ more) => ({ type: "scatter", mode: "lines", hoverinfo: "skip", showlegend: false, ...more });
  return {
    data: [
      trace({ x: z, y: a, line: { color: ink.ink, width: 1.8 } }),
      trace({ x: [now.z - reach, now.z + reach], y: [now.a - reach * now.slope, now.a + reach * now.slope], line: { color: ink.soft, width: 1.5, dash: "dot" } }),
      trace({ mode: "markers", x: [now.z], y: [now.a], marker: { size: 10, color: ink.lit, line: { color: ink.ink, width: 1.5 } } }),
      trace({ mode: "markers", x: samples, y: samples.map(() => 0), yaxis: "y2", marker: { symbol: "line-ns", size: 8, opacity: 0.4, line: { color: ink.ink, width: 1 } } }),
    ],
    layout: {
      ...clear(ink, 10), ...size, dragmode: false, hovermode: false,
      margin: { l: 30, r: 6, t: 4, b: 26 },
      xaxis: { ...axis, range: [low, high], anchor: "y2", title: { text: "z of all training points", standoff: 2, font: { size: 10 } } },
      yaxis: { ...axis, domain: [0.24, 1], range: rangeOf(a), title: { text: `${activation} z`, standoff: 2, font: { size: 10 } } },
      yaxis2: { ...axis, domain: [0, 0.16], range: [-1, 1], visible: false },
    },
  };
}

/** @param {number[]} values */
function rangeOf(values) {
  const low = Math.min(...values), high = Math.max(...values);
  const room = 0.12 * (high - low);
  return [low - room, high + room];
}
