/** @import { Figure } from "../plot.js" */
/** @import { Ink, Size } from "./base.js" */
import { MARGIN, lengthOf, rangeOf } from "../timeline.js";
import { clear } from "./base.js";

/** Pixels that the names of two lines need at least between them. */
const APART = 12;

/**
 * A parameter's way: its name, its values and the one it has now, and how much it is spoken of.
 * @typedef {{name: string, values: (number | null)[], now: number | null, look: "lit" | "own" | "other"}} Path
 */

/**
 * Each parameter's path over the history, which lies as in the scrubber; what is ahead of now is shaded.
 * @param {{paths: Path[], places: number[], across: number[], now: number}} known  `places` of the values in the history, `across` those of all its points
 * @param {Ink} ink @param {Size} size
 * @returns {Figure}
 */
export function pathsFigure({ paths, places, across, now }, ink, size) {
  const order = ["other", "own", "lit"];
  const sorted = [...paths].sort((one, other) => order.indexOf(one.look) - order.indexOf(other.look));
  const range = heights(paths), length = lengthOf(across);
  const axis = { fixedrange: true, zeroline: false, gridcolor: ink.line, tickfont: { size: 11 } };
  const lines = { lit: { color: ink.ink, width: 2.4 }, own: { color: ink.ink, width: 1.4 }, other: { color: ink.faint, width: 1 } };
  return {
    data: [
      ...sorted.map(({ name, values, look }) => ({ type: "scatter", mode: "lines", name, x: places, y: values, line: lines[look], hovertemplate: `${name} %{y:.3f}<extra></extra>` })),
      {
        type: "scatter", mode: "markers", x: sorted.map(() => now), y: sorted.map((path) => path.now), hoverinfo: "skip",
        marker: { size: sorted.map(({ look }) => (look === "lit" ? 9 : 5)), color: sorted.map(({ look }) => (look === "lit" ? ink.lit : ink.panel)), line: { color: sorted.map(({ look }) => lines[look].color), width: 1.4 } },
      },
    ],
    layout: {
      ...clear(ink), ...size, dragmode: false, hovermode: "closest", showlegend: false, uirevision: "same", margin: { ...MARGIN, b: 36 },
      hoverlabel: { bgcolor: ink.panel, bordercolor: ink.soft, font: { size: 11, color: ink.ink } },
      xaxis: { ...axis, showgrid: false, range: rangeOf(length), nticks: 6, tickformat: "d", title: { text: "updates and drags", standoff: 4, font: { size: 11 } }, ...(length < 6 && { dtick: 1 }) },
      yaxis: { ...axis, range, nticks: 5, zeroline: true, zerolinecolor: ink.faint, title: { text: "value", standoff: 4, font: { size: 11 } } },
      shapes: [
        { type: "rect", layer: "below", yref: "paper", y0: 0, y1: 1, x0: now, x1: rangeOf(length)[1], line: { width: 0 }, fillcolor: ink.line, opacity: now < length ? 0.5 : 0 },
        { type: "line", yref: "paper", y0: 0, y1: 1, x0: now, x1: now, line: { color: ink.ink, width: 1 } },
      ],
      annotations: names(sorted, range, size, now > length / 2).map((name) => ({ ...name, x: now, showarrow: false, bgcolor: ink.panel, borderpad: 0, opacity: 0.9, font: { size: 11, color: ink.ink } })),
    },
  };
}

/** @param {Path[]} paths */
function heights(paths) {
  const finite = paths.flatMap(({ values, now }) => [...values, now]).filter((value) => value !== null && Number.isFinite(value));
  const low = Math.min(-0.1, .../** @type {number[]} */ (finite)), high = Math.max(0.1, .../** @type {number[]} */ (finite));
  return [low - 0.06 * (high - low), high + 0.06 * (high - low)];
}

/**
 * The names of the lines that are spoken of, beside the points of now and not over each other.
 * @param {Path[]} paths @param {number[]} range @param {Size} size @param {boolean} before  whether they stand to the left
 */
function names(paths, [low, high], { height }, before) {
  const scale = (height - MARGIN.t - 36) / (high - low);
  const spoken = paths.filter(({ look, now }) => look !== "other" && now !== null).map(({ name, now, look }) => ({ text: look === "lit" ? `<b>${name}</b>` : name, y: now ?? 0 }));
  let last = -Infinity;
  return spoken.sort((one, other) => one.y - other.y).map(({ text, y }) => {
    const at = Math.max(y * scale, last + APART);
    last = at;
    return { text, y, yshift: at - y * scale, yanchor: "middle", xanchor: before ? "right" : "left", xshift: before ? -8 : 8 };
  });
}
