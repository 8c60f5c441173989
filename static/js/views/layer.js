/** @import { Catalog, HiddenLayer } from "../types.js" */
import { html, setText } from "../dom.js";
import { share } from "../format.js";

/**
 * The settings of one hidden layer, as a popover: its activation, its dropout, and its place.
 * @param {string} name  of the layer, in words @param {Catalog} catalog
 * @param {{update: (part: Partial<HiddenLayer>) => void, insert: (after: boolean) => void, remove: () => void}} change
 */
export function layerSettings(name, catalog, { update, insert, remove }) {
  const activation = html("select", { class: "button", "aria-label": `Activation of ${name}` }, ...catalog.activations.map((each) => html("option", { value: each.name }, `${each.name}: ${each.description}`)));
  activation.onchange = () => update({ activation: activation.value });
  const { minimum = 0, maximum = 0.9 } = catalog.bounds["network.hidden.dropout"] ?? {};
  const dropout = html("input", { type: "range", min: minimum, max: maximum, step: 0.05, "aria-label": `Dropout of ${name}` });
  const chance = html("output");
  dropout.oninput = () => setText(chance, shareOf(Number(dropout.value)));
  dropout.onchange = () => update({ dropout: Number(dropout.value) });
  const action = (/** @type {string} */ words, /** @type {() => void} */ run) => {
    const element = html("button", { class: "button small", type: "button" }, words);
    element.onclick = run;
    return element;
  };
  const before = action("Add before", () => insert(false)), after = action("Add after", () => insert(true));
  const element = html("div", { class: "popover layer-settings", popover: "", role: "dialog", "aria-label": `Settings of ${name}` },
    html("h3", {}, name),
    html("div", { class: "settings-grid" },
      html("span", {}, "Activation"), html("span", { class: "wide-cell" }, activation),
      html("span", {}, "Dropout"), dropout, chance),
    html("p", { class: "say" }, "Dropout leaves this share of its units out in every step of training, others each time. What is shown and tested has them all."),
    html("div", { class: "row", "data-part": "layers" }, before, after, action("Remove", remove)),
  );
  return {
    element,
    /** @param {HiddenLayer} layer @param {boolean} full  whether no layer more is allowed */
    show(layer, full) {
      activation.value = layer.activation;
      if (!dropout.matches(":focus")) dropout.value = String(layer.dropout);
      setText(chance, shareOf(Number(dropout.value)));
      before.disabled = after.disabled = full;
    },
  };
}

/** @param {number} dropout */
const shareOf = (dropout) => (dropout > 0 ? share(dropout) : "none");
