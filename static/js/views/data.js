/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Catalog, DatasetInfo, ProblemChoice, ProblemSettings } from "../types.js" */
import { byId, html, placePopover, rebuild, setText } from "../dom.js";
import { fixed } from "../format.js";
import { scalingWords } from "../scaling.js";
import { thumbnail } from "../thumbnails.js";

/** So many pictures are in sight; the last of them is the last choice that is not among the others. */
const IN_SIGHT = 5;

/** Which data: pictures of a few of the real ones, and behind one button their settings. @param {Store} store @param {Commands} commands */
export function dataView(store, commands) {
  const thumbs = byId("thumbs");
  const words = html("span");
  byId("data-summary").append(words, "▾");
  /** @type {ProblemChoice | undefined} */
  let last;
  store.react(["catalog"], ({ catalog }) => byId("data-settings").replaceChildren(...settings(store, commands, catalog)));
  store.paint(["document", "catalog", "dataset"], ({ document: { problem }, catalog: { problems }, dataset }) => {
    const few = problems.slice(0, IN_SIGHT - 1);
    const current = /** @type {ProblemChoice} */ (problems.find(({ name }) => name === problem.name));
    const other = few.includes(current) ? (last ?? problems[IN_SIGHT - 1]) : current;
    if (other !== last) rebuild(thumbs, ...[...few, other].map((each) => picture(each, () => commands.take(each))));
    last = other;
    for (const button of thumbs.children) button.setAttribute("aria-pressed", String(button.getAttribute("data-problem") === problem.name));
    const [first, ...others] = summary(problem, dataset);
    setText(words, first);
    words.parentElement?.setAttribute("title", [first, ...others].join(", "));
    showSettings(problem, dataset);
  });
  placePopover(byId("data-summary"), byId("data-settings"));
  typedFunction(store, commands);
}

/** The box for a function comes when the data are one, and is opened for who has chosen it. @param {Store} store @param {Commands} commands */
function typedFunction(store, commands) {
  /** @type {Promise<HTMLInputElement> | undefined} */
  let box;
  store.paint(["document"], ({ document: { problem } }) => {
    const place = byId("data-formula");
    place.hidden = problem.name !== "function";
    if (!place.hidden) box ??= import("../bringing/formula.js").then(({ formulaBox }) => formulaBox(place, store, commands));
    if (place.hidden || !store.state.typing) return;
    store.set({ typing: false });
    byId("data-settings").showPopover();
    void box?.then((input) => input.select());
  });
}

/**
 * What is said in the header, where there is little room, and what more there is to say; a typed function is told by itself.
 * @param {ProblemSettings} problem @param {DatasetInfo} dataset
 */
function summary({ samples, noise, test_fraction: test, formula }, { title, given }) {
  if (samples < 2) return [`${title}, ${samples ? "one" : "no"} point${samples ? "" : "s yet"}`];
  const held = test === 0.5 ? "half held out" : `${Math.round(100 * test)} % held out`;
  const points = `${samples} points`;
  return [...(formula ? [formula, points] : [`${title}, ${points}`]), ...(given ? [] : [`noise ${fixed(noise)}`]), held];
}

/** @param {ProblemChoice} problem @param {() => void} choose */
function picture(problem, choose) {
  const { name, title, description } = problem;
  const button = html("button", { type: "button", "aria-label": title, title: `${title}: ${description}`, "data-problem": name }, thumbnail(problem));
  button.onclick = choose;
  return button;
}

/** @type {{key: "noise" | "samples" | "test_fraction", words: string, step: number, show: (value: number) => string}[]} */
const SLIDERS = [
  { key: "noise", words: "Noise", step: 0.01, show: (value) => fixed(value) },
  { key: "samples", words: "Points", step: 10, show: String },
  { key: "test_fraction", words: "Test share", step: 0.05, show: (value) => `${Math.round(100 * value)} %` },
];
/** More points than this are a matter for the API: the plane would be full. */
const MOST_POINTS = 1000;

/** @param {Store} store @param {Commands} commands @param {Catalog} catalog */
function settings(store, commands, { bounds }) {
  const grid = html("div", { class: "settings-grid", id: "data-grid" });
  for (const { key, words, step, show } of SLIDERS) {
    const { minimum = 0, maximum = 1 } = bounds[`problem.${key}`] ?? {};
    const slider = html("input", { type: "range", id: `data-${key}`, min: minimum, max: Math.min(MOST_POINTS, maximum), step, "data-setting": key });
    const output = html("output", { for: slider.id });
    slider.oninput = () => setText(output, show(Number(slider.value)));
    slider.onchange = () => commands.configure({ problem: { [key]: Number(slider.value) } });
    grid.append(html("label", { for: slider.id }, words), slider, output);
  }
  const seed = html("input", { class: "value", id: "data-seed", inputmode: "numeric", autocomplete: "off" });
  seed.onchange = () => (/^\d{1,9}$/.test(seed.value.trim()) ? commands.configure({ problem: { seed: Number(seed.value) } }) : (seed.value = String(store.state.document.problem.seed)));
  const again = html("button", { class: "button small", type: "button", id: "data-again", title: "Draw other points of the same kind, or hold out others: the next seed" }, "Other points");
  again.onclick = () => commands.configure({ problem: { seed: store.state.document.problem.seed + 1 } });
  grid.append(html("label", { for: seed.id }, "Seed"), html("span", { class: "wide-cell" }, seed, again));
  return [html("div", { id: "data-formula", hidden: true }), html("p", { class: "say", id: "data-words" }), grid];
}

/** @param {ProblemSettings} problem @param {DatasetInfo} dataset */
function showSettings(problem, { given, lens }) {
  const fixed = given && problem.samples < 2;
  const words = fixed ? "There is nothing to set." : aboutSeed(given, lens !== null);
  setText(byId("data-words"), `${words} ${scalingWords(problem.data?.scaling ?? [])}`.trim());
  byId("data-grid").hidden = fixed;
  for (const id of ["data-noise", "data-samples"]) for (const cell of cellsOf(id)) cell.hidden = given;
  for (const cell of cellsOf("data-seed")) cell.hidden = given && lens !== null;
  setText(byId("data-again"), given ? "Other test points" : "Other points");
  for (const { key, show } of SLIDERS) {
    const slider = byId(`data-${key}`, HTMLInputElement);
    if (document.activeElement !== slider || !slider.matches(":active")) slider.value = String(problem[key]);
    setText(/** @type {HTMLElement} */ (slider.nextElementSibling), show(problem[key]));
  }
  const seed = byId("data-seed", HTMLInputElement);
  // What is being typed is not taken away by a frame of what was set before.
  if (document.activeElement !== seed || seed.value === seed.dataset.shown) seed.value = String(problem.seed);
  seed.dataset.shown = String(problem.seed);
}

/** What the seed does, where it does anything. @param {boolean} given @param {boolean} told  as sentences in their order */
function aboutSeed(given, told) {
  if (!given) return "The same seed gives the same points. The network keeps its weights.";
  return told ? "The sentences are as they were written; the last ones are held out." : "Which points are held out: the same seed holds out the same ones.";
}

/** A slider with its label and its number. @param {string} id */
const cellsOf = (id) => [byId("data-grid").querySelector(`label[for=${id}]`), byId(id), byId(id).nextElementSibling].filter((each) => each instanceof HTMLElement);
