/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
import { byId, remember, remembered } from "../dom.js";

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
  /** @type {string | null} */
  let asked = null;
  store.react(["tinted", "lit"], ({ tinted, lit }) => {
    const parameter = tinted ? lit : null;
    if (parameter !== asked) commands.watchSensitivity(parameter);
    asked = parameter;
  });
  store.set({ tinted: remembered("tinted") === "true" });
}
