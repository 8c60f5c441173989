/** @import { Store } from "../store.js" */
import { figureInk } from "../colors.js";
import { byId, closeOnBackdrop } from "../dom.js";
import { rangeOf, surfaceFigure } from "../figures/landscape.js";
import { inWords, valueAt } from "../names.js";
import { atPace } from "../pace.js";
import { drawFigure } from "../plot.js";

/** Milliseconds between two drawings: without a graphics card one takes a quarter of a second. */
const PACE = 500;

/** The landscape in three dimensions, on request; while it plays it stands still. @param {Store} store */
export function surfaceView(store) {
  const dialog = byId("surface", HTMLDialogElement), plot = byId("surface-plot");
  const draw = atPace(async () => {
    const { landscape, parameters, metrics } = store.state;
    const { clientWidth: width, clientHeight: height } = plot;
    if (!dialog.open || !landscape || rangeOf(landscape.z)[0] === null) return;
    const x = valueAt(parameters, landscape.x), y = valueAt(parameters, landscape.y), loss = metrics.objective;
    const point = x === null || y === null || loss === null ? null : { x, y, loss };
    const names = { x: inWords(landscape.x, store.state), y: inWords(landscape.y, store.state) };
    await drawFigure(plot, surfaceFigure(landscape, point, names, figureInk(), { width, height }));
    plot.dataset.drawn = "true";
  }, PACE);
  byId("surface-open").onclick = () => {
    dialog.showModal();
    draw();
  };
  closeOnBackdrop(dialog);
  store.paint(["landscape", "parameters", "status", "look"], ({ status }) => dialog.open && status !== "playing" && draw());
}
