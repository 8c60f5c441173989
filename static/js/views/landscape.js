/** @import { Commands } from "../commands.js" */
/** @import { Box } from "../plot.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { figureInk } from "../colors.js";
import { byId, html, setText } from "../dom.js";
import { landscapeFigure, rangeOf } from "../figures/landscape.js";
import { fixed } from "../format.js";
import { hasPath, inWords, valueAt } from "../names.js";
import { atPace } from "../pace.js";
import { drawFigure, planeBox } from "../plot.js";
import { axesView } from "./axes.js";
import { landscapePoint } from "./landpoint.js";

/** Milliseconds between two drawings: one takes as long as two or three frames. */
const PACE = 120;
/** Milliseconds between two times that it is said in words. */
const SAYING = 500;

/**
 * The loss over two parameters that one chooses, with the network's place on it.
 * @param {Store} store @param {Commands} commands
 */
export function landscapeView(store, commands) {
  axesView(store, commands);
  const root = byId("landscape-plot");
  const plot = html("div", { class: "plot", "aria-hidden": "true" });
  root.append(plot);
  const place = landscapePoint(root, store, commands);
  let ink = figureInk();
  /** @type {Box | undefined} */
  let box;
  const draw = atPace(async () => {
    const { landscape } = store.state;
    const { clientWidth: width, clientHeight: height } = root;
    if (landscape && box && width) await drawFigure(plot, landscapeFigure(landscape, box, ink, { width, height }), { still: true });
  }, PACE);
  new ResizeObserver(() => {
    box = planeBox(root.clientWidth, root.clientHeight, true);
    place(box);
    draw();
  }).observe(root);
  // What was over a number that is gone cannot be drawn, even if it comes late; what takes its place is on its way.
  store.react(["units", "landscape"], ({ landscape, units }) => landscape && ![landscape.x, landscape.y].every((path) => hasPath(units, path)) && store.set({ landscape: null }));
  store.paint(["landscape", "look"], ({ landscape }, changed) => {
    if (changed.has("look")) ink = figureInk();
    const [low, high] = landscape ? rangeOf(landscape.z) : [null, null];
    byId("surface-open", HTMLButtonElement).disabled = low === null;
    setText(byId("landscape-low"), fixed(low));
    setText(byId("landscape-high"), fixed(high));
    draw();
  });
  const say = atPace(() => setText(byId("landscape-words"), inFullWords(store.state)), SAYING);
  store.paint(["metrics", "landscape"], ({ metrics }) => {
    setText(byId("landscape-loss"), fixed(metrics.objective, 3));
    say();
  });
}

/** @param {State} state */
function inFullWords(state) {
  const { landscape, parameters, metrics } = state;
  if (!landscape) return "";
  const at = (/** @type {string} */ path) => `${inWords(path, state)} ${fixed(valueAt(parameters, path))}`;
  const [low, high] = rangeOf(landscape.z);
  return `${at(landscape.x)}, ${at(landscape.y)}: loss ${fixed(metrics.objective, 3)}. On this landscape it goes from ${fixed(low, 3)} to ${fixed(high, 3)}.`;
}
