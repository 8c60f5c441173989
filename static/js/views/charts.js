/** @import { Commands } from "../commands.js" */
/** @import { Path } from "../figures/paths.js" */
/** @import { Figure } from "../plot.js" */
/** @import { Ink, Size } from "../figures/base.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { figureInk } from "../colors.js";
import { byId, html, remember, remembered, setText } from "../dom.js";
import { histogramsFigure, normsFigure } from "../figures/layers.js";
import { pathsFigure } from "../figures/paths.js";
import { precise } from "../format.js";
import { allPaths, biasOf, hasPath, inWords, parsePath, unitPaths, valueAt } from "../names.js";
import { atPace } from "../pace.js";
import { drawFigure } from "../plot.js";
import { places } from "../timeline.js";

/** Milliseconds between two drawings: one takes as long as a frame or two. */
const PACE = 150;
/** Milliseconds between two times that the table behind it is written. */
const WRITING = 500;
/** A network of more parameters shows the paths of one unit's at a time, and of a unit of more its largest. */
const MOST_LINES = 20;
/** A unit of more parameters has no room for their names. */
const MOST_NAMES = 5;

/**
 * A chart: what it says, what it watches, and of what has come its figure and its table; null while that is not there.
 * @typedef {{says: (state: State) => string, wish: (state: State) => object, figure: (state: State, ink: Ink, size: Size) => Figure | null | undefined, table: (state: State) => string[][] | null | undefined}} Chart
 */

/** @type {Record<string, Chart>} */
const CHARTS = {
  weights: histograms("weights", "How many weights of each layer lie where."),
  biases: histograms("biases", "How many biases of each layer lie where."),
  gradients: {
    says: () => "How large each layer’s gradient is in the next step. On its way back from the output it may vanish.",
    wish: ({ stepUnit }) => ({ gradient_norms: stepUnit }),
    figure: ({ gradient_norms: norms }, ink, size) => norms && normsFigure(norms, ink, size),
    table: ({ gradient_norms: norms }) => norms && [["layer", "norm of the gradient"], ...norms.layers.map(({ name, norm }) => [name, precise(norm, 3)])],
  },
  paths: {
    says: saysOfPaths,
    wish: (state) => ({ paths: parametersOf(state) }),
    figure: pathsOf,
    table: (state) =>
      state.paths && [["parameter", "first", "now"], ...namedPaths(state, state.paths)],
  },
};

/**
 * How the network's numbers are spread, how strongly its layers learn, and each number's path: one chart at a time.
 * @param {Store} store @param {Commands} commands
 */
export function chartsView(store, commands) {
  const select = byId("chart", HTMLSelectElement), root = byId("chart-plot"), table = byId("chart-table");
  const plot = html("div", { class: "plot", "aria-hidden": "true" });
  root.append(plot);
  select.replaceChildren(...Object.keys(CHARTS).map((name) => html("option", {}, name)));
  select.value = remembered("chart") ?? "weights";
  if (!CHARTS[select.value]) select.value = "weights";
  let ink = figureInk(), asked = "null";
  const ask = (/** @type {State} */ state) => {
    const chart = CHARTS[select.value];
    const wish = state.lossShown === "charts" ? chart.wish(state) : null;
    if (JSON.stringify(wish) === asked) return;
    asked = JSON.stringify(wish);
    setText(byId("chart-says"), chart.says(state));
    commands.watchChart(wish);
  };
  const draw = atPace(async () => {
    const { clientWidth: width, clientHeight: height } = root;
    const figure = width && height ? CHARTS[select.value].figure(store.state, ink, { width, height }) : null;
    if (figure) await drawFigure(plot, figure);
  }, PACE);
  const write = atPace(() => {
    const rows = CHARTS[select.value].table(store.state);
    if (rows) table.replaceChildren(...tableOf(rows));
  }, WRITING);
  const show = () => {
    if (store.state.lossShown !== "charts") return;
    draw();
    write();
  };
  select.onchange = () => {
    remember("chart", select.value);
    ask(store.state);
    show();
  };
  new ResizeObserver(show).observe(root);
  store.react(["lossShown", "units", "lit", "unit", "stepUnit"], (state) => state.units && ask(state));
  store.paint(["histograms", "gradient_norms", "paths", "lit", "unit", "look"], (_, changed) => {
    if (changed.has("look")) ink = figureInk();
    show();
  });
}

/** @param {"weights" | "biases"} kind @param {string} says @returns {Chart} */
function histograms(kind, says) {
  const own = (/** @type {State} */ { histograms: shown }) => (shown?.kind === kind ? shown : null);
  return {
    says: () => says,
    wish: () => ({ histograms: kind }),
    figure(state, ink, size) {
      const shown = own(state);
      return shown && histogramsFigure(shown, ink, size);
    },
    table(state) {
      const shown = own(state);
      return shown && [
        ["layer", kind, "least", "mean", "deviation", "largest"],
        ...shown.layers.map(({ name, number, least, mean, deviation, most }) => [name, `${number}`, ...[least, mean, deviation, most].map((each) => precise(each, 3))]),
      ];
    },
  };
}

/** Those whose paths are shown: all of a small network, or those of the unit that is spoken of, the largest of many and the one that is lit. @param {State} state */
function parametersOf({ units, lit, unit, parameters }) {
  const all = allPaths(units);
  if (all.length <= MOST_LINES) return all;
  const spoken = parsePath(lit && hasPath(units, lit) ? lit : biasOf(units, unit));
  const own = unitPaths(units, spoken.layer, spoken.unit);
  const size = (/** @type {string} */ path) => (path === lit ? Infinity : Math.abs(valueAt(parameters, path) ?? 0));
  return own.length <= MOST_LINES ? own : own.sort((a, b) => size(b) - size(a)).slice(0, MOST_LINES);
}

/** What each was first, and is now. @param {State} state @param {NonNullable<State["paths"]>} paths */
const namedPaths = (state, { parameters, values }) =>
  parameters.map((path, i) => [inWords(path, state), ...[values[i].find((value) => value !== null) ?? null, valueAt(state.parameters, path)].map((each) => precise(each, 3))]);

/** @param {State} state */
function saysOfPaths(state) {
  const shown = parametersOf(state), { layer, unit } = parsePath(shown[0]);
  return shown.length === allPaths(state.units).length ? "Each line is one number on its way." : `The ${shown.length < unitPaths(state.units, layer, unit).length ? "largest " : ""}numbers of ${state.units[layer + 1][unit]} on their way. Select another unit for its own.`;
}

/** @param {State} state @param {Ink} ink @param {Size} size */
function pathsOf({ paths, points, history, parameters, units, lit, unit }, ink, size) {
  if (!paths || !paths.parameters.every((path) => hasPath(units, path))) return null;
  const across = places(points);
  const placeOf = new Map(points.map((point, i) => [point.index, across[i]]));
  const shown = paths.parameters.map((path, i) => {
    const { layer, unit: at, input } = parsePath(path);
    const own = units[layer + 1][at] === unit && units[layer].length < MOST_NAMES;
    const name = input === null ? `bias of ${units[layer + 1][at]}` : `${units[layer][input]} → ${units[layer + 1][at]}`;
    /** @type {Path["look"]} */
    const look = path === lit ? "lit" : own ? "own" : "other";
    return { name, values: paths.values[i], now: valueAt(parameters, path), look };
  });
  return pathsFigure({ paths: shown, places: paths.points.map((index) => placeOf.get(index) ?? NaN), across, now: placeOf.get(history.index) ?? 0 }, ink, size);
}

/** @param {string[][]} rows  the first one of heads */
function tableOf([heads, ...rows]) {
  const head = html("tr", {}, ...heads.map((each) => html("th", { scope: "col" }, each)));
  return [html("thead", {}, head), html("tbody", {}, ...rows.map(([name, ...cells]) => html("tr", {}, html("th", { scope: "row" }, name), ...cells.map((each) => html("td", {}, each)))))];
}
