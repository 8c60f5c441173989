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
  /** @type {Promise<void> | undefined} */
  let prepared;
  const begin = async () => {
    await (prepared ??= import("../painting/tools.js").then(({ preparePainting }) => preparePainting(root, store, commands)));
    if (!store.state.dataset.paintable) return;
    if (store.state.space !== null) commands.lookFrom(null);
    commands.choose(null);
    store.set({ painting: true, tinted: false, hovered: null });
  };
  button.onclick = () => (store.state.painting ? store.set({ painting: false }) : begin());
  // Painting gives way to whatever else is to be seen on the plane.
  store.react(["space", "tinted", "walking", "dataset"], ({ painting, space, tinted, walking, dataset }) => {
    if (painting && (space !== null || tinted || walking || !dataset.paintable)) store.set({ painting: false });
  });
  let empty = false;
  store.react(["document", "dataset"], ({ document: { problem }, dataset }) => {
    const before = empty;
    empty = problem.samples === 0 && dataset.planar;
    if (empty && !before) begin();
  });
  store.paint(["dataset", "document", "painting", "samples"], ({ dataset, painting, samples, ahead }) => {
    button.hidden = !dataset.paintable;
    button.setAttribute("aria-pressed", String(painting));
    root.closest(".panel")?.classList.toggle("painting", painting);
    hint.hidden = !(empty && !ahead) || !!samples?.train.points.length;
  });
}
