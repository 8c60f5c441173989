/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Catalog, HiddenLayer, State } from "../types.js" */
/** @import { Arrangement } from "./arrangement.js" */
import { html, rebuild, setText } from "../dom.js";

const NEW_LAYER = { units: 3, activation: "tanh", dropout: 0 };
/** Below this distance of columns their heads have room for the buttons only. */
const NARROW = 150;

/**
 * The heads of the columns: how many units, which activation; and how many hidden layers.
 * @param {HTMLElement} root @param {Store} store @param {Commands} commands
 * @returns {(arrangement: Arrangement, state: State) => void} places them
 */
export function layersView(root, store, commands) {
  const heads = html("div", { class: "heads-row", id: "layers" });
  root.append(heads);
  const change = changer(store, commands);
  /** @type {Arrangement | undefined} */
  let arrangement;
  let built = "";
  /** @type {((state: State) => void)[]} */
  let shows = [];

  /** Built anew only when there are more or fewer of them, so that a quick second click still meets its button. */
  const show = (/** @type {State} */ state) => {
    if (!arrangement || !state.document || arrangement.columns.length !== state.units.length) return;
    const shape = JSON.stringify(arrangement.columns);
    if (shape !== built) {
      const parts = build(arrangement, state.catalog, change);
      rebuild(heads, ...parts.map(({ element }) => element));
      shows = parts.map((part) => part.show);
      built = shape;
    }
    for (const each of shows) each(state);
  };
  store.paint(["document", "catalog", "units"], show);
  return (placed, state) => {
    arrangement = placed;
    show(state);
  };
}

/**
 * Each change starts from the last one that was sent, not from the last that came back, so that quick
 * clicks all count.
 * @param {Store} store @param {Commands} commands @returns {(change: (hidden: HiddenLayer[]) => HiddenLayer[]) => void}
 */
function changer(store, commands) {
  /** @type {HiddenLayer[] | null} */
  let sent = null;
  store.react(["document", "complaint"], ({ document, complaint }, changed) => {
    if (JSON.stringify(document?.network.hidden) === JSON.stringify(sent) || (changed.has("complaint") && complaint)) sent = null;
  });
  return (change) => {
    const hidden = change(sent ?? store.state.document.network.hidden);
    commands.configure({ network: { hidden } });
    sent = hidden;
  };
}

/** @typedef {{element: HTMLElement, show: (state: State) => void}} Part */
/** @typedef {(change: (hidden: HiddenLayer[]) => HiddenLayer[]) => void} Change */

/** @param {Arrangement} arrangement @param {Catalog} catalog @param {Change} change @returns {Part[]} */
function build({ columns, spacing }, catalog, change) {
  const narrow = spacing < NARROW && innerWidth >= 560;
  const hidden = columns.slice(1, -1);
  return [
    head(columns[0], "Inputs", () => ""),
    ...hidden.map((x, index) => hiddenHead(index, narrow, x, catalog, change)),
    head(columns[columns.length - 1], "Output", (state) => state.output_activation),
    layerCount(hidden.length, catalog, change),
  ];
}

/** @param {number} x @param {string} title @param {(state: State) => string} under @returns {Part} */
function head(x, title, under) {
  const words = html("span", { class: "units" });
  const element = html("div", { class: "column still" }, html("span", { class: "title" }, title), words);
  element.style.left = `${x}px`;
  return { element, show: (state) => setText(words, under(state)) };
}

/** @param {number} index @param {boolean} narrow @param {number} x @param {Catalog} catalog @param {Change} change @returns {Part} */
function hiddenHead(index, narrow, x, catalog, change) {
  const name = `hidden layer ${index + 1}`;
  const { minimum = 1, maximum = 16 } = catalog.bounds["network.hidden.units"] ?? {};
  const update = (/** @type {(layer: HiddenLayer) => HiddenLayer} */ to) => change((hidden) => hidden.map((layer, i) => (i === index ? to(layer) : layer)));
  const resize = (/** @type {number} */ by) => update((layer) => ({ ...layer, units: Math.min(maximum, Math.max(minimum, layer.units + by)) }));
  const less = button("−", `Remove a unit from ${name}`, () => resize(-1));
  const more = button("+", `Add a unit to ${name}`, () => resize(1));
  const words = html("span", { class: "words", title: `Units of ${name}` }, `Hidden layer ${index + 1}`);
  const count = html("span");
  const activation = html("select", { "aria-label": `Activation of ${name}`, title: `Activation of ${name}` },
    ...catalog.activations.map((choice) => html("option", { value: choice.name, title: choice.description }, choice.name)));
  activation.onchange = () => update((layer) => ({ ...layer, activation: activation.value }));
  const element = html("div", { class: narrow ? "column narrow" : "column" }, html("span", { class: "title" }, less, words, more), html("span", { class: "units" }, count, activation));
  element.style.left = `${x}px`;
  return {
    element,
    show: ({ document: settings }) => {
      const layer = settings.network.hidden[index];
      if (!layer) return;
      less.disabled = layer.units <= minimum;
      more.disabled = layer.units >= maximum;
      if (narrow) setText(words, String(layer.units));
      else setText(count, `${layer.units} ${layer.units === 1 ? "unit" : "units"}, `);
      activation.value = layer.activation;
    },
  };
}

/** @param {number} count @param {Catalog} catalog @param {Change} change @returns {Part} */
function layerCount(count, catalog, change) {
  const { maximum = 8 } = catalog.bounds["network.hidden"] ?? {};
  const less = button("−", count ? `Remove hidden layer ${count}` : "Remove a hidden layer", () => change((layers) => layers.slice(0, -1)));
  const more = button("+", "Add a layer", () => change((layers) => (layers.length < maximum ? [...layers, layers.at(-1) ?? NEW_LAYER] : layers)));
  less.disabled = count === 0;
  more.disabled = count >= maximum;
  return { element: html("div", { class: "layer-count" }, html("span", {}, "Hidden layers"), less, html("b", {}, String(count)), more), show: () => {} };
}

/** @param {string} sign @param {string} words @param {() => void} run */
function button(sign, words, run) {
  const element = html("button", { class: "button small icon", type: "button", "aria-label": words, title: words }, sign);
  element.onclick = run;
  return element;
}
