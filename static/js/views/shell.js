/** @import { Store } from "../store.js" */
import { byId, closeOnBackdrop, remember } from "../dom.js";

/** What belongs to no panel: theme, help, and the phone's sheet of controls. @param {Store} store */
export function shellView(store) {
  byId("theme").onclick = () => {
    const theme = getComputedStyle(document.documentElement).colorScheme;
    const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    remember("theme", dark ? "light" : "dark");
    repaint(store);
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => repaint(store));
  addEventListener("resize", () => repaint(store));
  byId("help-open").onclick = () => byId("help", HTMLDialogElement).showModal();
  closeOnBackdrop(byId("help", HTMLDialogElement));
  sheet(store);
}

/** Everything that is drawn from colours or sizes, again. @param {Store} store */
function repaint(store) {
  store.set({ look: (store.state.look ?? 0) + 1 });
}

/** On a phone the settings live in a sheet; the nodes are the same. @param {Store} store */
function sheet(store) {
  const more = byId("more", HTMLDialogElement);
  const body = /** @type {HTMLElement} */ (more.querySelector(".sheet-body"));
  const movable = ["data", "examples-place", "share", "exports-place", "step-unit", "speed", "starts", "settings", "training", "biases-switch", "layers", "tint", "help-open"].map((id) => {
    const node = byId(id);
    const place = document.createComment(id);
    node.before(place);
    return { node, place };
  });
  const phone = matchMedia("(max-width: 559px)");
  const arrange = () => {
    for (const { node, place } of movable) phone.matches ? body.append(node) : place.after(node);
    if (!phone.matches && more.open) more.close();
  };
  phone.addEventListener("change", arrange);
  arrange();
  byId("more-open").onclick = () => more.showModal();
  closeOnBackdrop(more);
  // What was chosen in it is to be seen.
  store.react(["painting", "brought"], ({ painting, brought }) => (painting || brought) && more.close());
}
