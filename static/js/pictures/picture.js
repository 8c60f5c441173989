/** @import { Box } from "../plot.js" */
import { painters, svg } from "../dom.js";
import { backgroundOf, bordersOf, frameOf, isSeen } from "./boxes.js";
import { drawingOf, named } from "./drawing.js";

/**
 * What the page shows as one SVG that needs nothing else: boxes and words with the styles that they have
 * now, drawings as drawings, canvases as pictures within it. It looks at the page and changes nothing.
 *
 * @typedef {{svg: SVGSVGElement, width: number, height: number}} Picture  in CSS pixels
 * @typedef {{left: number, top: number, without: string, defs: SVGDefsElement, behind: SVGGElement}} Sheet  what is drawn on, and where its corner lies in the viewport
 */

/** Pixels left free around what is shown. */
const MARGIN = 12;
/** What words end with that open something, which a picture does not. */
const OPENS = "▾";
/** A canvas that can be painted again is, so many times as sharp. */
const SHARP = 3;

/**
 * @param {HTMLElement[]} elements  what the picture is of: together they are its size
 * @param {string} title @param {string} [without]  a selector: what of them is no part of it
 * @returns {Picture}
 */
export function pictureOf(elements, title, without = ".none") {
  const { left, top, width, height } = around(elements);
  const defs = svg("defs"), behind = svg("g"), content = svg("g");
  const { fontFamily } = getComputedStyle(document.body);
  const picture = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
  picture.append(svg("title", {}, title), defs, svg("rect", { width, height, fill: paperOf(elements[0]) }), behind, content);
  picture.setAttribute("style", `font-family:${fontFamily};font-variant-numeric:tabular-nums`);
  const sheet = { left, top, without, defs, behind };
  for (const element of elements) drawInside(element, content, sheet);
  return { svg: picture, width, height };
}

/** For what it lies on has a ground of its own. @param {Picture} picture */
export function withoutGround(picture) {
  picture.svg.querySelector(":scope > rect")?.remove();
  return picture;
}

/** @param {Picture} picture */
export const textOf = ({ svg: picture }) => new XMLSerializer().serializeToString(picture);

/** @param {HTMLElement[]} elements @returns {Box} */
function around(elements) {
  const boxes = elements.map(wholeOf);
  const left = Math.floor(Math.min(...boxes.map((box) => box.left))) - MARGIN, top = Math.floor(Math.min(...boxes.map((box) => box.top))) - MARGIN;
  const right = Math.max(...boxes.map((box) => box.right)) + MARGIN, bottom = Math.max(...boxes.map((box) => box.bottom)) + MARGIN;
  return { left, top, width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
}

/** With what one would have to scroll to. @param {Element} element */
function wholeOf(element) {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  if (!scrolls(element)) return { left, top, right, bottom };
  return { left, top: top - element.scrollTop, right, bottom: Math.max(bottom, top - element.scrollTop + element.scrollHeight) };
}

/** @param {Element} element */
const scrolls = (element) => getComputedStyle(element).overflowY === "auto";

/** What it lies on. @param {Element | null} element @returns {string} */
function paperOf(element) {
  if (!element) return "#fff";
  const { backgroundColor } = getComputedStyle(element);
  return isSeen(backgroundColor) ? backgroundColor : paperOf(element.parentElement);
}

/** @param {Element} element @param {SVGElement} into @param {Sheet} sheet */
function draw(element, into, sheet) {
  const style = getComputedStyle(element);
  if (element.matches(sheet.without) || style.display === "none" || style.opacity === "0" || style.clipPath.startsWith("inset(50%")) return;
  const place = style.opacity === "1" ? into : into.appendChild(svg("g", { opacity: style.opacity }));
  if (element instanceof SVGSVGElement) return style.visibility === "visible" && place.append(drawingOf(element, boxOn(sheet, element), sheet.without));
  if (element instanceof HTMLCanvasElement) return style.visibility === "visible" && place.append(imageOf(element, style, boxOn(sheet, element)), ...bordersOf(style, boxOn(sheet, element)));
  if (element instanceof HTMLSelectElement) return place.append(chosenOf(element, style, sheet));
  if (style.visibility === "visible" && style.display !== "contents") place.append(...backgroundOf(style, boxOn(sheet, element), sheet.defs));
  drawInside(element, place, sheet);
}

/** What is in an element, without its own box. @param {Element} element @param {SVGElement} into @param {Sheet} sheet */
function drawInside(element, into, sheet) {
  const style = getComputedStyle(element);
  const place = style.overflow === "visible" || scrolls(element) ? into : clipped(element, style, into, sheet);
  drawPseudo(element, "::before", place, sheet);
  for (const node of inOrder(element))
    if (node instanceof Element) draw(node, place, sheet);
    else if (node instanceof Text && style.visibility === "visible") place.append(...wordsOf(node, style, sheet));
  drawPseudo(element, "::after", place, sheet);
}

/** As they lie over each other. @param {Element} element */
function inOrder(element) {
  const depth = (/** @type {Node} */ node) => (node instanceof Element && Number(getComputedStyle(node).zIndex)) || 0;
  return [...element.childNodes].sort((one, other) => depth(one) - depth(other));
}

/** @param {Element} element @param {CSSStyleDeclaration} style @param {SVGElement} into @param {Sheet} sheet */
function clipped(element, style, into, sheet) {
  const clip = svg("clipPath", { id: named("clip") }, frameOf(style, boxOn(sheet, element)));
  sheet.defs.append(clip);
  return into.appendChild(svg("g", { "clip-path": `url(#${clip.id})` }));
}

/** Boxes of the style sheet have no place that could be asked for, but in one that is positioned it is known. @param {Element} element @param {"::before" | "::after"} which @param {SVGElement} into @param {Sheet} sheet */
function drawPseudo(element, which, into, sheet) {
  const style = getComputedStyle(element, which);
  if (["none", "normal"].includes(style.content) || style.display === "none" || style.position !== "absolute" || style.visibility !== "visible") return;
  const outer = boxOn(sheet, element), borders = getComputedStyle(element);
  const box = {
    left: outer.left + parseFloat(borders.borderLeftWidth) + parseFloat(style.left), top: outer.top + parseFloat(borders.borderTopWidth) + parseFloat(style.top),
    width: parseFloat(style.width), height: parseFloat(style.height),
  };
  const group = svg("g", { opacity: style.opacity }, ...backgroundOf(style, box, sheet.defs));
  (Number(style.zIndex) < 0 ? sheet.behind : into).append(group);
}

/** @param {{left: number, top: number}} sheet @param {{getBoundingClientRect: () => DOMRect}} what @returns {Box} */
function boxOn({ left, top }, what) {
  const box = what.getBoundingClientRect();
  return { left: box.left - left, top: box.top - top, width: box.width, height: box.height };
}

/** @param {HTMLCanvasElement} canvas @param {CSSStyleDeclaration} style @param {Box} box */
function imageOf(canvas, { filter }, { left: x, top: y, width, height }) {
  const image = svg("image", { x, y, width, height, preserveAspectRatio: "none", href: repainted(canvas).toDataURL() });
  if (filter !== "none") image.style.filter = filter;
  return image;
}

/** @param {HTMLCanvasElement} canvas */
function repainted(canvas) {
  const paint = painters.get(canvas);
  if (!paint) return canvas;
  const sharp = document.createElement("canvas"), { clientWidth, clientHeight } = canvas;
  Object.assign(sharp, { width: SHARP * clientWidth, height: SHARP * clientHeight });
  const context = /** @type {CanvasRenderingContext2D} */ (sharp.getContext("2d"));
  context.scale(SHARP, SHARP);
  paint(context);
  return sharp;
}

/** The words of a node, line by line. @param {Text} node @param {CSSStyleDeclaration} style @param {Sheet} sheet */
function wordsOf(node, style, sheet) {
  /** @type {{words: string, box: Box}[]} */
  const lines = [];
  const range = document.createRange();
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    if (word === OPENS) continue;
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = boxOn(sheet, range), last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 2) last.words += ` ${word}`;
    else if (box.width > 0) lines.push({ words: word, box });
  }
  return lines.map(({ words, box: { left, top, height } }) => written(words, left, top + height / 2, style));
}

/** What is chosen is words, and the box around it there to choose another. @param {HTMLSelectElement} select @param {CSSStyleDeclaration} style @param {Sheet} sheet */
function chosenOf(select, style, sheet) {
  const { left, top, height } = boxOn(sheet, select);
  return written(select.selectedOptions[0]?.label ?? "", left + parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft), top + height / 2, style);
}

const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/** @param {string} words @param {number} x @param {number} middle  of the line @param {CSSStyleDeclaration} style */
function written(words, x, middle, { fontStyle, fontWeight, fontSize, fontFamily, color, letterSpacing, textDecorationLine, textShadow }) {
  ruler.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = ruler.measureText(words);
  const text = svg("text", { x: x.toFixed(2), y: (middle + (ascent - descent) / 2).toFixed(2), fill: color, "font-size": fontSize }, words);
  if (fontWeight !== "400") text.setAttribute("font-weight", fontWeight);
  if (fontStyle !== "normal") text.setAttribute("font-style", fontStyle);
  if (letterSpacing !== "normal") text.setAttribute("letter-spacing", letterSpacing);
  if (textDecorationLine !== "none") text.setAttribute("text-decoration", textDecorationLine);
  const halo = textShadow.match(/^rgba?\([^)]*\)/);
  if (halo) text.setAttribute("style", `paint-order:stroke;stroke:${halo[0]};stroke-width:3px`);
  return text;
}
