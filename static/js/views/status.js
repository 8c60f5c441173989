/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
import { byId, setText } from "../dom.js";

/**
 * The state as attributes of <main>, at once, whatever is still moving on screen; and in words for
 * those who listen.
 * @param {Store} store @param {Commands} commands
 */
export function statusView(store, commands) {
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const live = byId("live");
  store.react(["status", "progress", "connection"], ({ status, progress, connection }) => {
    main.dataset.status = connection === "connected" ? status : connection;
    main.dataset.step = String(progress?.step ?? 0);
    main.classList.toggle("diverged", status === "diverged");
  });
  let playing = false;
  store.react(["status"], ({ status, before }) => {
    if (playing === (status === "playing")) return;
    playing = !playing;
    document.body.classList.toggle("playing", playing);
    if (playing && before) store.set({ before: null });
    commands.resolve(playing);
  });
  store.paint(["points", "history", "status", "holding", "stopped"], ({ points, history, status, holding, stopped }) => {
    if (status === "playing" || holding) return;
    const now = points.findLast((point) => point.index <= history.index);
    if (now) setText(live, stopped ? `${stopped.message} ${now.label}` : now.label);
  });
  store.afterPaint(() => (main.dataset.revision = String(store.state.revision)));
}
