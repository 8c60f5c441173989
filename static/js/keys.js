/** @import { Commands } from "./commands.js" */
/** @import { Store } from "./store.js" */
/** @import { WalkMoves } from "./walk/walk.js" */
import { isHidden } from "./dom.js";

/** The part of the page that a key belongs to; where that is hidden, the key does nothing. @type {Record<string, string>} */
const PARTS = { s: "step", " ": "play", z: "undo", Z: "undo", w: "walk", n: "walk", p: "walk", e: "walk", a: "walk" };

/**
 * The page's keys. A key that the focused control needs itself stays its own: letters in a text box,
 * Space on a button.
 * @param {Commands} commands @param {WalkMoves} walk @param {Store} store
 */
export function listenToKeys(commands, walk, store) {
  letGo();
  /** @type {Record<string, () => void>} */
  const keys = {
    s: () => commands.step(),
    " ": () => commands.togglePlay(),
    z: () => store.state.history.index > 0 && commands.undo(),
    Z: () => store.state.history.index < store.state.history.length - 1 && commands.redo(),
    Escape: () => (store.state.walking ? walk.close() : store.state.chosen && commands.choose(null)),
    w: () => (store.state.walking ? walk.close() : walk.open()),
    n: walk.next,
    p: walk.previous,
    e: walk.end,
    a: walk.apply,
  };
  addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key === "Escape" && document.querySelector(":popover-open")) return;
    if (event.altKey || document.querySelector("dialog[open]") || isTyping(target)) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() !== "z") return;
    if (event.key === " " && target.closest("button, a, select, summary, [type=checkbox]")) return;
    const key = event.key.length > 1 ? event.key : event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
    const run = isHidden(PARTS[key]) ? undefined : keys[key];
    if (!run || (event.repeat && [" ", "a"].includes(event.key))) return;
    event.preventDefault();
    run();
  });
}

/**
 * A button that was pressed with the pointer gives the focus up: Space then plays, and does not press
 * it again. Whoever goes by Tab goes on from there.
 */
function letGo() {
  let byPointer = false;
  const by = (/** @type {boolean} */ pointer) => {
    byPointer = pointer;
    document.body.classList.toggle("by-pointer", pointer);
  };
  addEventListener("pointerdown", () => by(true), true);
  addEventListener("keydown", () => by(false), true);
  for (const type of ["click", "change"])
    addEventListener(type, (event) => {
      const pressed = byPointer && /** @type {HTMLElement} */ (event.target).closest("button, select, [type=checkbox]");
      if (pressed instanceof HTMLElement && !pressed.closest("dialog")) pressed.blur();
    });
}

/** Whether keys are letters to this control. @param {HTMLElement} element */
export function isTyping(element) {
  if (element instanceof HTMLSelectElement) return true;
  return element instanceof HTMLInputElement ? !["range", "radio", "checkbox"].includes(element.type) : element.isContentEditable;
}
