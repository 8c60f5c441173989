/** @import { Commands } from "../commands.js" */
/** @import { Line, Place } from "../geometry.js" */
/** @import { Box } from "../plot.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { svg, setText } from "../dom.js";
import { BESIDE, LONGEST } from "../figures/points.js";
import { fixed } from "../format.js";
import { visiblePart } from "../geometry.js";
import { parsePath } from "../names.js";
import { mapping } from "../plot.js";
import { farthest } from "../reach.js";
import { axisTitles } from "../scaling.js";
import { columnsOfPlane, linesOf } from "../unitlines.js";
import { holdLines } from "./linehand.js";
import { writer } from "./writing.js";

/** With more lines than this only those that are spoken of have a name. */
const FEW = 6;
/** Pixels: half a name; where the handles stand, at one end behind the name; pieces too short for them; arrows. */
const NAME = { x: 20, y: 10 };
/** How wide a letter of an axis' title is. */
const LETTER = 7;
const HANDLE = 16;
const BEHIND_NAME = 34;
const SHORT = 96;
const ARROW = { least: 12, most: 46, slope: 7 };

/**
 * @typedef {{body: SVGElement, stroke: SVGElement, grip: SVGElement, arrow: SVGElement, top: SVGElement, name: SVGElement, around: SVGElement, knobs: SVGElement[]}} DrawnLine
 */

/**
 * Every first-layer unit's line w·x + b = 0 with the arrow of its weights, to be moved and turned.
 * @param {HTMLElement} root  the plane's box, as its pointer knows it @param {Store} store @param {Commands} commands
 */
export function linesView(root, store, commands) {
  const bodies = svg("g"), tops = svg("g");
  const picture = svg("svg", { class: "unit-lines", "data-part": "lines" }, bodies, tops);
  const help = svg("desc", { id: "line-help" });
  picture.append(help);
  root.append(picture);
  /** @type {DrawnLine[]} */
  let drawn = [];
  /** @type {Line[]} */
  let last = [];
  let built = "";

  store.paint(["units", "document", "dataset"], (state) => {
    const names = columnsOfPlane(state) ? state.units[1] : [];
    if (names.join() === built) return;
    built = names.join();
    drawn = names.map((name) => draw(name, farthest(state)));
    bodies.replaceChildren(...drawn.map(({ body }) => body));
    tops.replaceChildren(...drawn.map(({ top }) => top));
    picture.classList.toggle("many", names.length > FEW);
  });
  const written = writer();
  store.paint(["parameters", "units", "document", "dataset", "plane", "glide", "line"], (state) => {
    if (!state.plane) return;
    const now = linesOf(state);
    const { glide, line: held } = state;
    const shown = glide && last.length === now.length ? now.map((to, unit) => onTheWay(last[unit], to, glide.part)) : now;
    if (!glide) last = now;
    const write = written(state.status) || !!held;
    const named = titled(state);
    drawn.forEach((each, unit) => place(each, held?.unit === unit ? held.line : shown[unit], state, write, named));
  });
  store.paint(["document"], ({ document: { network } }) => setText(help, network.use_biases ? "Up and down move it, left and right turn it." : "Left and right turn it around the origin."));
  store.paint(["unit", "lit", "units"], (state) => drawn.forEach((each, unit) => emphasize(each, unit, state)));
  store.paint(["line"], ({ line }) => picture.classList.toggle("held", line !== null));
  holdLines(root, picture, store, commands);
}

/** Where the titles of the axes stand in the corners, place by place; those beside the plane are in no name's way. @param {State} state @returns {Place[]} */
function titled(state) {
  const { left, width, height } = state.plane, [right = "", up = ""] = axisTitles(state);
  if (!left || Math.max(right.length, up.length) <= BESIDE) return [];
  const along = (/** @type {string} */ title) => Array.from({ length: Math.ceil((Math.min(title.length, LONGEST) * LETTER) / (2 * NAME.x)) }, (_, i) => NAME.x * (2 * i + 1));
  return [...along(right).map((x) => /** @type {Place} */ ([width - x, height - NAME.y])), ...along(up).map((x) => /** @type {Place} */ ([x, NAME.y]))];
}

/** @param {Line} from @param {Line} to @param {number} part @returns {Line} */
function onTheWay(from, to, part) {
  const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * part;
  return { w: [mix(from.w[0], to.w[0]), mix(from.w[1], to.w[1])], b: mix(from.b, to.b) };
}

/** @param {string} unit @param {number} most  of its bias @returns {DrawnLine} */
function draw(unit, most) {
  const stroke = svg("path", { class: "stroke" });
  const grip = svg("path", { class: "grip" });
  const arrow = svg("path", { class: "arrow" });
  const name = svg("text", { "aria-hidden": "true", y: 4 }, unit);
  const around = svg("circle", { class: "around" });
  const knobs = [0, 1].map(() => svg("g", { class: "knob" }, svg("circle", { class: "reach", r: 22 }), svg("circle", { r: 5.5 })));
  const body = svg("g", { "data-line-of": unit, "aria-hidden": "true" }, stroke, arrow, grip);
  const top = svg("g", { "data-line-of": unit, role: "slider", "aria-label": `line of ${unit}`, "aria-describedby": "line-help", "aria-valuemin": -most, "aria-valuemax": most }, around, name, ...knobs);
  return { body, stroke, grip, arrow, top, name, around, knobs };
}

/** @param {DrawnLine} drawn @param {Line | undefined} line @param {State} state @param {boolean} whole  whether what is held and told of it goes along, and not only what is seen @param {Place[]} named  where the names before it stand; its own is added */
function place(drawn, line, { dataset, plane }, whole, named) {
  const ends = line && visiblePart(line, dataset.extent);
  for (const part of [drawn.body, drawn.top]) part.style.display = ends ? "" : "none";
  if (!line || !ends) return;
  const map = mapping(dataset.extent, plane);
  const [from, to] = ends.map(([x, y]) => /** @type {Place} */ ([map.x(x), map.y(y)]));
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const way = /** @type {Place} */ ([(to[0] - from[0]) / length, (to[1] - from[1]) / length]);
  const at = (/** @type {number} */ t) => /** @type {Place} */ ([from[0] + t * way[0], from[1] + t * way[1]]);
  drawn.stroke.setAttribute("d", `M${pair(from)}L${pair(to)}`);
  drawn.arrow.setAttribute("d", arrowPath(at(length / 2), way, Math.hypot(...line.w)));
  const back = freeBack(Math.min(length / 2, setBack(to, way, plane)), length, (back) => within(at(length - back), plane), named);
  const name = within(at(length - back), plane);
  named.push(name);
  move(drawn.name, name);
  move(drawn.around, name);
  if (!whole) return;
  drawn.grip.setAttribute("d", `M${pair(from)}L${pair(to)}`);
  drawn.knobs.forEach((knob, end) => {
    knob.classList.toggle("crowded", length < SHORT);
    move(knob, at(end ? length - back - BEHIND_NAME : HANDLE));
  });
  drawn.top.setAttribute("aria-valuenow", String(line.b));
  drawn.top.setAttribute("aria-valuetext", `weights ${fixed(line.w[0])} and ${fixed(line.w[1])}, bias ${fixed(line.b)}`);
}

/** An arrow to the positive side, longer for larger weights. @param {Place} from @param {Place} way  along the line @param {number} size  of the weights */
function arrowPath([x, y], [ux, uy], size) {
  const length = Math.min(ARROW.most, ARROW.least + ARROW.slope * size);
  const at = (/** @type {number} */ on, /** @type {number} */ aside) => pair([x - on * uy + aside * ux, y + on * ux + aside * uy]);
  return `M${pair([x, y])}L${at(length, 0)}M${at(length - 6, -3.5)}L${at(length, 0)}L${at(length - 6, 3.5)}`;
}

/** How far before the line's end its name fits into the plane. @param {Place} end @param {Place} way @param {Box} plane */
function setBack([x, y], [ux, uy], { width, height }) {
  const over = Math.max(beyond(x, NAME.x, width) / Math.abs(ux), beyond(y, NAME.y, height) / Math.abs(uy));
  return Math.min(BEHIND_NAME, over || 0);
}

/** @param {number} at @param {number} half @param {number} size */
const beyond = (at, half, size) => Math.max(0, half - at, at - size + half);

/**
 * How far before the line's end its name covers no other; where all is full, as near the end as it fits.
 * @param {number} least @param {number} length  of the line @param {(back: number) => Place} at @param {Place[]} named
 */
function freeBack(least, length, at, named) {
  for (let back = least; back <= length / 2; back += NAME.y) {
    const [x, y] = at(back);
    if (named.every(([left, top]) => Math.abs(x - left) >= 2 * NAME.x || Math.abs(y - top) >= 1.5 * NAME.y)) return back;
  }
  return least;
}

/** The nearest place at which a whole name is seen. @param {Place} at @param {Box} plane @returns {Place} */
const within = ([x, y], { width, height }) => [clamp(x, NAME.x, width - NAME.x), clamp(y, NAME.y, height - NAME.y)];

/** @param {SVGElement} element @param {Place} to */
const move = (element, to) => element.setAttribute("transform", `translate(${pair(to)})`);

/** @param {Place} place */
const pair = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

/** The selected unit's line and that of the parameter spoken of stand out, and can be turned. @param {DrawnLine} drawn @param {number} unit @param {State} state */
function emphasize({ body, top }, unit, { unit: selected, lit, units }) {
  const spoken = lit ? parsePath(lit) : null;
  const mine = selected === units[1][unit];
  for (const part of [body, top]) part.classList.toggle("strong", mine || (spoken?.layer === 0 && spoken.unit === unit));
  if (mine) top.setAttribute("tabindex", "0");
  else top.removeAttribute("tabindex");
  // Where lines cross, the selected one is meant.
  if (mine && body.nextSibling) body.parentNode?.append(body);
}
