/** @import { Box } from "../plot.js" */

/** An SVG of the page as a part of another one: with the styles that the page gives it, and without what is not seen. */

/** What a child has from its parent, and what an element has of its own, with what they are where nothing is said. */
const INHERITED = {
  fill: "rgb(0, 0, 0)", "fill-opacity": "1", stroke: "none", "stroke-width": "1px", "stroke-opacity": "1", "stroke-dasharray": "none", "stroke-dashoffset": "0px", "stroke-linecap": "butt", "stroke-linejoin": "miter",
  "font-family": "", "font-size": "", "font-weight": "400", "font-style": "normal", "letter-spacing": "normal", "text-anchor": "start", "paint-order": "normal", visibility: "visible",
};
const OWN = { opacity: "1", "clip-path": "none", "stop-color": "rgb(0, 0, 0)", "dominant-baseline": "auto", transform: "none" };
/** @type {Record<string, string>} */
const PLAIN = { ...INHERITED, ...OWN };
const SAID_IN_STYLE = /^(class|style|role|tabindex|cursor|pointer-events|focusable|xmlns.*|data-.*|aria-.*|on.*)$/;
const SHAPES = /^(path|rect|circle|ellipse|line|polygon|polyline)$/;
/** What is not drawn where it stands is not seen there either, and needed all the same. */
const NEEDED = "defs, clipPath, linearGradient, pattern";

let names = 0;

/** A name that nothing else in any picture has. @param {string} kind */
export const named = (kind) => `${kind}-${++names}`;

/** @param {SVGSVGElement} drawing @param {Box} box  where it lies @param {string} without  a selector: what of it is left out @returns {SVGElement} */
export function drawingOf(drawing, { left, top, width, height }, without) {
  const copy = /** @type {SVGSVGElement} */ (copied(drawing, null, `${named("of")}-`, without));
  for (const [name, value] of Object.entries({ x: left, y: top, width, height })) copy.setAttribute(name, String(value));
  copy.setAttribute("overflow", getComputedStyle(drawing).overflow === "visible" ? "visible" : "hidden");
  return copy;
}

/** @param {Element} element @param {CSSStyleDeclaration | null} outer  the style of what it is in @param {string} own  before every name, which may be in the page twice @param {string} without @returns {Element | null} */
function copied(element, outer, own, without) {
  const style = getComputedStyle(element);
  if (/^(title|desc|script|style|metadata)$/.test(element.tagName) || style.display === "none" || style.opacity === "0" || isUnseen(element, style) || element.matches(without)) return null;
  const copy = document.createElementNS(element.namespaceURI, element.tagName);
  for (const { name, value } of element.attributes) if (!SAID_IN_STYLE.test(name) && (name === "transform" || !(name in PLAIN))) copy.setAttribute(name.replace("xlink:", ""), name === "id" ? own + value : renamed(value, own));
  const said = saidOf(style, outer, own, !outer || element.hasAttribute("transform"));
  if (said) copy.setAttribute("style", said);
  for (const child of element.childNodes) {
    const part = child instanceof Element ? copied(child, style, own, without) : child instanceof Text ? child.cloneNode() : null;
    if (part) copy.append(part);
  }
  // A group of nothing is nothing.
  return copy.tagName === "g" && !copy.hasChildNodes() ? null : copy;
}

/** @param {string} value @param {string} own */
const renamed = (value, own) => value.replace(/url\(["']?#([^"')]+)["']?\)/g, `url(#${own}$1)`);

/** What must be said of its style, that it does not have from what it is in. @param {CSSStyleDeclaration} style @param {CSSStyleDeclaration | null} outer @param {string} own @param {boolean} placed  whether its place is said already */
function saidOf(style, outer, own, placed) {
  return Object.keys(PLAIN).flatMap((name) => {
    if (name === "transform" && placed) return [];
    const value = style.getPropertyValue(name);
    const before = outer && name in INHERITED ? outer.getPropertyValue(name) : PLAIN[name];
    return value === before || value === "" ? [] : [`${name}:${renamed(value, own)}`];
  }).join(";");
}

/** Shapes that are there to be touched alone. @param {Element} element @param {CSSStyleDeclaration} style */
function isUnseen(element, { fill, stroke, strokeWidth }) {
  const none = (/** @type {string} */ paint) => paint === "none" || /[,/]\s*0\)$/.test(paint);
  return SHAPES.test(element.tagName) && none(fill) && (none(stroke) || parseFloat(strokeWidth) === 0) && !element.closest(NEEDED);
}
