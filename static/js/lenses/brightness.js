/** @import { State } from "../types.js" */
/** @import { MakeLens } from "./lenses.js" */
import { html, setText } from "../dom.js";
import { fixed, signed } from "../format.js";
import { followed } from "../marks.js";
import { pathOf } from "../names.js";
import { samplesOf } from "../samples.js";
import { HIGH, LOW, sCurve } from "./scurve.js";

/** How bright a pixel is that nobody has set yet. */
const FIRST = 0.4;

/**
 * One pixel, or a patch of nine: its brightness to be set, what the neuron makes of it, and of one pixel
 * the curve with the threshold.
 * @type {MakeLens}
 */
export function makeLens(_root, store, commands) {
  /** The brightness of each pixel. @type {number[]} */
  let seen = [];
  let at = 0;
  const pixels = html("div", { class: "pixels", role: "group", "aria-label": "What it sees" });
  const slider = html("input", { type: "range", min: 0, max: 1, step: 0.01, id: "brightness-slider" });
  const label = html("label", { for: slider.id }), value = html("output", { for: slider.id });
  const sums = html("div", { class: "sums", "aria-live": "off" });
  const curve = sCurve(store, commands);
  const grids = html("div", { class: "patches" });
  const element = html("div", { class: "brightness" }, html("div", { class: "look" }, pixels, html("div", { class: "set" }, html("div", { class: "named" }, label, value), slider, sums)), curve.element, grids);

  const look = () => {
    commands.point(seen);
    if (seen.length === 1) commands.watchProfile({ column: "brightness", place: seen, low: LOW, high: HIGH });
    paintPixels();
  };
  const paintPixels = () => {
    [...pixels.children].forEach((pixel, i) => {
      /** @type {HTMLElement} */ (pixel).style.background = grey(seen[i]);
      pixel.setAttribute("aria-pressed", String(i === at && seen.length > 1));
      pixel.setAttribute("aria-label", `${nameOf(i, seen.length)}: ${fixed(seen[i])}`);
    });
    slider.value = String(seen[at]);
    setText(value, fixed(seen[at]));
    setText(label, seen.length > 1 ? `Brightness of ${nameOf(at, seen.length)}` : "Brightness");
  };
  const begin = (/** @type {number} */ count) => {
    seen = Array(count).fill(FIRST);
    at = 0;
    pixels.classList.toggle("nine", count > 1);
    pixels.replaceChildren(...seen.map((_, i) => {
      const pixel = html("button", { type: "button" });
      pixel.onclick = () => {
        at = i;
        paintPixels();
        slider.focus();
      };
      return pixel;
    }));
    curve.element.style.display = count > 1 ? "none" : "";
    grids.hidden = count === 1;
    look();
  };
  slider.oninput = () => {
    seen = seen.map((each, i) => (i === at ? Number(slider.value) : each));
    look();
  };
  /** @param {State} state */
  const columnsOf = ({ dataset }) => (dataset.image ? dataset.image[0] * dataset.image[1] : 1);
  store.paint(["dataset"], (state) => !element.hidden && state.dataset.lens === "brightness" && columnsOf(state) !== seen.length && begin(columnsOf(state)));
  store.paint(["chosen", "walking", "walk", "samples"], (state) => {
    const sample = followed(state), point = sample && state.samples?.[sample.split].points[sample.index];
    if (element.hidden || !point || point.length !== seen.length || point.every((each, i) => each === seen[i])) return;
    seen = [...point];
    look();
  });
  store.paint(["samples", "dataset"], (state) => !element.hidden && samplesOf(state) && curve.paintSamples(state));
  store.paint(["profile", "pointer", "document", "units", "parameters"], (state) => {
    if (element.hidden || !state.pointer || state.pointer.point.length !== seen.length) return;
    if (seen.length === 1) curve.paint(state);
    else grids.replaceChildren(...gridsOf(state));
    setText(sums, sumOf(state));
  });
  return {
    element,
    show(on) {
      if (on) begin(columnsOf(store.state));
      else [commands.point(null), commands.watchProfile(null)];
    },
    title: ({ image }) => (image ? "(nine pixels)" : "(one pixel)"),
  };
}

/** @param {number} brightness */
const grey = (brightness) => `rgb(${Array(3).fill(Math.round(255 * Math.max(0, Math.min(1, brightness)))).join(" ")})`;

/** @param {number} place @param {number} count */
const nameOf = (place, count) => (count > 1 ? `row ${Math.floor(place / 3) + 1}, column ${(place % 3) + 1}` : "the pixel");

/** z = w·x + b with its numbers, and what comes of it. @param {State} state */
function sumOf({ pointer, parameters, dataset, document, units }) {
  const { outputs, told, products, z, point } = /** @type {import("../types.js").PointerReading} */ (pointer);
  const says = told === null ? "" : `: ${dataset.class_names[told]}`;
  if (units.length > 2 || !products || !z) return `output ${fixed(outputs[0], 3)}${says}`;
  const bias = document.network.use_biases ? parameters.biases[0][0] : 0;
  const weighted = point.length === 1 ? `${fixed(parameters.weights[0][0][0])} × ${fixed(point[0])}` : "sum of the nine";
  return `z = ${weighted} ${(bias ?? 0) < 0 ? "−" : "+"} ${fixed(Math.abs(bias ?? 0))} = ${fixed(z[0][0])} → output ${fixed(outputs[0], 3)}${says}`;
}

/** Of a patch the weights and what each pixel adds, in the pixels' places. @param {State} state */
function gridsOf({ pointer, parameters, units, unit }) {
  const products = pointer?.products;
  if (!products) return [];
  const place = Math.max(0, units[1].indexOf(unit ?? ""));
  const grid = (/** @type {string} */ title, /** @type {(number | null)[]} */ numbers, /** @type {(i: number) => string | null} */ path) =>
    html("figure", {}, html("figcaption", {}, title), html("div", { class: "nine numbers" }, ...numbers.map((number, i) => html("span", { style: shadeOf(number ?? 0, numbers), "data-cell": path(i) }, signed(number)))));
  return [
    grid(`weights of ${units[1][place]}`, parameters.weights[0][place], (i) => pathOf(0, place, i)),
    grid("weight × brightness", products[place], () => null),
  ];
}

/** Sign colours, the stronger the larger among these. @param {number} number @param {(number | null)[]} among */
function shadeOf(number, among) {
  const most = Math.max(1e-9, ...among.map((each) => Math.abs(each ?? 0)));
  return `background:color-mix(in srgb, var(${number < 0 ? "--neg" : "--pos"}) ${Math.round((60 * Math.abs(number)) / most)}%, var(--panel))`;
}
