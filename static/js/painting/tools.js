/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Brush, DatasetInfo, Split, State } from "../types.js" */
import { byId, html, rebuild, setText, svg } from "../dom.js";
import { fixed } from "../format.js";
import { isTyping } from "../keys.js";
import { PAGE_INK, faceOfClass, faceOfNumber, mark } from "../marks.js";
import { segments } from "../views/segments.js";
import { classesOf, kindOf } from "./classes.js";
import { groundWords } from "./ground.js";
import { createHand } from "./hand.js";
import { surfaceOf } from "./surface.js";

/** Pixels. */
const RADIUS = { least: 4, usual: 18, most: 60 };
const PHONE = matchMedia("(max-width: 559px)");

/** The bar with all that one paints with, and the plane under the hand; both are there while one paints. @param {HTMLElement} root  the plane @param {Store} store @param {Commands} commands */
export function preparePainting(root, store, commands) {
  const { state } = store;
  const take = (/** @type {Partial<Brush>} */ patch) => state.brush && store.set({ brush: { ...state.brush, ...patch } });
  const hand = createHand(store, commands);
  surfaceOf(root, store, hand);
  const bar = html("div", { class: "paint-bar", "data-part": "plane", role: "group", "aria-label": "Painting" },
    html("div", { class: "paint-row" }, kindOf(store, commands), tools(store, take)),
    html("div", { class: "paint-row second" }, height(store, take), size(store, take), split(store, take), classesOf(store, commands), ends(store, hand)));
  bar.hidden = true;
  arrange(bar);
  store.paint(["painting"], ({ painting }) => {
    if (bar.hidden !== painting) return;
    bar.hidden = !painting;
    // What lies under it has another size now.
    store.set({ look: (state.look ?? 0) + 1 });
  });
  store.react(["dataset"], ({ dataset, brush }) => brush && brush.place >= brushesOf(dataset) && take({ place: 0 }));
  listenToKeys(store, take);
  // Now all of it is drawn.
  store.set({ brush: { tool: "brush", place: 0, height: 0.5, radius: RADIUS.usual, split: "train" }, painting: state.painting });
}

/** How many brushes there are: one for each class, or for all numbers one. @param {DatasetInfo} dataset */
const brushesOf = ({ class_names: names }) => names.length || 1;

/** On a phone the bar is at the thumb. @param {HTMLElement} bar */
function arrange(bar) {
  const put = () => (PHONE.matches ? document.querySelector("main")?.append(bar) : byId("legend").after(bar));
  PHONE.addEventListener("change", put);
  put();
}

/** @typedef {(patch: Partial<Brush>) => void} Take */

/** The brushes, the eraser and the hand that moves. @param {Store} store @param {Take} take */
function tools(store, take) {
  const group = html("div", { class: "paint-tools", role: "radiogroup", "aria-label": "Painting with" });
  /** @type {(value: string) => void} */
  let show = () => {};
  let built = "";
  const build = (/** @type {DatasetInfo} */ dataset) => {
    const names = dataset.class_names.length ? dataset.class_names : ["points"];
    const choices = names.map((name, place) => /** @type {[string, string, string]} */ ([String(place), name, `Paint ${name} (${place + 1})`]));
    const fresh = html("div");
    show = segments(fresh, [...choices, ["eraser", "Erase", "Erase points (E)"], ["move", "Move", "Drag a point elsewhere (M)"]], (value) => take(/^\d+$/.test(value) ? { tool: "brush", place: Number(value) } : { tool: /** @type {Brush["tool"]} */ (value) }));
    [...fresh.children].forEach((button, i) => {
      button.classList.add("button", "small");
      if (i < names.length) button.prepend(svg("svg", { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true" }));
    });
    group.onkeydown = fresh.onkeydown;
    rebuild(group, ...fresh.children);
  };
  store.paint(["dataset", "brush"], ({ dataset, brush }) => {
    const facts = JSON.stringify([dataset.kind, dataset.curve, dataset.class_names]);
    if (facts !== built) build(dataset);
    built = facts;
    if (!brush) return;
    show(brush.tool === "brush" ? String(brush.place) : brush.tool);
    group.querySelectorAll("svg").forEach((picture, place) => picture.replaceChildren(mark(faceOfBrush(brush, place, dataset), brush.split === "test", 7, 7, 4.5)));
  });
  return group;
}

/** @param {Brush} brush @param {number} place @param {DatasetInfo} dataset */
function faceOfBrush({ height }, place, { kind, curve, half }) {
  if (kind !== "regression") return faceOfClass(place, PAGE_INK);
  return faceOfNumber(curve ? 0 : height / Math.max(half, Math.abs(height)), PAGE_INK);
}

/** The number that is painted, where the place does not say it. @param {Store} store @param {Take} take */
function height(store, take) {
  const slider = html("input", { type: "range", id: "paint-height", "aria-label": "height" });
  const output = html("output", { for: slider.id });
  const label = html("label", { class: "paint-field", title: "The number that is painted" }, html("span", {}, "height"), slider, output);
  slider.oninput = () => take({ tool: "brush", height: Number(slider.value) });
  store.paint(["dataset", "brush"], ({ dataset: { kind, curve, half }, brush }) => {
    label.hidden = kind !== "regression" || curve;
    if (label.hidden || !brush) return;
    const most = Math.max(1, half);
    Object.assign(slider, { min: String(-most), max: String(most), step: String(most / 100) });
    if (Number(slider.value) !== brush.height) slider.value = String(brush.height);
    setText(output, fixed(brush.height));
  });
  return label;
}

/** @param {Store} store @param {Take} take */
function size(store, take) {
  const slider = html("input", { type: "range", min: RADIUS.least, max: RADIUS.most, "aria-label": "size" });
  slider.oninput = () => take({ radius: Number(slider.value) });
  store.paint(["brush"], ({ brush }) => brush && (slider.value = String(brush.radius)));
  return html("label", { class: "paint-field", title: "How wide the brush and the eraser are" }, html("span", { class: "size" }, "size"), slider);
}

/** @param {Store} store @param {Take} take */
function split(store, take) {
  const group = html("div", { class: "segments small", role: "radiogroup", "aria-label": "Painted points are for" });
  const show = segments(group, [
    ["train", "training", "Points that it learns from"],
    ["test", "test", "Points that it does not learn from"],
  ], (value) => {
    take({ split: /** @type {Split} */ (value) });
    if (value === "test") store.set({ tested: true });
  });
  store.paint(["brush"], ({ brush }) => brush && show(brush.split));
  return group;
}

/** @param {Store} store @param {import("./hand.js").Hand} hand */
function ends(store, hand) {
  const clear = html("button", { class: "button small", type: "button", title: "Start from nothing: take all points away; Undo brings them back" }, "Clear");
  clear.onclick = () => hand.clear();
  store.paint(["painting", "samples"], ({ samples }) => (clear.disabled = !samples?.train.points.length && !samples?.test.points.length));
  const done = html("button", { class: "button small", type: "button", title: "End painting (Esc)", "aria-keyshortcuts": "Escape" }, "Done");
  done.onclick = () => endPainting(store);
  const says = html("span", { class: "soft only-phone" });
  store.paint(["painting", "samples", "document"], (state) => setText(says, groundWords(state)));
  return html("span", { class: "paint-ends" }, says, clear, done);
}

/** Where the focus was in the bar, it goes back to the button that opened it. @param {Store} store */
function endPainting(store) {
  store.set({ painting: false });
  byId("paint").focus({ preventScroll: true });
}

/** Keys that count only while one paints, and then before the page's. @param {Store} store @param {Take} take */
function listenToKeys(store, take) {
  /** @param {State} state @param {string} key @returns {Partial<Brush> | null} */
  const meant = ({ dataset }, key) => {
    if (/^[1-9]$/.test(key)) return Number(key) <= brushesOf(dataset) ? { tool: "brush", place: Number(key) - 1 } : null;
    return { e: /** @type {const} */ ({ tool: "eraser" }), m: /** @type {const} */ ({ tool: "move" }) }[key.toLowerCase()] ?? null;
  };
  addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (!store.state.painting || event.altKey || event.ctrlKey || event.metaKey || isTyping(target) || document.querySelector("dialog[open], :popover-open")) return;
    const patch = meant(store.state, event.key);
    if (!patch && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (patch) take(patch);
    else endPainting(store);
  }, true);
}
