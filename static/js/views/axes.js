/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { byId, html } from "../dom.js";
import { hasPath, inWords, parsePath, pathOf, unitNamed, unitPaths } from "../names.js";
import { farthest } from "../reach.js";

/**
 * The two parameters that the landscape is over, at first those of the unit that is spoken of.
 * @param {Store} store @param {Commands} commands
 */
export function axesView(store, commands) {
  const selects = { x: byId("landscape-x", HTMLSelectElement), y: byId("landscape-y", HTMLSelectElement) };
  /** @type {{x: string, y: string} | null} */
  let axes = null;
  let built = "", asked = "null";
  const ask = (/** @type {State} */ state) => {
    const { units, reach } = state, landscaped = state.lossShown === "landscape";
    if (landscaped && !(axes && hasPath(units, axes.x) && hasPath(units, axes.y))) axes = axesOf(state);
    if (landscaped && axes) show(state, axes);
    const wish = landscaped && axes ? { ...axes, span: Math.min(farthest(state), Math.max(reach[axes.x], reach[axes.y])) } : null;
    if (JSON.stringify(wish) === asked) return;
    asked = JSON.stringify(wish);
    commands.watchLandscape(wish);
  };
  const show = (/** @type {State} */ state, /** @type {{x: string, y: string}} */ { x, y }) => {
    const shape = `${JSON.stringify([state.units, state.dataset.wording])} ${x} ${y}`;
    if (shape === built) return;
    for (const [select, own, other] of /** @type {const} */ ([[selects.x, x, y], [selects.y, y, x]])) {
      const option = (/** @type {string} */ path) => html("option", { value: path, disabled: path === other }, inWords(path, state));
      select.replaceChildren(...state.units.slice(1).flatMap((names, layer) => names.map((name, unit) => html("optgroup", { label: name }, ...unitPaths(state.units, layer, unit).map(option)))));
      select.value = own;
    }
    built = shape;
  };
  for (const select of Object.values(selects))
    select.onchange = () => {
      axes = { x: selects.x.value, y: selects.y.value };
      ask(store.state);
    };
  store.react(["lossShown", "units", "reach"], (state) => state.units && ask(state));
}

/** The first weight and the bias of the unit that is lit or selected. @param {State} state */
function axesOf({ units, lit, unit: name, document: settings }) {
  const { layer, unit } = (lit ? parsePath(lit) : unitNamed(units, name)) ?? { layer: 0, unit: 0 };
  const second = settings.network.use_biases || units[layer].length < 2 ? null : 1;
  return { x: pathOf(layer, unit, 0), y: pathOf(layer, unit, second) };
}
