/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Catalog, HiddenLayer, State } from "../types.js" */
/** @import { Arrangement } from "./arrangement.js" */
import { html, placePopover, rebuild, setText } from "../dom.js";
import { share } from "../format.js";
import { changer } from "./changer.js";
import { inputsTogether } from "../names.js";
import { areGathered, inputList, offer, offeredInputs } from "./inputs.js";
import { layerSettings } from "./layer.js";

const NEW_LAYER = { units: 3, activation: "tanh", dropout: 0 };
/** Below this distance of columns their heads have room for the buttons only. */
const NARROW = 150;

/**
 * The heads of the columns: which inputs, how many units, behind a button their settings; and how many hidden layers.
 * @param {HTMLElement} root @param {Store} store @param {Commands} commands @param {(name: string) => void} toggleInput
 * @returns {(arrangement: Arrangement, state: State) => void} places them
 */
export function layersView(root, store, commands, toggleInput) {
  const heads = html("div", { class: "heads-row", id: "layers" });
  root.append(heads);
  const change = changer(store, commands, ({ network }) => network.hidden, (hidden) => commands.configure({ network: { hidden } }));
  /** @type {Arrangement | undefined} */
  let arrangement;
  let built = "";
  /** @type {((state: State) => void)[]} */
  let shows = [];

  /** Built anew only when there are more or fewer of them, so that a quick second click still meets its button. */
  const show = (/** @type {State} */ state) => {
    if (!arrangement || !state.document || arrangement.columns.length !== state.units.length) return;
    const shape = JSON.stringify([arrangement.columns, state.dataset.input_units, areGathered(state)]);
    if (shape !== built) {
      const parts = build(arrangement, state, change, inputsHead(state, store, toggleInput));
      rebuild(heads, ...parts.map(({ element }) => element));
      shows = parts.map((part) => part.show);
      built = shape;
    }
    for (const each of shows) each(state);
  };
  store.paint(["document", "catalog", "units", "offering"], show);
  return (placed, state) => {
    arrangement = placed;
    show(state);
  };
}

/** @typedef {{element: HTMLElement, show: (state: State) => void}} Part */
/** @typedef {(change: (hidden: HiddenLayer[]) => HiddenLayer[]) => void} Change */

/** @param {Arrangement} arrangement @param {State} state @param {Change} change @param {Part} inputs @returns {Part[]} */
function build({ columns, spacing }, { catalog }, change, inputs) {
  const narrow = spacing < NARROW && innerWidth >= 560;
  const hidden = columns.slice(1, -1);
  const parts = [inputs, ...hidden.map((_, index) => hiddenHead(index, narrow, catalog, change)), stillHead("Output", ({ output_activation }) => output_activation)];
  parts.forEach(({ element }, layer) => (element.style.left = `${columns[layer]}px`));
  return [...parts, layerCount(hidden.length, catalog, change)];
}

/** The inputs: on a phone all of them, elsewhere a button that shows all in the drawing. @param {State} state @param {Store} store @param {(name: string) => void} toggle @returns {Part} */
function inputsHead(state, store, toggle) {
  // The pixels of a picture, and words, come together.
  if (state.dataset.lens && areGathered(state)) return stillHead("Inputs", inputsTogether);
  const offered = offeredInputs(state);
  if (innerWidth < 560) {
    const list = inputList(offered, toggle);
    return { element: html("div", { class: "column inputs-column", "data-part": "inputs" }, html("span", { class: "title" }, "Inputs"), list.element), show: list.show };
  }
  const count = html("button", { class: "settings", type: "button", "data-part": "inputs", title: "All inputs, to be switched on and off" });
  count.onclick = () => offer(store, !store.state.offering);
  return {
    element: html("div", { class: "column" }, html("span", { class: "title" }, "Inputs"), count),
    show: ({ document: { problem }, offering }) => {
      setText(count, offering ? "done" : `${problem.features.length} of ${offered.length} ▾`);
      count.setAttribute("aria-label", `Inputs: ${problem.features.length} of ${offered.length}`);
      count.setAttribute("aria-expanded", String(offering));
    },
  };
}

/** Of a column in which there is nothing to set. @param {string} title @param {(state: State) => string} says @returns {Part} */
function stillHead(title, says) {
  const words = html("span", { class: "units" });
  return { element: html("div", { class: "column still" }, html("span", { class: "title" }, title), words), show: (state) => setText(words, says(state)) };
}

/** @param {number} index @param {boolean} narrow @param {Catalog} catalog @param {Change} change @returns {Part} */
function hiddenHead(index, narrow, catalog, change) {
  const name = `hidden layer ${index + 1}`;
  const { minimum = 1, maximum = 16 } = catalog.bounds["network.hidden.units"] ?? {};
  const most = catalog.bounds["network.hidden"]?.maximum ?? 8;
  const update = (/** @type {(layer: HiddenLayer) => Partial<HiddenLayer>} */ to) => change((hidden) => hidden.map((layer, i) => (i === index ? { ...layer, ...to(layer) } : layer)));
  const resize = (/** @type {number} */ by) => update(({ units }) => ({ units: Math.min(maximum, Math.max(minimum, units + by)) }));
  const less = button("−", `Remove a unit from ${name}`, () => resize(-1));
  const more = button("+", `Add a unit to ${name}`, () => resize(1));
  const words = html("span", { class: "words", title: `Units of ${name}` }, `Hidden layer ${index + 1}`);
  const open = html("button", { class: "settings", type: "button", "data-part": "activation" });
  const element = html("div", { class: narrow ? "column narrow" : "column" }, html("span", { class: "title" }, less, words, more), open);
  /** Made when it is first opened. @type {ReturnType<typeof layerSettings> | undefined} */
  let settings;
  /** @type {HiddenLayer[]} */
  let hidden = [];
  open.addEventListener("click", () => {
    if (settings) return;
    settings = layerSettings(name, catalog, {
      update: (part) => update(() => part),
      insert: (after) => change((layers) => (layers.length < most ? layers.toSpliced(index + Number(after), 0, { ...layers[index], dropout: 0 }) : layers)),
      remove: () => change((layers) => layers.toSpliced(index, 1)),
    });
    element.append(settings.element);
    placePopover(open, settings.element);
    open.popoverTargetElement = settings.element;
    settings.show(hidden[index], hidden.length >= most);
  });
  return {
    element,
    show: ({ document: { network } }) => {
      hidden = network.hidden;
      const layer = hidden[index];
      if (!layer) return;
      less.disabled = layer.units <= minimum;
      more.disabled = layer.units >= maximum;
      const drops = layer.dropout > 0 ? `dropout ${share(layer.dropout)}` : "";
      if (narrow) setText(words, String(layer.units));
      setText(open, narrow ? `${layer.activation} ▾` : `${[`${layer.units} ${layer.units === 1 ? "unit" : "units"}`, layer.activation, ...(drops ? [drops] : [])].join(", ")} ▾`);
      open.classList.toggle("drops", drops !== "");
      open.setAttribute("aria-label", `Settings of ${name}: ${layer.activation}${drops && `, ${drops}`}`);
      open.title = `${layer.activation}${drops && `, ${drops}`}: settings of ${name}`;
      settings?.show(layer, hidden.length >= most);
    },
  };
}

/** @param {number} count @param {Catalog} catalog @param {Change} change @returns {Part} */
function layerCount(count, catalog, change) {
  const { maximum = 8 } = catalog.bounds["network.hidden"] ?? {};
  const less = button("−", count ? `Remove hidden layer ${count}` : "Remove a hidden layer", () => change((layers) => layers.slice(0, -1)));
  const more = button("+", "Add a layer", () => change((layers) => (layers.length < maximum ? [...layers, { ...NEW_LAYER, ...layers.at(-1), dropout: 0 }] : layers)));
  less.disabled = count === 0;
  more.disabled = count >= maximum;
  return { element: html("div", { class: "layer-count", "data-part": "layers" }, html("span", {}, "Hidden layers"), less, html("b", {}, String(count)), more), show: () => {} };
}

/** @param {string} sign @param {string} words @param {() => void} run */
function button(sign, words, run) {
  const element = html("button", { class: "button small icon", "data-part": "layers", type: "button", "aria-label": words, title: words }, sign);
  element.onclick = run;
  return element;
}
