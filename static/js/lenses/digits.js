/** @import { MakeLens } from "./lenses.js" */
import { palettes } from "../colors.js";
import { html } from "../dom.js";
import { segments } from "../views/segments.js";
import { digitTab, splitOf } from "./digit.js";
import { mistakesTab } from "./mistakes.js";
import { templateTab } from "./template.js";

/** @typedef {"digit" | "weights" | "mistakes"} Tab */

/** @type {[Tab, string, string][]} */
const TABS = [["digit", "This digit", "One digit, and what is made of it"], ["weights", "Weights", "What a unit looks for, to be painted on"], ["mistakes", "Mistakes", "Which digits are told as which"]];

/**
 * One digit with what is made of it, the weights of a unit as a picture to be painted on, and what is
 * mistaken for what.
 * @type {MakeLens}
 */
export function makeLens(_root, store, commands) {
  const digit = digitTab(store, commands), template = templateTab(store, commands);
  const mistakes = mistakesTab((sample) => {
    commands.choose(sample);
    open("digit");
  });
  const elements = { digit: digit.element, weights: template.element, mistakes: mistakes.element };
  const group = html("div", { class: "segments small", role: "radiogroup", "aria-label": "What there is to see" });
  const element = html("div", { class: "digits" }, group, ...Object.values(elements));
  const show = segments(group, TABS, (to) => open(to));
  let colors = palettes();
  /** @type {Tab} */
  let tab = "digit";
  const shown = () => !element.hidden && store.state.dataset.lens === "digits";

  /** @param {Tab} to */
  function open(to) {
    tab = to;
    show(to);
    for (const { 0: each } of TABS) elements[each].hidden = each !== to;
    if (!shown()) return;
    commands.watchStandings(to === "mistakes");
    paint();
  }
  function paint() {
    const { state } = store;
    if (!shown() || state.units[0].length !== state.parameters.weights[0][0]?.length) return;
    if (tab === "digit") digit.paint(state, colors);
    else if (tab === "weights") template.paint(state, colors);
    else mistakes.paint(state, splitOf(state), colors);
  }
  open(tab);

  store.paint(["look"], () => (colors = palettes()));
  store.paint(["samples", "chosen", "dataset", "walking", "walk"], (_, changed) => shown() && digit.follow(changed.has("chosen") || changed.has("walking")));
  store.paint(["pointer", "parameters", "unit", "units", "dataset", "samples", "standings", "lit", "look", "status"], paint);
  return {
    element,
    show(on) {
      commands.watchStandings(on && tab === "mistakes");
      if (on) digit.follow(false);
      else commands.point(null);
    },
    title: ({ class_names: names }) => (names.length === 2 ? `(is it a ${names[1]}?)` : "(which digit?)"),
  };
}
