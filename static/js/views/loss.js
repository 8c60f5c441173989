/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { figureInk } from "../colors.js";
import { byId, html, setText } from "../dom.js";
import { curvesFigure } from "../figures.js";
import { fixed, percent } from "../format.js";
import { drawFigure, onPointClick } from "../plot.js";
import { tellDrawn } from "./points.js";

/** Milliseconds between two drawings of the curves: one takes as long as a frame or two. */
const PACE = 250;

/**
 * How wrong it is: the losses as numbers, and their curves over the history; a click goes back there.
 * @param {Store} store @param {Commands} commands
 */
export function lossView(store, commands) {
  const curves = html("div");
  byId("curves").append(curves);
  store.paint(["metrics"], ({ metrics }) => paintNumbers(metrics));
  store.paint(["progress"], ({ progress: { step, epoch } }) => setText(byId("progress"), `step ${step}, epoch ${epoch}`));
  store.paint(["points", "history"], paintEntry);

  let ink = figureInk();
  const draw = async () => {
    const { points, history } = store.state;
    const { clientWidth: width, clientHeight: height } = byId("curves");
    if (!points.length || !width || height < 60) return;
    await drawFigure(curves, curvesFigure(points, history.index, ink, { width, height }));
    if (curves.dataset.drawn) return;
    curves.dataset.drawn = "true";
    onPointClick(curves, (index) => commands.seek(index));
    tellDrawn();
  };
  const paced = atPace(draw, PACE);
  store.paint(["points", "history", "look"], (_, changed) => {
    if (changed.has("look")) ink = figureInk();
    paced();
  });
}

/** @param {State["metrics"]} metrics */
function paintNumbers(metrics) {
  for (const split of /** @type {const} */ (["train", "test"])) {
    for (const element of document.querySelectorAll(`[data-metric="${split}-loss"]`)) setText(element, fixed(metrics[split].loss, 3));
    byId(`metrics-${split}`).hidden = metrics[split].loss === null && metrics.train.loss !== null;
    for (const element of document.querySelectorAll(`[data-metric="${split}-accuracy"]`)) {
      setText(element, percent(metrics[split].accuracy));
      const words = element.closest("[data-accuracy]");
      if (words instanceof HTMLElement) words.hidden = metrics[split].accuracy === null;
    }
  }
}

/** @param {State} state */
function paintEntry({ points, history }) {
  const now = points.findLast((point) => point.index <= history.index);
  const behind = history.index < history.length - 1;
  setText(byId("entry"), history.length > 1 && now ? `${behind ? "back at" : "now"}: ${now.label}` : "");
  setText(byId("entry-hint"), behind ? "acting now drops the pale part" : history.length > 1 ? "click a curve to go back there" : "each drag and step will be a point here");
}

/** At most once in so many milliseconds, the last call never lost. @param {() => void} run @param {number} pause */
function atPace(run, pause) {
  let last = -Infinity;
  let timer = 0;
  return () => {
    if (timer) return;
    const wait = Math.max(0, last + pause - performance.now());
    timer = window.setTimeout(() => {
      timer = 0;
      last = performance.now();
      run();
    }, wait);
  };
}
