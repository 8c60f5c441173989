/** @import { Store } from "../store.js" */
/** @import { Maybe, State } from "../types.js" */
/** @import { Arrangement, Link } from "./arrangement.js" */
import { between } from "../arrays.js";
import { tokenCss } from "../colors.js";
import { blank, focusSlider, html, painters, setText, sizeCanvas, svg } from "../dom.js";
import { fixed } from "../format.js";
import { inWords, parsePath } from "../names.js";
import { padlock } from "./lock.js";
import { writer } from "./writing.js";

/** Above so many links their numbers show only where one is lit. */
const FEW = 24;
/** Above so many they are thinner and not dashed, since they would hide each other. */
const SOME = 150;
const DASHES = [7, 4];
/** How much is seen of a link, and of one that is not spoken of. */
const CLEAR = 0.9, PALE = 0.18;

/** @typedef {Link & {stroke: Path2D, group: SVGElement, glow: SVGElement, plate: SVGElement, number: SVGElement}} DrawnLink */

/**
 * The links of the drawing: their width tells the size of the weight, colour and dashes its sign. All
 * of them are painted on one canvas, since hundreds move in every frame; what is touched and what is
 * lit are elements under and over it.
 * @param {HTMLElement} root @param {Store} store
 * @returns {(arrangement: Arrangement) => void} places them
 */
export function linksView(root, store) {
  const under = svg("svg", { "aria-hidden": "true" }), over = svg("svg", { "aria-hidden": "true" });
  const canvas = html("canvas", { class: "links", "aria-hidden": "true" });
  root.append(under, canvas, over);
  /** @type {Map<string, DrawnLink>} */
  let links = new Map();
  let plain = new Path2D();
  let colors = inkOfLinks();
  /** The weights before the step that is gliding to its end, and as they are shown. */
  let before = new Float32Array(), weights = before;
  const written = writer(), painted = writer();

  const paintAll = (/** @type {CanvasRenderingContext2D} */ context) => {
    context.strokeStyle = colors.plain;
    context.lineWidth = 2;
    context.stroke(plain);
    paint(context, [...links.values()], weights, colors, paleIn(store.state));
  };
  painters.set(canvas, paintAll);

  store.paint(["look"], () => (colors = inkOfLinks()));
  store.paint(["parameters", "units", "look", "room", "glide"], ({ parameters, glide }) => {
    const now = Float32Array.from(links.values(), ({ layer, unit, input }) => parameters.weights[layer][unit][input] ?? 0);
    weights = glide && before.length === now.length ? between(before, now, glide.part) : now;
    if (!glide) before = now;
  });
  store.paint(["parameters", "units", "look", "room", "glide", "spoken", "telling"], (state, changed) => {
    // Many links go with the numbers while it plays: all of them take as long as the rest of a frame.
    if (links.size > SOME && !painted(state.status) && !["units", "look", "room"].some((key) => changed.has(key))) return;
    paintAll(blank(canvas));
  });
  store.paint(["parameters", "lit", "spoken", "units", "look", "room", "status"], ({ parameters, lit, spoken, status }, changed) => {
    if (!written(status) && !changed.has("lit") && !changed.has("spoken")) return;
    for (const [path, link] of links)
      if (links.size <= FEW || path === lit || spoken?.paths.includes(path)) write(link, parameters.weights[link.layer][link.unit][link.input]);
  });
  store.paint(["lit", "units", "look", "room"], ({ lit }) => mark(links, "is-lit", (path) => path === lit));
  store.paint(["spoken", "units", "look", "room"], ({ spoken }) => mark(links, "is-spoken", (path) => !!spoken?.paths.includes(path)));
  store.paint(["telling"], ({ telling }) => mark(links, "now", (_, { layer }) => !!telling && layer === telling.layer));
  store.paint(["document", "units", "look", "room"], ({ document: { locked } }) => links.forEach(({ plate }, path) => plate.classList.toggle("locked", locked.includes(path))));

  return (arrangement) => {
    links = new Map(arrangement.links.map((link) => [link.path, build(link)]));
    plain = new Path2D(arrangement.plain);
    sizeCanvas(canvas, arrangement.width, arrangement.height);
    under.replaceChildren(...[...links.values()].map(({ group }) => group));
    over.replaceChildren(...arrangement.links.map((link) => grip(link, store)), ...[...links.values()].map(({ plate }) => plate));
    root.classList.toggle("numberless", links.size > FEW);
    root.classList.toggle("undashed", links.size > SOME);
    root.classList.toggle("linkless", links.size === 0);
  };
}

/** @returns {{positive: string, negative: string, plain: string}} in the theme of now */
const inkOfLinks = () => ({ positive: tokenCss("--pos"), negative: tokenCss("--neg"), plain: tokenCss("--line2") });

/** What steps back behind the links that are spoken of, or that the signal runs along. @param {State} state @returns {(link: DrawnLink) => boolean} */
function paleIn({ telling, spoken }) {
  if (telling?.stage === "forward" || telling?.stage === "backward") return ({ layer }) => layer !== telling.layer;
  return ({ path }) => !!spoken && !spoken.paths.includes(path);
}

/** @param {CanvasRenderingContext2D} context @param {DrawnLink[]} links @param {Float32Array} weights  one a link @param {ReturnType<typeof inkOfLinks>} colors @param {(link: DrawnLink) => boolean} isPale */
function paint(context, links, weights, colors, isPale) {
  const fine = fineness(links.length);
  links.forEach((link, i) => {
    const positive = weights[i] >= 0;
    context.globalAlpha = isPale(link) ? PALE : CLEAR;
    context.strokeStyle = positive ? colors.positive : colors.negative;
    context.lineWidth = fine * widthOf(weights[i]);
    if (fine === 1) context.setLineDash(positive ? [] : DASHES);
    context.stroke(link.stroke);
  });
}

/** @param {number} weight */
const widthOf = (weight) => Math.min(10, 1 + 1.9 * Math.abs(weight));

/** Of how many links, how wide each can be; 1 where there is room for all of its width. @param {number} count */
const fineness = (count) => Math.max(0.3, Math.min(1, Math.sqrt(SOME / count)));

/** @param {Link} link @returns {DrawnLink} */
function build(link) {
  const { curve, path, labelX: x, labelY: y } = link;
  const glow = svg("path", { class: "glow", d: curve, pathLength: 1, "data-link": path });
  const number = svg("text", { x, y: y + 4 });
  const plate = svg("g", { class: "plate" }, svg("rect", { x: x - 19, y: y - 9, width: 38, height: 18, rx: 4 }), number, padlock(`translate(${x + 16} ${y - 13}) scale(.8)`));
  return { ...link, stroke: new Path2D(curve), group: svg("g", { class: "link-group" }, glow), glow, plate, number };
}

/** What the pointer finds of a link: hovering lights it, a click leads to its slider. @param {Link} link @param {Store} store */
function grip({ curve, path }, store) {
  const element = svg("path", { class: "grip", d: curve }, svg("title", {}, inWords(path, store.state)));
  lightOnTouch(element, path, store);
  return element;
}

/** @param {Map<string, DrawnLink>} links @param {string} name  of a class @param {(path: string, link: DrawnLink) => boolean} has */
function mark(links, name, has) {
  for (const [path, link] of links) for (const part of [link.group, link.plate]) part.classList.toggle(name, has(path, link));
}

/** @param {DrawnLink} link @param {Maybe} weight */
function write({ glow, number }, weight) {
  setText(number, fixed(weight));
  glow.style.strokeWidth = (widthOf(weight ?? 0) + 10).toFixed(2);
}

/** Hover lights a parameter; a click leads to its slider. @param {SVGElement | HTMLElement} element @param {string} path @param {Store} store */
export function lightOnTouch(element, path, store) {
  element.addEventListener("pointerenter", () => store.set({ lit: path }));
  element.addEventListener("pointerleave", () => {
    if (store.state.lit === path) store.set({ lit: document.activeElement?.closest("[data-row]")?.getAttribute("data-row") ?? null });
  });
  element.addEventListener("click", () => {
    const { layer, unit } = parsePath(path);
    store.set({ unit: store.state.units[layer + 1][unit] });
    focusSlider(path);
  });
}
