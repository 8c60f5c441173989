/** @import { Field, Maybe, State, Sweep, SweptNetwork } from "../types.js" */
import { boundaryPath, curvePath, isCurve, paletteOf, shadeOf } from "../decision.js";
import { html, svg } from "../dom.js";
import { fixed } from "../format.js";
import { paintField } from "./field.js";

/** @typedef {ReturnType<typeof import("../colors.js").palettes>} Palettes */

/** The side of a picture, in pixels. */
const SIDE = 80;
const BOX = { left: 0, top: 0, width: SIDE, height: SIDE };

/**
 * One of several networks: its outputs, its losses, how it does, and a button to take it over.
 * @param {SweptNetwork} network @param {Sweep} sweep @param {State} state @param {Palettes} colors @param {() => void} adopt
 */
export function sweptCard(network, sweep, state, colors, adopt) {
  const { name, result, diverged, train, test } = network;
  const button = html("button", { type: "button", class: "button small", disabled: diverged !== null || sweep.state === "running", "aria-label": `${name}, ${result}, adopt` }, "Adopt");
  button.onclick = adopt;
  return html("li", {}, html("b", {}, name), html("div", { class: "row" }, picture(network, sweep, state, colors), curves(network, sweep)),
    html("p", {}, result), html("p", { class: "soft" }, `loss ${fixed(train.loss, 3)}${test.loss === null ? "" : `, test ${fixed(test.loss, 3)}`}`), button);
}

/** The plane, or the curve, where there is one. @param {SweptNetwork} network @param {Sweep} sweep @param {State} state @param {Palettes} colors */
function picture({ boundary, diverged }, { kind, extent }, { dataset }, colors) {
  if (!boundary) return "";
  const field = fieldOf(boundary), canvas = html("canvas");
  const look = { dataset: { ...dataset, kind }, discrete: false };
  if (!isCurve(field)) paintField(canvas, field, BOX, shadeOf(field, look), paletteOf(field, colors));
  const path = isCurve(field) ? curvePath(field, BOX, extent[1], false) : boundaryPath(field, BOX);
  return html("div", { class: diverged ? "swept-field gone" : "swept-field", "aria-hidden": "true" }, canvas, svg("svg", { width: SIDE, height: SIDE, class: "lines" }, svg("path", { d: path, "data-line": "before" })));
}

/** @param {NonNullable<SweptNetwork["boundary"]>} boundary @returns {Field} */
function fieldOf({ z, margins, ...rest }) {
  return { ...rest, z: Float32Array.from(z[0].flat()), ...(margins && { margins: Float32Array.from(margins.flat(2)) }) };
}

/** Where all curves end above: what the largest of the starts has room under. @param {SweptNetwork[]} networks */
export const curveTop = (networks) => 1.1 * Math.max(0.1, ...networks.flatMap(({ train_losses: train, test_losses: test }) => [train[0] ?? 0, test[0] ?? 0]));

/** Its losses over the epochs; what is above all starts goes out of sight. @param {SweptNetwork} network @param {Sweep} sweep */
function curves({ train_losses, test_losses }, { noted, epochs, networks }) {
  const top = curveTop(networks);
  const path = (/** @type {Maybe[]} */ losses) => losses.flatMap((loss, i) => (loss === null ? [] : [`${((noted[i] / epochs) * SIDE).toFixed(1)} ${(SIDE * (1 - Math.min(2, loss / top))).toFixed(1)}`])).join("L");
  const line = (/** @type {Maybe[]} */ losses, /** @type {string} */ part) => svg("path", { d: losses.some((loss) => loss !== null) ? `M${path(losses)}` : "", "data-part": part });
  return svg("svg", { width: SIDE, height: SIDE, class: "swept-curve", "aria-hidden": "true" }, line(test_losses, "test"), line(train_losses, "train"));
}
