/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
/** @import { Arrangement, Card } from "./arrangement.js" */
import { html, rebuild, setText, svg } from "../dom.js";
import { fixed, share, signOf } from "../format.js";
import { biasOf, inputsTogether, inWords, pathOf, valueAt } from "../names.js";
import { arrange, HOLDS_A_CHIP, NAMED } from "./arrangement.js";
import { areGathered, inputSwitch, tellSwitch } from "./inputs.js";
import { knownAt } from "../walk/known.js";
import { layersView } from "./layers.js";
import { lightOnTouch, linksView } from "./links.js";
import { padlock } from "./lock.js";
import { unitFieldsView } from "./unitfields.js";
import { writer } from "./writing.js";

/** More numbers than this on links that meet would cover each other. */
const MOST_PLATES = 4;
/** Columns at least so far apart leave room for the biases. */
const APART = 78;
/** A card at least so wide holds the number of its unit. */
const HOLDS_A_NUMBER = 34;

/**
 * @typedef {{button: HTMLElement, label: string, activation: HTMLElement, layer: number, unit: number}} DrawnUnit
 * @typedef {{units: Map<string, DrawnUnit>, chips: Map<string, HTMLElement>}} Drawing
 */

/**
 * The network's drawing: units as small fields, between them the links.
 * @param {HTMLElement} root @param {Store} store @param {Commands} commands
 */
export function networkView(root, store, commands) {
  const cards = html("div", { class: "cards" });
  const toggleInput = inputSwitch(store, commands);
  new ResizeObserver(() => store.set({ room: (store.state.room ?? 0) + 1 })).observe(root);
  /** @type {Drawing} */
  let drawing = { units: new Map(), chips: new Map() };
  let built = "";

  store.paint(["units", "look", "room"], (state) => {
    const offered = state.offering && innerWidth >= 560 ? state.dataset.input_units : state.units[0];
    const together = areGathered(state) ? { name: inputsTogether(state), picture: !!state.dataset.image } : null;
    const shape = `${JSON.stringify([state.units, offered, together])} ${root.clientWidth} ${root.clientHeight} ${state.offering}`;
    if (shape === built) return;
    built = shape;
    const arrangement = arrange(state.units, root.clientWidth, root.clientHeight, innerWidth < 560, offered, together);
    placeLinks(arrangement);
    placeFields(arrangement);
    drawing = draw(cards, arrangement, state, store, toggleInput);
    root.classList.toggle("pictured", !!state.dataset.image);
    root.classList.toggle("close", arrangement.spacing < APART);
    root.classList.toggle("tiny", Math.min(...arrangement.cards.map(({ size }) => size)) < HOLDS_A_NUMBER);
    placeHeads(arrangement, state);
    commands.fitFields(Math.min(...arrangement.cards.filter(({ layer }) => layer > 0).map(({ size }) => size)));
  });
  const placeLinks = linksView(root, store);
  const placeFields = unitFieldsView(root, store);
  root.append(cards, legend());
  const placeHeads = layersView(root, store, commands, toggleInput);
  const written = writer();
  store.paint(["parameters", "units", "look", "room", "status"], ({ parameters, status }) => written(status) && paintBiases(drawing, parameters));
  store.paint(["lit", "units", "look", "room"], ({ lit }) => drawing.chips.forEach((chip, path) => chip.classList.toggle("is-lit", path === lit)));
  store.paint(["document", "units", "look", "room"], (state) => {
    const { locked, network } = state.document;
    drawing.chips.forEach((chip, path) => {
      chip.classList.toggle("locked", locked.includes(path));
      chip.classList.toggle("off", !network.use_biases);
      chip.title = network.use_biases ? inWords(path, state) : `${inWords(path, state)}: off, it acts as 0`;
    });
  });
  store.paint(["spoken", "units", "look", "room"], ({ spoken }) => paintSpoken(root, drawing, spoken));
  store.paint(["found", "units", "look", "room"], ({ found }) => drawing.units.forEach(({ button }, name) => button.classList.toggle("found", found.includes(name))));
  store.paint(["unit", "units", "look", "room"], ({ unit }) => drawing.units.forEach(({ button }, name) => button.classList.toggle("selected", name === unit)));
  store.paint(["activations", "chosen", "pointer", "dataset", "walking", "walk", "units", "look", "room"], (state) => paintValues(drawing, state));
  const told = writer();
  store.paint(["next", "walking", "walk", "units", "look", "room", "status"], (state) => told(state.status) && paintKept(drawing, state));
  store.paint(["telling"], ({ telling }) => paintTelling(root, drawing, telling));
}

/** @param {HTMLElement} cards @param {Arrangement} arrangement @param {State} state @param {Store} store @param {(name: string) => void} toggleInput */
function draw(cards, arrangement, { units, dataset }, store, toggleInput) {
  /** @type {Drawing} */
  const drawing = { units: new Map(), chips: new Map() };
  rebuild(cards, ...arrangement.cards.flatMap((card) => (arrangement.gathered && card.layer === 0 ? [gathered(card, !!dataset.image)] : drawUnit(card, units, drawing, store, toggleInput))));
  return drawing;
}

/** The card of all inputs: under its name the picture that is looked at, or else its name alone. @param {Card} card @param {boolean} picture */
function gathered({ name, x, y, size }, picture) {
  const card = html("div", { class: picture ? "unit all-inputs" : "unit all-inputs of-words", role: "img", "aria-label": `all inputs: ${name}` }, html("span", { class: picture ? "name" : "words" }, name));
  place(card, x, y, size);
  return card;
}

/** @param {HTMLElement} element @param {number} x @param {number} y @param {number} size */
const place = (element, x, y, size) => (element.style.cssText = `left:${x - size / 2}px;top:${y - size / 2}px;width:${size}px;height:${size}px`);

/** @param {Card} card @param {string[][]} units @param {Drawing} drawing @param {Store} store @param {(name: string) => void} toggleInput */
function drawUnit(card, units, drawing, store, toggleInput) {
  const { name, layer, unit, x, y, size, slot, beside, room } = card;
  const activation = html("span", { class: "activation", hidden: true });
  const label = layer === 0 ? `input ${name}` : `unit ${name}`;
  const kind = layer === 0 ? "" : layer < units.length - 1 ? " hidden-unit" : " output-unit";
  const button = html("button", { class: `unit${kind}`, type: "button", "data-unit": name, "aria-label": label }, activation);
  place(button, x, y, size);
  if (beside || slot >= NAMED || (units[layer].length < 3 && size > 16)) {
    const named = html("span", { class: "name", title: name }, name);
    named.style.maxWidth = `${room}px`;
    button.prepend(named);
  } else button.title = name;
  button.classList.toggle("off", unit < 0);
  button.classList.toggle("beside", beside);
  if (layer === 0 && store.state.offering) {
    tellSwitch(button, name, units[0]);
    button.onclick = () => toggleInput(name);
  } else if (layer > 0) button.onclick = () => store.set({ unit: name, lit: biasOf(store.state.units, name) });
  drawing.units.set(name, { button, label, activation, layer, unit });
  if (layer === 0 || (slot < HOLDS_A_CHIP && units[layer].length > 1)) return [button];
  const path = pathOf(layer - 1, unit, null);
  const chip = html("div", { class: layer === units.length - 1 ? "chip of-output" : "chip", "data-chip": path, "data-part": "biases", "aria-hidden": "true" }, html("span", {}, "b", svg("svg", { width: 10, height: 12 }, padlock())), html("b"));
  chip.style.cssText = `left:${x}px;top:${y + size / 2 + 5}px`;
  lightOnTouch(chip, path, store);
  drawing.chips.set(path, chip);
  return [button, chip];
}

/** @param {Drawing} drawing @param {State["parameters"]} parameters */
function paintBiases(drawing, parameters) {
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

/** The activations of the chosen sample, or of what a lens looks at; layers count from the inputs. @param {State} state @returns {(layer: number, unit: number) => import("../walk/known.js").Known | undefined} */
function activationsOf({ activations, chosen, pointer, dataset }) {
  const looked = dataset.lens ? pointer : null;
  return (layer, unit) => {
    const number = looked ? (layer === 0 ? looked.inputs[unit] : looked.activations[layer - 1]?.[unit]) : layer === 0 ? activations?.inputs[unit] : activations?.layers[layer - 1]?.a[unit];
    return (looked || chosen) && number !== undefined ? { words: fixed(number), number } : undefined;
  };
}

/**
 * What dropout leaves out in the next step: each unit is hatched by the share of the batch's samples
 * that do without it, and in the walk by whether its sample does.
 * @param {Drawing} drawing @param {State} state
 */
function paintKept(drawing, { next, walking, walk, document: { network } }) {
  drawing.units.forEach(({ button, layer, unit }) => {
    const drops = layer > 0 && (network.hidden[layer - 1]?.dropout ?? 0) > 0;
    const mask = walking ? walk?.layers[layer - 1]?.mask?.[unit] : undefined;
    const kept = !drops ? undefined : walking ? mask && Math.min(1, mask) : next?.kept?.[layer - 1]?.[unit];
    const over = button.querySelector(".kept");
    if (kept === undefined) return over?.remove();
    const shown = over instanceof HTMLElement ? over : html("span", { class: "kept" }, html("b"));
    if (!over) button.append(shown);
    shown.style.setProperty("--dropped", String(0.85 * (1 - kept)));
    setText(/** @type {Element} */ (shown.firstElementChild), walking ? (kept ? "kept" : "out") : share(kept));
  });
}

/** What the walk speaks of stands out, all else steps back. @param {HTMLElement} root @param {Drawing} drawing @param {State["spoken"]} spoken */
function paintSpoken(root, drawing, spoken) {
  const has = (/** @type {string} */ path) => !!spoken?.paths.includes(path);
  root.classList.toggle("spoken", !!spoken);
  root.classList.toggle("crowded", (spoken?.paths.length ?? 0) > MOST_PLATES);
  root.dataset.way = spoken?.way ?? "";
  drawing.chips.forEach((chip, path) => chip.classList.toggle("is-spoken", has(path)));
  drawing.units.forEach(({ button }, name) => button.classList.toggle("now", !!spoken?.units.includes(name)));
}

/** Forward layer by layer to the right, backward to the left. @param {HTMLElement} root @param {Drawing} drawing @param {State["telling"]} telling */
function paintTelling(root, drawing, telling) {
  const moving = telling?.stage === "forward" || telling?.stage === "backward";
  root.classList.toggle("telling", moving);
  const at = !moving ? -1 : telling.stage === "forward" ? telling.layer + 1 : telling.layer;
  drawing.units.forEach(({ button, layer }) => button.classList.toggle("now", layer === at));
}

function legend() {
  const line = (/** @type {string} */ kind) => svg("svg", { width: 22, height: 6, "aria-hidden": "true" }, svg("path", { class: `link ${kind}`, d: "M0 3H22", "stroke-width": 3 }));
  return html("div", { class: "network-legend" }, html("span", {}, line(""), "positive"), html("span", {}, line("negative"), "negative"), html("span", { class: "wide" }, "thicker: stronger"));
}
