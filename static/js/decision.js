/** @import { Box } from "./plot.js" */
/** @import { Field, State, UnitField } from "./types.js" */
import { between } from "./arrays.js";
import { borders, winners } from "./borders.js";
import { gradeOf } from "./colors.js";
import { contour, pathOver } from "./contour.js";

/** What the outputs mean on a plane: the colour of every place, and the lines where it changes. */

/** So many steps has a number to either side of its middle, where it is shown in steps. */
const STEPS = 4;

/** Whether the outputs are of one curve, and not of a plane. @param {Field} field */
export const isCurve = ({ y }) => y.length === 1;

/** Whether one can become the other by moving. @param {Field} a @param {Field} b */
export const alike = (a, b) => a.z.length === b.z.length && a.y.length === b.y.length && a.margins?.length === b.margins?.length;

/** @template {Field} F @param {F} to @param {Field} from @param {number} part  of the way, from 0 to 1 @returns {F} */
export function onTheWay(to, from, part) {
  if (!alike(from, to)) return to;
  return { ...to, z: between(from.z, to.z, part), ...(to.margins && from.margins && { margins: between(from.margins, to.margins, part) }) };
}

/**
 * Where each place stands in its palette, from -1 to 1: the output's share, or of several classes the
 * one that is ahead, as strong as it is ahead.
 * @param {Field} field @param {Pick<State, "dataset" | "discrete">} state
 * @returns {(i: number) => number}
 */
export function shadeOf({ z, level, half, margins }, { dataset, discrete }) {
  if (margins) {
    const told = winners(margins, z.length), count = margins.length / z.length;
    return (i) => gradeOf(told[i], discrete ? 1 : margins[told[i] * z.length + i] / (2 * half), count);
  }
  const share = (/** @type {number} */ i) => (z[i] - level) / half;
  if (!discrete) return share;
  return dataset.kind === "regression" ? (i) => inSteps(share(i)) : (i) => (share(i) > 0 ? 1 : -1);
}

/** @param {number} share */
const inSteps = (share) => Math.round(share * STEPS) / STEPS;

/** The palette that goes with it. @param {Field} field @param {ReturnType<typeof import("./colors.js").palettes>} palettes */
export const paletteOf = ({ z, margins }, { classes, several }) => (margins ? several(margins.length / z.length) : classes);

/** Where the output crosses its level, or one class gives way to another. @param {Field} field @param {Box} box */
export function boundaryPath(field, box) {
  const { z, x, y, level, margins } = field;
  return pathOver(margins ? borders(margins, y.length, x.length) : contour(z, y.length, x.length, level), field, box);
}

/** The outputs of a curve over its x. @param {Field} field @param {Box} box @param {[number, number]} range  of y @param {boolean} discrete */
export function curvePath({ z, x, half }, { width, height }, [low, high], discrete) {
  const across = width / (x.length - 1), up = height / (high - low);
  const y = (/** @type {number} */ value) => (height - ((discrete ? inSteps(value / half) * half : value) - low) * up).toFixed(1);
  return `M${Array.from(z, (value, i) => `${(i * across).toFixed(1)} ${y(value)}`).join(discrete ? `h${across.toFixed(2)}L` : "L")}`;
}

/**
 * Where each place of an output's own small field stands in the same palette, from -1 to 1.
 * @param {UnitField} field @param {number} output  its place among the outputs @param {Field} boundary
 * @returns {(i: number) => number}
 */
export function shadeOfOutput({ values, scale }, output, { z, level, half, margins }) {
  const share = (/** @type {number} */ i) => ((values[i] * scale) / 127 - level) / half;
  return margins ? (i) => gradeOf(output, (share(i) + 1) / 2, margins.length / z.length) : share;
}
