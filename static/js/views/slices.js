/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Slice, State } from "../types.js" */
import { byId, setText } from "../dom.js";
import { allPaths, unitNamed, unitPaths } from "../names.js";
import { farthest } from "../reach.js";

/** Above so many parameters only the selected unit's sliders show the loss along them, and of many those in sight. */
const FEW = 24, MOST = 48;
/** The area, in its own units: as wide and as high, and what is left of it where the loss is least. */
const WIDTH = 100, HEIGHT = 15, LEAST = 1.5;

/**
 * Behind each slider's track the training loss along that one parameter, all else as it is; each
 * scaled to itself. The thumb is where it stands.
 * @param {HTMLElement} root  of the sliders @param {Store} store @param {Commands} commands
 */
export function slicesView(root, store, commands) {
  let asked = "";
  const hint = byId("slices-hint");
  store.paint(["units"], ({ units }) => setText(hint, `Grey behind: the loss along it${allPaths(units).length > FEW ? ", for the selected unit" : ""}.`));
  store.react(["reach", "units", "unit", "inSight"], (state) => {
    const wishes = shownPaths(state).map((parameter) => ({ parameter, span: state.reach[parameter] })).filter(({ span }) => span <= farthest(state));
    if (JSON.stringify(wishes) === asked) return;
    asked = JSON.stringify(wishes);
    commands.watchSlices(wishes);
  });
  store.paint(["slices", "units", "reach", "rowsOf"], ({ slices, reach }) => {
    for (const area of root.querySelectorAll("[data-slice-of]")) {
      const path = area.getAttribute("data-slice-of") ?? "";
      const slice = slices?.parameters[path];
      const shape = slice && slice.span === reach[path] ? areaOf(slice) : "";
      if (shape !== area.getAttribute("d")) area.setAttribute("d", shape);
    }
  });
}

/** @param {State} state */
function shownPaths({ units, unit: name, inSight }) {
  const paths = allPaths(units);
  if (paths.length <= FEW) return paths;
  const { layer, unit } = unitNamed(units, name) ?? { layer: 0, unit: 0 };
  const own = unitPaths(units, layer, unit);
  return inSight ? own.filter((path) => inSight.includes(path)).slice(0, MOST) : own;
}

/** What is not finite is above all else; if nothing is finite, there is nothing to draw. @param {Slice} slice */
function areaOf({ losses }) {
  const finite = losses.filter((loss) => loss !== null);
  if (!finite.length) return "";
  const lowest = Math.min(...finite), height = Math.max(...finite) - lowest;
  const tops = losses.map((loss) => (loss === null ? 1 : height > 1e-6 * lowest ? (loss - lowest) / height : 0));
  const points = tops.map((top, i) => `${((WIDTH * i) / (losses.length - 1)).toFixed(2)} ${((HEIGHT - LEAST) * (1 - top)).toFixed(2)}`);
  return `M0 ${HEIGHT}L${points.join("L")}L${WIDTH} ${HEIGHT}Z`;
}
