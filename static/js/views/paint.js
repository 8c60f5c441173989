/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
import { byId, html } from "../dom.js";

/**
 * The button with which one begins to paint points; what one paints with comes when that is first done.
 * An empty plane begins with it.
 * @param {HTMLElement} root  the plane @param {Store} store @param {Commands} commands
 */
export function paintView(root, store, commands) {
  const button = byId("paint");
  const hint = html("p", { class: "no-points", hidden: true }, html("b", {}, "Paint some points."), html("span", {}, " Choose what to paint with, then click or drag here."));
  root.append(hint);
  const prepare = async () => (await import("../painting/tools.js")).preparePainting(root, store, commands);
  button.onclick = () => store.set({ painting: !store.state.painting });
  /** @type {Promise<void> | undefined} */
  let prepared;
  store.react(["painting"], ({ painting, space, tinted, chosen, walking }) => {
    if (!painting) return;
    prepared ??= prepare().catch(() => {
      prepared = undefined;
      store.set({ painting: false });
      commands.complain("What one paints with did not come: the server does not answer.");
    });
    if (space !== null) commands.lookFrom(null);
    if (chosen) commands.choose(null);
    if (tinted || walking) store.set({ tinted: false, walking: null });
  });
  // Painting gives way to whatever else is to be seen on the plane.
  store.react(["space", "tinted", "walking", "dataset"], ({ painting, space, tinted, walking, dataset }) => {
    if (painting && (space !== null || tinted || walking || !dataset.paintable)) store.set({ painting: false });
  });
  let empty = false;
  store.react(["document", "dataset"], ({ document: { problem }, dataset }) => {
    const before = empty;
    empty = problem.samples === 0 && dataset.planar;
    if (empty && !before) store.set({ painting: true });
  });
  store.paint(["dataset", "document", "painting", "samples"], ({ dataset, painting, samples, ahead }) => {
    button.hidden = !dataset.paintable;
    button.setAttribute("aria-pressed", String(painting));
    root.closest(".panel")?.classList.toggle("painting", painting);
    hint.hidden = !(empty && !ahead) || !!samples?.train.points.length;
  });
}
