/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { byId, remember, remembered } from "../dom.js";
import { parsePath } from "../names.js";

/**
 * The switch that lets the plane show where the lit parameter matters. What is painted changes when
 * the new field is there, so that nothing flickers on the way from one to the next.
 * @param {Store} store @param {Commands} commands
 */
export function tintView(store, commands) {
  const button = byId("tint");
  button.onclick = () => {
    store.set({ tinted: !store.state.tinted });
    remember("tinted", String(store.state.tinted));
  };
  store.paint(["tinted"], ({ tinted }) => button.setAttribute("aria-pressed", String(tinted)));
  let asked = "null";
  store.react(["tinted", "lit", "unit", "units"], (state) => {
    const wish = state.tinted && state.lit ? { parameter: state.lit, output: outputOf(state, state.lit) } : null;
    if (JSON.stringify(wish) === asked) return;
    asked = JSON.stringify(wish);
    commands.watchSensitivity(wish);
  });
  store.set({ tinted: remembered("tinted") === "true" });
}

/** Of several outputs the one that the parameter feeds, else the one that is selected, else the first. @param {State} state @param {string} lit */
function outputOf({ units, unit: name }, lit) {
  const { layer, unit } = parsePath(lit);
  const outputs = units[units.length - 1];
  return layer === units.length - 2 ? unit : Math.max(0, outputs.indexOf(name ?? ""));
}
