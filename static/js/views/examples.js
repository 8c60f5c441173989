/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { PresetChoice, State } from "../types.js" */
import { byId, html, placePopover } from "../dom.js";
import { groupsOf, walkThrough } from "../grouped.js";
import { thumbnail } from "../thumbnails.js";

/** Playgrounds to open, behind one button, and what is to be seen in the one that was opened. @param {Store} store @param {Commands} commands */
export function examplesView(store, commands) {
  const popover = byId("examples");
  placePopover(byId("examples-open"), popover);
  popover.addEventListener("beforetoggle", () => {
    if (!popover.firstChild) popover.append(...groupsOf("examples", store.state.catalog.presets, (preset) => entry(preset, store.state, () => choose(preset))));
  });
  popover.addEventListener("toggle", () => popover.matches(":popover-open") && popover.querySelector("button")?.focus());
  popover.onkeydown = (event) => walkThrough(popover, event);
  story(store);
  /** @param {PresetChoice} preset */
  function choose({ document, title }) {
    commands.open(document, title);
    popover.hidePopover();
  }
}

/** @param {PresetChoice} preset @param {State} state @param {() => void} choose */
function entry({ name, title, description, document }, { catalog }, choose) {
  const problem = /** @type {import("../types.js").ProblemChoice} */ (catalog.problems.find((each) => each.name === document.problem.name));
  const words = html("span", { class: "soft", id: `example-${name}` }, description);
  const button = html("button", { type: "button", "aria-label": title, "aria-describedby": words.id }, thumbnail(problem), html("span", {}, html("b", {}, title), words));
  button.onclick = choose;
  return button;
}

/**
 * The words of the preset that was opened last stand where the page else says what numbers are, until
 * they are closed, another playground is opened or the data are others.
 * @param {Store} store
 */
function story(store) {
  const parameters = /** @type {HTMLElement} */ (document.querySelector(".parameters"));
  const lead = /** @type {HTMLElement} */ (parameters.querySelector(".lead"));
  const says = html("p");
  const close = html("button", { type: "button", class: "button small quiet icon", "aria-label": "Close", title: "Close" }, "×");
  const box = html("section", { class: "story", "aria-label": "This example", hidden: true }, says, close);
  let closed = -1;
  /** @type {PresetChoice | undefined} */
  let told;
  const paint = () => {
    const opened = openedIn(store.state);
    box.hidden = !opened || opened.index === closed;
    lead.hidden = !box.hidden;
    if (!opened || opened.preset === told) return;
    told = opened.preset;
    const { title, description, task } = opened.preset;
    says.replaceChildren(html("b", {}, `${title}.`), ` ${description} `, html("b", {}, "Try:"), ` ${task}`);
  };
  close.onclick = () => {
    closed = openedIn(store.state)?.index ?? -1;
    paint();
  };
  store.paint(["document", "history", "catalog"], paint);
  const phone = matchMedia("(max-width: 559px)");
  const arrange = () => (phone.matches ? parameters.before(box) : lead.after(box));
  phone.addEventListener("change", arrange);
  arrange();
}

/** What the history says was opened last, if it is a preset and the data are no others since. @param {State} state @returns {{preset: PresetChoice, index: number} | null} */
function openedIn({ catalog, points, history, document }) {
  const presets = new Map(catalog.presets.map((preset) => [preset.title, preset]));
  const point = points.findLast(({ index, kind }) => index <= history.index && kind === "open");
  const preset = point && presets.get(point.label);
  return preset && preset.document.problem.name === document.problem.name ? { preset, index: point.index } : null;
}
