/** @import { Box } from "../plot.js" */
import { svg } from "../dom.js";
import { named } from "./drawing.js";

/** The boxes of HTML as shapes of an SVG: what fills them, and what they are framed with. */

const SIDES = /** @type {const} */ (["Top", "Right", "Bottom", "Left"]);

/** Whether anything of a colour is seen. @param {string} color  as computed */
export const isSeen = (color) => !/^(transparent|none)$|[,/]\s*0\)$/.test(color);

/** @param {CSSStyleDeclaration} style @param {Box} box @param {SVGDefsElement} defs @returns {SVGElement[]} */
export function backgroundOf(style, box, defs) {
  const { backgroundColor, backgroundImage } = style;
  const gradients = backgroundImage === "none" ? [] : gradientsOf(backgroundImage, box);
  defs.append(...gradients);
  const fills = [...(isSeen(backgroundColor) ? [backgroundColor] : []), ...gradients.reverse().map(({ id }) => `url(#${id})`)];
  return [...fills.map((fill) => shaped(frameOf(style, box), { fill })), ...bordersOf(style, box)];
}

/** @param {CSSStyleDeclaration} style @param {Box} box @param {number} [inset]  pixels to the inside */
export function frameOf({ borderTopLeftRadius }, { left, top, width, height }, inset = 0) {
  const least = Math.min(width, height) / 2;
  const radius = borderTopLeftRadius.endsWith("%") ? (2 * least * parseFloat(borderTopLeftRadius)) / 100 : parseFloat(borderTopLeftRadius);
  const rx = Math.max(0, Math.min(least, radius || 0) - inset);
  return svg("rect", { x: left + inset, y: top + inset, width: Math.max(0, width - 2 * inset), height: Math.max(0, height - 2 * inset), rx: rx || null });
}

/** One frame where all sides are alike, else a line for each that there is. @param {CSSStyleDeclaration} style @param {Box} box */
export function bordersOf(style, box) {
  const sides = SIDES.map((side) => ({ side, width: parseFloat(style[`border${side}Width`]), color: style[`border${side}Color`], look: style[`border${side}Style`] }));
  const seen = sides.filter(({ width, color, look }) => width > 0 && look !== "none" && isSeen(color));
  if (!seen.length) return [];
  const [{ width, color, look }] = seen;
  const stroke = { stroke: color, "stroke-width": width, "stroke-dasharray": look === "dashed" ? `${3 * Math.max(1, width)} ${2 * Math.max(1, width)}` : null };
  if (seen.length === 4) return [shaped(frameOf(style, box, width / 2), { ...stroke, fill: "none" })];
  return seen.map((each) => svg("path", { ...stroke, d: edgeOf(each.side, box, each.width / 2), stroke: each.color, "stroke-width": each.width }));
}

/** @param {typeof SIDES[number]} side @param {Box} box @param {number} inset */
function edgeOf(side, { left, top, width, height }, inset) {
  const right = left + width, bottom = top + height;
  return {
    Top: `M${left} ${top + inset}H${right}`, Bottom: `M${left} ${bottom - inset}H${right}`,
    Left: `M${left + inset} ${top}V${bottom}`, Right: `M${right - inset} ${top}V${bottom}`,
  }[side];
}

/** @param {SVGElement} element @param {Record<string, string | number | null>} attributes */
function shaped(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, String(value));
  return element;
}

/** @param {string} images  as computed: linear gradients, repeating or not @param {Box} box */
function gradientsOf(images, box) {
  return [...images.matchAll(/(repeating-)?linear-gradient\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, repeating, inside]) => {
    const parts = inside.split(/,(?![^(]*\))/).map((part) => part.trim());
    const angle = parts[0].endsWith("deg") || parts[0].startsWith("to ") ? angleOf(/** @type {string} */ (parts.shift())) : Math.PI;
    return gradient(angle, parts.map(stopOf), !!repeating, box);
  });
}

/** @param {string} words @returns {number} in radians, clockwise from upwards */
const angleOf = (words) => (words.endsWith("deg") ? (parseFloat(words) * Math.PI) / 180 : { "to right": Math.PI / 2, "to left": -Math.PI / 2, "to top": 0 }[words] ?? Math.PI);

/** @param {string} words  a colour, and where it stands in pixels, if that is said */
function stopOf(words) {
  const [, color, at] = /** @type {RegExpMatchArray} */ (words.match(/^(.*?)(?:\s+([\d.]+)px)?$/));
  return { color, at: at === undefined ? null : Number(at) };
}

/** @param {number} angle @param {{color: string, at: number | null}[]} stops @param {boolean} repeating @param {Box} box */
function gradient(angle, stops, repeating, { left, top, width, height }) {
  const [across, down] = [Math.sin(angle), -Math.cos(angle)];
  const length = repeating ? stops.at(-1)?.at ?? 1 : Math.abs(across * width) + Math.abs(down * height);
  const [x, y] = repeating ? [left, top] : [left + (width - across * length) / 2, top + (height - down * length) / 2];
  const marks = stops.map(({ color, at }, i) => svg("stop", { offset: at === null ? i / (stops.length - 1) : at / length, "stop-color": color }));
  return svg("linearGradient", { id: named("shade"), gradientUnits: "userSpaceOnUse", x1: x, y1: y, x2: x + across * length, y2: y + down * length, spreadMethod: repeating ? "repeat" : null }, ...marks);
}
