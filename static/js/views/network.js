/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
/** @import { Arrangement } from "./arrangement.js" */
import { focusSlider, html, svg, setText } from "../dom.js";
import { fixed, signOf } from "../format.js";
import { biasOf, inWords, pathOf, valueAt } from "../names.js";
import { arrange } from "./arrangement.js";
import { unitPainter } from "./field.js";
import { knownAt } from "../walk/known.js";
import { layersView } from "./layers.js";
import { padlock } from "./lock.js";
import { writer } from "./writing.js";

/** Above so many links their numbers show only where one is lit. */
const FEW = 24;

/** More numbers than this on links that meet would cover each other. */
const MOST_PLATES = 4;
/** Columns at least so far apart leave room for the biases. */
const HOLDS_A_CHIP = 78;
/** A card at least so wide holds the number of its unit. */
const HOLDS_A_NUMBER = 34;

/**
 * @typedef {{group: SVGElement, glow: SVGElement, line: SVGElement, plate: SVGElement, number: SVGElement, layer: number}} DrawnLink
 * @typedef {{button: HTMLElement, label: string, canvas: HTMLCanvasElement, activation: HTMLElement, layer: number, unit: number}} DrawnUnit
 * @typedef {{links: Map<string, DrawnLink>, units: Map<string, DrawnUnit>, chips: Map<string, HTMLElement>}} Drawing
 */

/**
 * The network's drawing: units as small fields, links by width, sign and number.
 * @param {HTMLElement} root @param {Store} store @param {Commands} commands
 */
export function networkView(root, store, commands) {
  const picture = svg("svg", { "aria-hidden": "true" });
  const cards = html("div", { class: "cards" });
  root.append(picture, cards, legend());
  const placeHeads = layersView(root, store, commands);
  new ResizeObserver(() => store.set({ room: (store.state.room ?? 0) + 1 })).observe(root);
  /** @type {Drawing} */
  let drawing = { links: new Map(), units: new Map(), chips: new Map() };
  let built = "";
  let paintUnit = unitPainter();

  store.paint(["units", "look", "room"], (state, changed) => {
    if (changed.has("look")) paintUnit = unitPainter();
    const shape = `${JSON.stringify(state.units)} ${root.clientWidth} ${root.clientHeight}`;
    if (shape === built) return;
    built = shape;
    const arrangement = arrange(state.units, root.clientWidth, root.clientHeight, innerWidth < 560);
    drawing = draw(picture, cards, arrangement, state.units, store);
    root.classList.toggle("numberless", drawing.links.size > FEW);
    root.classList.toggle("close", arrangement.spacing < HOLDS_A_CHIP);
    root.classList.toggle("tiny", Math.min(...arrangement.cards.map(({ size }) => size)) < HOLDS_A_NUMBER);
    placeHeads(arrangement, state);
  });
  const written = writer();
  store.paint(["parameters", "units", "look", "room", "status"], ({ parameters, status }) => paintParameters(drawing, parameters, written(status)));
  store.paint(["fields", "units", "look", "room"], ({ fields, units, boundary }) => {
    if (fields) drawing.units.forEach(({ canvas, layer, unit }, name) => paintUnit(canvas, fields[name], layer === units.length - 1 ? unit : -1, boundary));
  });
  store.paint(["lit", "units", "look", "room"], ({ lit }) => {
    drawing.links.forEach(({ group, plate }, path) => [group, plate].forEach((part) => part.classList.toggle("is-lit", path === lit)));
    drawing.chips.forEach((chip, path) => chip.classList.toggle("is-lit", path === lit));
  });
  store.paint(["document", "units", "look", "room"], ({ document: { locked, network }, units }) => {
    drawing.links.forEach(({ plate }, path) => plate.classList.toggle("locked", locked.includes(path)));
    drawing.chips.forEach((chip, path) => {
      chip.classList.toggle("locked", locked.includes(path));
      chip.classList.toggle("off", !network.use_biases);
      chip.title = network.use_biases ? inWords(path, units) : `${inWords(path, units)}: off, it acts as 0`;
    });
  });
  store.paint(["spoken", "units", "look", "room"], ({ spoken }) => paintSpoken(root, drawing, spoken));
  store.paint(["unit", "units", "look", "room"], ({ unit }) => drawing.units.forEach(({ button }, name) => button.classList.toggle("selected", name === unit)));
  store.paint(["activations", "chosen", "walking", "walk", "units", "look", "room"], (state) => paintValues(drawing, state));
  store.paint(["telling"], ({ telling }) => paintTelling(root, drawing, telling));
}

/** @param {SVGElement} picture @param {HTMLElement} cards @param {Arrangement} arrangement @param {string[][]} units @param {Store} store */
function draw(picture, cards, arrangement, units, store) {
  /** @type {Drawing} */
  const drawing = { links: new Map(), units: new Map(), chips: new Map() };
  const plates = svg("g");
  const groups = arrangement.links.map((link) => {
    const line = svg("path", { class: "link", d: link.curve, "data-link": link.path });
    const glow = svg("path", { class: "glow", d: link.curve, pathLength: 1 });
    const grip = svg("path", { class: "grip", d: link.curve }, svg("title", {}, inWords(link.path, units)));
    const group = svg("g", { class: "link-group" }, glow, line, grip);
    const number = svg("text", { x: link.labelX, y: link.labelY + 4 });
    const plate = svg("g", { class: "plate" }, svg("rect", { x: link.labelX - 19, y: link.labelY - 9, width: 38, height: 18, rx: 4 }), number, padlock(`translate(${link.labelX + 16} ${link.labelY - 13}) scale(.8)`));
    plates.append(plate);
    lightOnTouch(grip, link.path, store);
    drawing.links.set(link.path, { group, glow, line, plate, number, layer: link.layer });
    return group;
  });
  picture.replaceChildren(...groups, svg("path", { d: arrangement.exit, stroke: "var(--line2)", "stroke-width": 2 }), plates);
  cards.replaceChildren(...arrangement.cards.flatMap((card) => drawUnit(card, arrangement.slot, units, drawing, store)));
  return drawing;
}

/** @param {import("./arrangement.js").Card} card @param {number} slot @param {string[][]} units @param {Drawing} drawing @param {Store} store */
function drawUnit(card, slot, units, drawing, store) {
  const { name, layer, unit, x, y, size } = card;
  const canvas = html("canvas", { width: 30, height: 30 });
  const activation = html("span", { class: "activation", hidden: true });
  const label = layer === 0 ? `input ${name}` : `unit ${name}`;
  const button = html("button", { class: layer > 0 && layer < units.length - 1 ? "unit hidden-unit" : "unit", type: "button", "data-unit": name, "aria-label": label }, canvas, " ", activation);
  button.style.cssText = `left:${x}px;top:${y}px;width:${size}px;height:${size}px`;
  if (slot >= 34 || (units[layer].length < 3 && size > 20)) canvas.after(html("span", { class: "name" }, name));
  else button.title = name;
  button.onclick = () => select(store, name, layer);
  drawing.units.set(name, { button, label, canvas, activation, layer, unit });
  if (layer === 0 || (slot < 90 && units[layer].length > 1)) return [button];
  const path = pathOf(layer - 1, unit, null);
  const chip = html("div", { class: "chip", "data-chip": path, "aria-hidden": "true" }, html("span", {}, "b", svg("svg", { width: 10, height: 12 }, padlock())), html("b"));
  chip.style.cssText = `left:${x}px;top:${y + size / 2 + 5}px`;
  lightOnTouch(chip, path, store);
  drawing.chips.set(path, chip);
  return [button, chip];
}

/** @param {Store} store @param {string} name @param {number} layer */
function select(store, name, layer) {
  if (layer === 0) return;
  store.set({ unit: name, lit: biasOf(store.state.units, name) });
}

/** Hover lights a parameter; a click leads to its slider. @param {SVGElement | HTMLElement} element @param {string} path @param {Store} store */
function lightOnTouch(element, path, store) {
  element.addEventListener("pointerenter", () => store.set({ lit: path }));
  element.addEventListener("pointerleave", () => {
    if (store.state.lit === path) store.set({ lit: document.activeElement?.closest("[data-row]")?.getAttribute("data-row") ?? null });
  });
  element.addEventListener("click", () => focusSlider(path));
}

/** @param {Drawing} drawing @param {State["parameters"]} parameters @param {boolean} written  whether the numbers are written too */
function paintParameters(drawing, parameters, written) {
  drawing.links.forEach(({ line, glow, number }, path) => {
    const value = valueAt(parameters, path);
    const width = Math.min(10, 1 + 1.9 * Math.abs(value ?? 0));
    line.style.strokeWidth = width.toFixed(2);
    glow.style.strokeWidth = (width + 10).toFixed(2);
    line.classList.toggle("negative", (value ?? 0) < 0);
    if (written) setText(number, fixed(value));
  });
  if (!written) return;
  drawing.chips.forEach((chip, path) => {
    const value = valueAt(parameters, path);
    const number = /** @type {HTMLElement} */ (chip.lastElementChild);
    setText(number, (value ?? 0) > 0 ? `+${fixed(value)}` : fixed(value));
    number.className = signOf(value);
  });
}

/** What is known of each unit, on it. @param {Drawing} drawing @param {State} state */
function paintValues(drawing, state) {
  const known = state.walking ? knownAt(state) : activationsOf(state);
  drawing.units.forEach(({ button, label, activation, layer, unit }) => {
    const value = known(layer, unit);
    activation.hidden = value === undefined;
    button.setAttribute("aria-label", value === undefined ? label : `${label} ${value.words}`);
    if (value === undefined) return;
    setText(activation, value.words);
    activation.classList.toggle("pos", value.number >= 0);
    activation.classList.toggle("neg", value.number < 0);
  });
}

/** The chosen sample's activations; layers count from the inputs. @param {State} state @returns {(layer: number, unit: number) => import("../walk/known.js").Known | undefined} */
function activationsOf({ activations, chosen }) {
  return (layer, unit) => {
    const number = layer === 0 ? activations?.inputs[unit] : activations?.layers[layer - 1]?.a[unit];
    return chosen && number !== undefined ? { words: fixed(number), number } : undefined;
  };
}

/** What the walk speaks of stands out, all else steps back. @param {HTMLElement} root @param {Drawing} drawing @param {State["spoken"]} spoken */
function paintSpoken(root, drawing, spoken) {
  const has = (/** @type {string} */ path) => !!spoken?.paths.includes(path);
  root.classList.toggle("spoken", !!spoken);
  root.classList.toggle("crowded", (spoken?.paths.length ?? 0) > MOST_PLATES);
  root.dataset.way = spoken?.way ?? "";
  drawing.links.forEach(({ group, plate }, path) => [group, plate].forEach((part) => part.classList.toggle("is-spoken", has(path))));
  drawing.chips.forEach((chip, path) => chip.classList.toggle("is-spoken", has(path)));
  drawing.units.forEach(({ button }, name) => button.classList.toggle("now", !!spoken?.units.includes(name)));
}

/** Forward layer by layer to the right, backward to the left. @param {HTMLElement} root @param {Drawing} drawing @param {State["telling"]} telling */
function paintTelling(root, drawing, telling) {
  const moving = telling?.stage === "forward" || telling?.stage === "backward";
  root.classList.toggle("telling", moving);
  drawing.links.forEach(({ group, layer }) => group.classList.toggle("now", moving && layer === telling?.layer));
  const at = !moving ? -1 : telling.stage === "forward" ? telling.layer + 1 : telling.layer;
  drawing.units.forEach(({ button, layer }) => button.classList.toggle("now", layer === at));
}

function legend() {
  const line = (/** @type {string} */ kind) => svg("svg", { width: 22, height: 6, "aria-hidden": "true" }, svg("path", { class: `link ${kind}`, d: "M0 3H22", "stroke-width": 3 }));
  return html("div", { class: "network-legend" }, html("span", {}, line(""), "positive"), html("span", {}, line("negative"), "negative"), html("span", { class: "wide" }, "thicker: stronger"));
}
