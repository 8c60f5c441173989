/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { figureInk } from "../colors.js";
import { byId, html, setText, tellDrawn } from "../dom.js";
import { curvesFigure } from "../figures/curves.js";
import { fixed, percent } from "../format.js";
import { atPace } from "../pace.js";
import { shownPin } from "../pinned.js";
import { drawFigure, onPointClick } from "../plot.js";
import { writer } from "./writing.js";

/** Milliseconds between two drawings of the curves: one takes as long as a frame or two. */
const PACE = 250;

/** How good it is, of classes and of numbers: there is only one of them. @type {["accuracy" | "r2", (value: number | null) => string][]} */
const MEASURES = [["accuracy", percent], ["r2", (value) => fixed(value)]];

/**
 * How wrong it is: the losses as numbers, and their curves over the history; a click goes back there.
 * @param {Store} store @param {Commands} commands
 */
export function lossView(store, commands) {
  const curves = html("div", { class: "plot" });
  byId("curves").append(curves);
  const written = writer();
  store.paint(["metrics", "progress", "status"], ({ metrics, progress: { step, epoch }, status }) => {
    if (!written(status)) return;
    paintNumbers(metrics);
    setText(byId("progress"), `step ${step},\nepoch ${epoch}`);
  });

  let ink = figureInk();
  const draw = async () => {
    const { points } = store.state;
    const { clientWidth: width, clientHeight: height } = byId("curves");
    if (!points.length || !width || height < 60) return;
    await drawFigure(curves, curvesFigure(points, ink, { width, height }, shownPin(store.state)));
    if (curves.dataset.drawn) return;
    tellDrawn(curves);
    onPointClick(curves, (index) => commands.seek(index));
  };
  const paced = atPace(draw, PACE);
  /** @type {State["points"] | undefined} */
  let drawn;
  /** @type {State["pinned"]} */
  let kept = null;
  store.paint(["points", "look", "lossShown", "pinned", "document"], (state, changed) => {
    const { points, lossShown } = state;
    if (changed.has("look")) ink = figureInk();
    else if ((points === drawn && shownPin(state) === kept) || (lossShown !== "time" && drawn)) return;
    drawn = points;
    kept = shownPin(state);
    paced();
  });
}

/** @param {State["metrics"]} metrics */
function paintNumbers(metrics) {
  for (const split of /** @type {const} */ (["train", "test"])) {
    for (const element of document.querySelectorAll(`[data-metric="${split}-loss"]`)) setText(element, fixed(metrics[split].loss, 3));
    byId(`metrics-${split}`).hidden = metrics[split].loss === null && metrics.train.loss !== null;
    for (const [measure, show] of MEASURES)
      for (const element of document.querySelectorAll(`[data-metric="${split}-${measure}"]`)) {
        setText(element, show(metrics[split][measure]));
        /** @type {HTMLElement} */ (element.parentElement).hidden = metrics[split][measure] === null;
      }
  }
}
