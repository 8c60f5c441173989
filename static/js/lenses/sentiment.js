/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { PointerReading, Sample, Split, State } from "../types.js" */
/** @import { MakeLens } from "./lenses.js" */
import { html, setText, svg } from "../dom.js";
import { fixed } from "../format.js";
import { PAGE_INK, faceOfClass, followed, mark } from "../marks.js";
import { pathOf, unitNamed } from "../names.js";
import { wordChips } from "./chips.js";
import { heaviest } from "./heaviest.js";
import { waterfall } from "./waterfall.js";

/** As the server takes it. */
const LONGEST = 500;
/** @type {Split[]} */
const SPLITS = ["train", "test"];

/**
 * A sentence, chosen or typed: its words by what each adds, the sum, what is told of it, and which of
 * all words weigh most.
 * @type {MakeLens}
 */
export function makeLens(_root, store, commands) {
  const box = sentenceBox(store, commands);
  const about = html("span", { class: "about" }), verdict = html("output", { class: "says" });
  const chips = wordChips((input) => goTo(pathOf(0, shownIn(store.state), input)));
  const sums = html("div", { class: "added" }), weights = heaviest(goTo);
  const element = html("div", { class: "sentiment" }, box.element, html("p", { class: "told" }, about, verdict), chips.element, sums, weights.element);
  const shown = () => !element.hidden && store.state.dataset.lens === "sentiment";

  /** To the slider of a weight. @param {string} path */
  function goTo(path) {
    store.set({ unit: store.state.units[1][shownIn(store.state)], lit: path });
    store.paintNow();
    /** @type {HTMLElement | null} */ (document.querySelector(`input[data-parameter="${path}"]`))?.focus();
  }

  store.paint(["samples", "chosen", "dataset", "walking", "walk"], ({ chosen, walking }, changed) => {
    if (!shown()) return;
    // What was typed stays from level to level.
    if ((changed.has("chosen") && chosen) || (changed.has("walking") && walking)) box.forget();
    box.look();
  });
  store.paint(["pointer", "parameters", "unit", "units", "document", "status"], (now) => {
    const state = shown() && pointedIn(now);
    if (!state) return;
    const place = shownIn(state);
    element.classList.toggle("deep", state.units.length > 2);
    setText(about, aboutOf(state));
    verdict.setAttribute("aria-live", state.status === "playing" ? "off" : "polite");
    verdict.replaceChildren(...verdictOf(state));
    chips.paint(state.pointer, place);
    sums.replaceChildren(...sumsOf(state, place, sums.clientWidth || 220));
    weights.paint(state, place);
  });
  return {
    element,
    show(on) {
      box.forget();
      if (on) box.look();
      else commands.point(null);
    },
    title: () => "(what its words add up to)",
  };
}

/** Where a sentence is typed, or one of the data looked at. @param {Store} store @param {Commands} commands */
function sentenceBox(store, commands) {
  const box = html("input", { type: "text", class: "sentence", maxlength: LONGEST, autocomplete: "off", spellcheck: "false", "aria-label": "Sentence", placeholder: "Type a sentence" });
  const before = html("button", { type: "button", class: "button icon", "aria-label": "Sentence before" }, "‹");
  const after = html("button", { type: "button", class: "button icon", "aria-label": "Next sentence" }, "›");
  /** What was typed; null while it is a sentence of the data. @type {string | null} */
  let typed = null;
  const textsOf = (/** @type {Split} */ split) => store.state.samples?.[split].texts ?? [];
  /** The first one that is held out, until another is chosen or walked. @returns {Sample} */
  const looked = () => followed(store.state) ?? { split: textsOf("test").length ? "test" : "train", index: 0 };

  const look = () => {
    const { split, index } = looked();
    if (typed === null) box.value = textsOf(split)[index] ?? "";
    commands.point(typed === null ? { split, index } : { text: typed });
  };
  const turn = (/** @type {number} */ way) => {
    const all = SPLITS.flatMap((split) => textsOf(split).map((_, index) => ({ split, index }))), now = looked();
    const at = all.findIndex(({ split, index }) => split === now.split && index === now.index);
    commands.choose(all[(at + way + all.length) % all.length] ?? null);
  };
  box.oninput = () => {
    typed = box.value;
    look();
  };
  // A sentence of the data is there to be replaced.
  box.onfocus = () => typed === null && box.select();
  before.onclick = () => turn(-1);
  after.onclick = () => turn(1);
  return { element: html("div", { class: "said" }, box, before, after), look, forget: () => (typed = null) };
}

/** @typedef {State & {pointer: Required<PointerReading>}} Pointed */

/** The state, if what is pointed at is a text that this network reads. @param {State} state */
function pointedIn(state) {
  const { pointer, units } = state;
  const fits = pointer?.words && pointer.products?.length === units[1].length && pointer.inputs.length === units[0].length;
  return fits ? /** @type {Pointed} */ (state) : null;
}

/** The unit of the first layer that is chosen, or its first. @param {State} state */
function shownIn({ units, unit }) {
  const place = unitNamed(units, unit);
  return place?.layer === 0 ? place.unit : 0;
}

/** @param {Pointed} state */
function aboutOf({ pointer: { sample, targets }, samples, dataset }) {
  if (!sample || !targets) return "your own words";
  const count = samples?.[sample.split].texts?.length ?? 0;
  return `${sample.split === "train" ? "training" : "test"} ${sample.index + 1} of ${count}: ${dataset.class_names[targets[0]]}`;
}

/** @param {Pointed} state */
function verdictOf({ pointer: { outputs, told, targets }, dataset }) {
  const output = `output ${fixed(outputs[0], 3)}`;
  if (told === null) return [output];
  const right = targets && (told === targets[0] ? " (right)" : " (wrong)");
  const sign = svg("svg", { width: 16, height: 14, viewBox: "0 0 16 14", "aria-hidden": "true" }, mark(faceOfClass(told, PAGE_INK), false, 8, 7, 4));
  return [`${output}: `, sign, html("b", {}, dataset.class_names[told]), right ?? ""];
}

/** What adds up in the chosen unit, and where that is a hidden one, in the output. @param {Pointed} state @param {number} place @param {number} width  in pixels */
function sumsOf({ pointer, parameters, document, units }, place, width) {
  const last = units.length - 2;
  const bias = (/** @type {number} */ layer, /** @type {number} */ unit) => ({ name: "bias", value: document.network.use_biases ? (parameters.biases[layer][unit] ?? 0) : 0 });
  const read = [...new Set(pointer.words.map(({ input }) => input))].filter((input) => input !== null);
  const words = read.map((input) => ({ name: units[0][input], value: pointer.products[place][input] }));
  const first = waterfall([...words, bias(0, place)], `z of ${units[1][place]}`, pointer.z[0][place], width);
  if (last === 0) return [first];
  const hidden = pointer.output_products[0].map((value, i) => ({ name: units[last][i], value, title: `${units[last][i]}: weight times activation` }));
  return [first, waterfall([...hidden, bias(last, 0)], `z of ${units[last + 1][0]}`, pointer.z[last][0], width)];
}
