/** @import { Sample, Split, State } from "../types.js" */
/** @import { MakeLens } from "./lenses.js" */
import { html, setText } from "../dom.js";
import { fixed } from "../format.js";
import { followed } from "../marks.js";
import { pathOf, unitNamed } from "../names.js";
import { samplesOf } from "../samples.js";
import { road } from "./road.js";
import { tradeoffPlot } from "./tradeoff.js";
import { waterfall } from "./waterfall.js";

/** How far caution goes either way. */
const FARTHEST = 10;

/**
 * A toy street from above, what is told wrong on it, what the bias trades, and of one thing what each
 * sensor adds.
 * @type {MakeLens}
 */
export function makeLens(_root, store, commands) {
  const street = road(), plot = tradeoffPlot();
  const counts = html("p", { class: "counts" });
  const caution = html("input", { type: "range", min: -FARTHEST, max: FARTHEST, step: "any", id: "caution", "aria-label": "Caution: the bias of pedestrian" });
  const label = html("label", { for: caution.id });
  const about = html("p", { class: "about" }), sum = html("div"), says = html("p", { class: "says" });
  const element = html("div", { class: "pedestrian" }, street.element, html("div", { class: "trade" }, counts, label, caution, plot.element), html("div", { class: "thing" }, about, sum, says));

  /** @returns {Split} */
  const split = () => (store.state.samples?.test.points.length ? "test" : "train");
  /** The thing that is looked at: the first one until another is chosen. @returns {Sample} */
  const looked = () => followed(store.state) ?? { split: split(), index: 0 };
  /** The thing that the server was asked about last. @type {Sample | null} */
  let pointed = null;
  const biasPath = () => pathOf(store.state.units.length - 2, 0, null);

  caution.oninput = () => commands.drag(biasPath(), Number(caution.value));
  caution.onchange = () => commands.release();
  street.element.addEventListener("click", (event) => {
    const index = street.under(event);
    if (index >= 0) commands.choose({ split: split(), index });
  });
  street.element.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const count = store.state.samples?.[split()].points.length ?? 0;
    if (!way || !count) return;
    event.preventDefault();
    commands.choose({ split: split(), index: (looked().index + way + count) % count });
  });

  const shown = () => !element.hidden && store.state.dataset.lens === "pedestrian";
  store.paint(["samples", "dataset", "chosen", "walking", "walk"], (state, changed) => {
    if (!shown() || !samplesOf(state)) return;
    if (changed.has("samples") || changed.has("dataset")) street.paintThings(state, split());
    street.paintWrong(state, split());
    street.choose(looked(), split());
    if (changed.has("samples") || looked().split !== pointed?.split || looked().index !== pointed.index) commands.point((pointed = looked()));
  });
  store.paint(["standings"], (state) => shown() && street.paintWrong(state, split()));
  store.paint(["tradeoff", "parameters", "units", "document"], ({ tradeoff, document }) => {
    if (!shown() || !tradeoff) return;
    plot.paint(tradeoff);
    counts.replaceChildren(html("b", {}, String(tradeoff.now.misses)), ` of ${tradeoff.positives} missed`, html("br"), html("b", {}, String(tradeoff.now.alarms)), ` of ${tradeoff.negatives} false alarms`);
    setText(label, `Caution (bias) ${fixed(tradeoff.now.bias)}`);
    caution.disabled = !document.network.use_biases;
    if (!store.state.holding) caution.value = String(tradeoff.now.bias);
  });
  store.paint(["pointer", "parameters", "unit", "units", "document"], (state) => {
    if (!shown() || !state.pointer?.products || state.pointer.point.length !== state.dataset.scales.length) return;
    const width = sum.clientWidth || 190;
    const unit = unitShown(state);
    setText(about, aboutOf(state));
    sum.replaceChildren(waterfall(summandsOf(state, unit), `z of ${state.units[1][unit]}`, state.pointer.z?.[0][unit] ?? 0, width));
    setText(says, `output ${fixed(state.pointer.outputs[0], 3)}: ${verdictOf(state)}`);
  });
  return {
    element,
    show(on) {
      commands.watchStandings(on);
      commands.watchTradeoff(on);
      commands.point((pointed = on ? looked() : null));
    },
    title: () => "(a toy street, no safety system)",
  };
}

/** The unit of the first layer that is chosen, or its first. @param {State} state */
function unitShown({ units, unit }) {
  const place = unitNamed(units, unit);
  return place?.layer === 0 ? place.unit : 0;
}

/** What the thing is, and how far away. @param {State} state */
function aboutOf({ pointer, samples, dataset }) {
  const { sample, point } = /** @type {import("../types.js").PointerReading} */ (pointer);
  const what = sample ? (samples?.[sample.split].texts?.[sample.index] ?? "") : "";
  return `${what}, ${measured(dataset.scales, point, "distance", 0)} away`;
}

/** @param {State["dataset"]["scales"]} scales @param {number[]} point @param {string} column @param {number} digits */
function measured(scales, point, column, digits) {
  const at = scales.findIndex((scale) => scale.column === column);
  const { middle, half, unit } = scales[at];
  return `${fixed(middle + half * point[at], digits)} ${unit}`;
}

/** What each sensor adds to the sum of a unit, and the bias. @param {State} state @param {number} unit */
function summandsOf({ pointer, parameters, document, units, dataset }, unit) {
  const { products, point } = /** @type {import("../types.js").PointerReading} */ (pointer);
  const bias = document.network.use_biases ? (parameters.biases[0][unit] ?? 0) : 0;
  return [
    ...units[0].map((name, i) => ({ name: `${name} ${measured(dataset.scales, point, name, 1)}`, value: products?.[unit]?.[i] ?? 0 })),
    { name: "bias", value: bias },
  ];
}

/** @param {State} state */
function verdictOf({ pointer, dataset }) {
  const { told, targets } = /** @type {import("../types.js").PointerReading} */ (pointer);
  if (told === null) return "–";
  const is = targets && targets[0] > 0.5 ? 1 : 0;
  return `${dataset.class_names[told]}${told === is ? " (right)" : told ? " (a false alarm)" : " (missed)"}`;
}
