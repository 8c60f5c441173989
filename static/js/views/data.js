/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Catalog, ProblemChoice, ProblemSettings } from "../types.js" */
import { byId, html, placePopover, setText, svg } from "../dom.js";
import { fixed } from "../format.js";

/** Which data: thumbnails of the real ones, and behind one button their settings. @param {Store} store @param {Commands} commands */
export function dataView(store, commands) {
  const thumbs = byId("thumbs");
  store.react(["catalog"], ({ catalog }) => {
    // A problem with numbers of its own is an exercise: without its network it would be none, and its network none elsewhere.
    const isExercise = (/** @type {ProblemChoice | undefined} */ problem) => !!problem?.locked.length;
    const take = (/** @type {ProblemChoice} */ problem) => {
      const now = catalog.problems.find(({ name }) => name === store.state.document.problem.name);
      if (isExercise(problem) || isExercise(now)) commands.takeWhole(problem);
      else commands.configure({ problem: { name: problem.name } });
    };
    thumbs.replaceChildren(...catalog.problems.map((problem) => thumbnail(problem, () => take(problem))));
    byId("data-settings").replaceChildren(...settings(store, commands, catalog));
  });
  store.paint(["document", "catalog"], ({ document: { problem }, catalog }) => {
    for (const button of thumbs.children) button.setAttribute("aria-pressed", String(button.getAttribute("data-problem") === problem.name));
    setText(byId("data-summary"), `${summary(problem, catalog)} ▾`);
    showSettings(problem);
  });
  placePopover(byId("data-summary"), byId("data-settings"));
}

/** @param {ProblemSettings} problem @param {Catalog} catalog */
function summary({ name, samples, noise, test_fraction: test }, catalog) {
  const title = catalog.problems.find((choice) => choice.name === name)?.title ?? name;
  if (samples === 1) return `${title}, one point`;
  const held = test === 0.5 ? "half held out" : `${Math.round(100 * test)} % held out`;
  return `${title}, ${samples} points, noise ${fixed(noise)}, ${held}`;
}

/** @param {ProblemChoice} problem @param {() => void} take */
function thumbnail({ name, title, description, thumbnail: { points, targets } }, take) {
  const picture = points.length > 1 ? dots(points, targets) : sheet();
  const button = html("button", { type: "button", "aria-label": title, title: `${title}: ${description}`, "data-problem": name }, svg("svg", { viewBox: "0 0 30 30", "aria-hidden": "true" }, ...picture));
  button.onclick = take;
  return button;
}

/** @param {[number, number][]} points @param {number[]} targets */
function dots(points, targets) {
  const most = Math.max(...points.flat().map(Math.abs));
  return points.map(([x, y], i) => svg("circle", { cx: 15 + (x / most) * 12.5, cy: 15 - (y / most) * 12.5, r: 1.5, style: `fill:var(--class${targets[i] > 0.5 ? 1 : 0})` }));
}

/** One sample makes no picture: a sheet of paper with lines. */
const sheet = () => [svg("path", { d: "M8.5 5.5h10l3.5 3.5v15.5h-13.5z M18.5 5.5v3.5h3.5 M11.5 13.5h7.5M11.5 17h7.5M11.5 20.5h5", style: "fill:none;stroke:var(--soft);stroke-width:1.4;stroke-linejoin:round" })];

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
  const again = html("button", { class: "button small", type: "button", title: "Draw other points of the same kind: the next seed" }, "Other points");
  again.onclick = () => commands.configure({ problem: { seed: store.state.document.problem.seed + 1 } });
  grid.append(html("label", { for: seed.id }, "Seed"), html("span", { class: "wide-cell" }, seed, again));
  return [html("p", { class: "say", id: "data-words" }), grid];
}

/** @param {ProblemSettings} problem */
function showSettings(problem) {
  const given = problem.samples === 1;
  setText(byId("data-words"), given ? "Its one point is given: there is nothing to set." : "The same seed gives the same points. The network keeps its weights.");
  byId("data-grid").hidden = given;
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
