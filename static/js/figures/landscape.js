/** @import { Box, Figure } from "../plot.js" */
/** @import { Landscape } from "../types.js" */
/** @import { Ink, Size } from "./base.js" */
import { clear } from "./base.js";

/** So many steps of shade from the lowest loss to the highest. */
const LEVELS = 14;
/** A loss of 0 has no logarithm; below this none is told from another. */
const LEAST = 1e-6;

/**
 * The loss over two parameters as a map: as the paper where it is low, grey where it is high. Shades go by
 * its logarithm, so that a valley shows beside a high wall; where it is not finite there is a gap.
 * @param {Landscape} landscape @param {Box} box @param {Ink} ink @param {Size} size
 * @returns {Figure}
 */
export function landscapeFigure({ x_values: x, y_values: y, z }, box, ink, size) {
  const [low, high] = rangeOf(z).map((loss) => shadeOf(loss ?? 1));
  const axis = { fixedrange: true, zeroline: false, showgrid: false, ticks: "", nticks: 5, ticklabeloverflow: "allow", tickfont: { size: 11 }, ticklabelstandoff: 3 };
  return {
    data: [{
      type: "contour", x, y, z: rows(z, x.length, shadeOf), hoverinfo: "skip", showscale: false, zmin: low, zmax: high,
      autocontour: false, contours: { start: low, end: high, size: Math.max(1e-9, (high - low) / LEVELS) },
      colorscale: shades(ink), line: { width: 0.5, color: ink.panel },
    }],
    layout: {
      ...clear(ink), ...size, dragmode: false, hovermode: false,
      margin: { l: box.left, t: box.top, r: size.width - box.left - box.width, b: size.height - box.top - box.height },
      xaxis: { ...axis, range: [x[0], x[x.length - 1]] }, yaxis: { ...axis, range: [y[0], y[y.length - 1]] },
    },
  };
}

/**
 * The same numbers as a surface, as high as the loss is, with the point on it.
 * @param {Landscape} landscape @param {{x: number, y: number, loss: number} | null} point
 * @param {{x: string, y: string}} names @param {Ink} ink @param {Size} size
 * @returns {Figure}
 */
export function surfaceFigure({ x_values: x, y_values: y, z }, point, names, ink, size) {
  // Words keep their size, so that a small picture must leave more room for them.
  const away = Math.max(1.4, 680 / size.width);
  const axis = (/** @type {string} */ text) => ({ title: { text }, color: ink.soft, gridcolor: ink.line, zerolinecolor: ink.line, showspikes: false, nticks: 5 });
  return {
    data: [
      { type: "surface", x, y, z: rows(z, x.length, (loss) => loss), surfacecolor: rows(z, x.length, shadeOf), colorscale: shades(ink), showscale: false, hovertemplate: "loss %{z:.3f}<extra></extra>", contours: { z: { show: true, color: ink.soft, width: 1 } }, lighting: { ambient: 0.9, diffuse: 0.3, specular: 0 } },
      ...(point ? [pin(point, rangeOf(z), ink)] : []),
    ],
    layout: {
      ...clear(ink), ...size, margin: { l: 0, t: 0, r: 0, b: 0 }, showlegend: false, uirevision: "same",
      scene: { xaxis: axis(names.x), yaxis: axis(names.y), zaxis: axis("loss"), aspectmode: "cube", camera: { eye: { x: away, y: away, z: away }, center: { x: 0, y: 0, z: -0.12 } } },
    },
  };
}

/**
 * A pin stuck into the surface; its head is above all of it, so that no ridge hides it.
 * @param {{x: number, y: number, loss: number}} point @param {[number, number] | [null, null]} range @param {Ink} ink
 */
function pin({ x, y, loss }, [low, high], ink) {
  const top = Math.max(loss, high ?? loss) + 0.08 * ((high ?? 1) - (low ?? 0));
  return { type: "scatter3d", mode: "lines+markers", x: [x, x], y: [y, y], z: [loss, top], line: { color: ink.ink, width: 4 }, marker: { size: [3, 10], color: [ink.ink, ink.lit], line: { color: ink.ink, width: 2 } }, hoverinfo: "skip" };
}

/** The lowest and the highest finite loss; null twice if there is none. @param {Float32Array} z @returns {[number, number] | [null, null]} */
export function rangeOf(z) {
  const finite = z.filter(Number.isFinite);
  return finite.length ? [Math.min(...finite), Math.max(...finite)] : [null, null];
}

/** @param {number} loss */
const shadeOf = (loss) => Math.log(Math.max(LEAST, loss));

/** @param {Ink} ink */
const shades = (ink) => [[0, ink.panel], [1, ink.faint]];

/** @param {Float32Array} z @param {number} columns @param {(loss: number) => number} at */
function rows(z, columns, at) {
  return Array.from({ length: z.length / columns }, (_, row) => Array.from(z.subarray(row * columns, (row + 1) * columns), (loss) => (Number.isFinite(loss) ? at(loss) : null)));
}
