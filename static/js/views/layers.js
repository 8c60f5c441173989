/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Catalog, HiddenLayer, State } from "../types.js" */
/** @import { Arrangement } from "./arrangement.js" */
import { html } from "../dom.js";

const NEW_LAYER = { units: 3, activation: "tanh" };
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
  /** @type {Arrangement | undefined} */
  let arrangement;
  let built = "";

  /** @param {(hidden: HiddenLayer[]) => HiddenLayer[]} change */
  const change = (change) => commands.configure({ network: { hidden: change(store.state.document.network.hidden) } });

  const build = (/** @type {State} */ { document: settings, catalog, units, output_activation: output }) => {
    if (!arrangement || !settings) return;
    const shape = JSON.stringify([settings.network.hidden, output, !!catalog, arrangement.columns]);
    if (shape === built || arrangement.columns.length !== units.length) return;
    built = shape;
    const focused = document.activeElement?.closest(".heads-row") ? document.activeElement.getAttribute("aria-label") : null;
    const narrow = arrangement.spacing < NARROW;
    heads.replaceChildren(
      head(arrangement.columns[0], "Inputs"),
      ...settings.network.hidden.map((layer, index) => hiddenHead(layer, index, narrow, arrangement?.columns[index + 1] ?? 0, catalog, change)),
      head(arrangement.columns.at(-1) ?? 0, "Output", output),
      layerCount(settings.network.hidden, catalog, change),
    );
    if (focused) /** @type {HTMLElement | null} */ (heads.querySelector(`[aria-label="${focused}"]`))?.focus();
  };
  store.paint(["document", "catalog", "units"], build);
  return (placed, state) => {
    arrangement = placed;
    build(state);
  };
}

/** @param {number} x @param {string} title @param {string} [under] */
function head(x, title, under = "") {
  const element = html("div", { class: "column still" }, html("span", { class: "title" }, title), html("span", { class: "units" }, under));
  element.style.left = `${x}px`;
  return element;
}

/**
 * @param {HiddenLayer} layer @param {number} index @param {boolean} narrow @param {number} x
 * @param {Catalog | undefined} catalog @param {(change: (hidden: HiddenLayer[]) => HiddenLayer[]) => void} change
 */
function hiddenHead(layer, index, narrow, x, catalog, change) {
  const name = `hidden layer ${index + 1}`;
  const resize = (/** @type {number} */ by) => change((hidden) => hidden.map((old, i) => (i === index ? { ...old, units: old.units + by } : old)));
  const { minimum = 1, maximum = 16 } = catalog?.bounds["network.hidden.units"] ?? {};
  const less = button("−", `Remove a unit from ${name}`, layer.units <= minimum, () => resize(-1));
  const more = button("+", `Add a unit to ${name}`, layer.units >= maximum, () => resize(1));
  const words = html("span", { class: "words" }, `Hidden layer ${index + 1}`);
  const activation = html("select", { "aria-label": `Activation of ${name}`, title: `Activation of ${name}` },
    ...(catalog?.activations ?? [{ name: layer.activation, description: "" }]).map((choice) => html("option", { value: choice.name, title: choice.description, selected: choice.name === layer.activation }, choice.name)));
  activation.onchange = () => change((hidden) => hidden.map((old, i) => (i === index ? { ...old, activation: activation.value } : old)));
  const title = narrow ? html("span", { class: "title" }, less, more) : html("span", { class: "title" }, less, words, more);
  const under = html("span", { class: "units" }, narrow ? "" : `${layer.units} ${layer.units === 1 ? "unit" : "units"}, `, activation);
  const element = html("div", { class: `column${narrow ? " narrow" : ""}` }, title, under);
  element.style.left = `${x}px`;
  return element;
}

/** @param {HiddenLayer[]} hidden @param {Catalog | undefined} catalog @param {(change: (hidden: HiddenLayer[]) => HiddenLayer[]) => void} change */
function layerCount(hidden, catalog, change) {
  const { maximum = 8 } = catalog?.bounds["network.hidden"] ?? {};
  const less = button("−", hidden.length ? `Remove hidden layer ${hidden.length}` : "Remove a hidden layer", hidden.length === 0, () => change((layers) => layers.slice(0, -1)));
  const more = button("+", "Add a layer", hidden.length >= maximum, () => change((layers) => [...layers, layers.at(-1) ?? NEW_LAYER]));
  return html("div", { class: "layer-count" }, html("span", {}, "Hidden layers"), less, html("b", {}, String(hidden.length)), more);
}

/** @param {string} sign @param {string} words @param {boolean} disabled @param {() => void} run */
function button(sign, words, disabled, run) {
  const element = html("button", { class: "button small icon", type: "button", "aria-label": words, title: words, disabled }, sign);
  element.onclick = run;
  return element;
}
