/** @import { Commands } from "../commands.js" */
import { html, svg } from "../dom.js";

const SAYS = "training leaves a locked number alone; you can still drag it";

/** A padlock in a box of 10 by 12. @param {string} [transform] */
export function padlock(transform) {
  return svg("g", { class: "padlock", transform }, svg("path", { class: "shackle", d: "M2.5 5.5v-2a2.5 2.5 0 0 1 5 0v2" }), svg("path", { class: "body", d: "M1 5.5h8v6h-8z" }));
}

/**
 * The button that locks one parameter, and lets it go again.
 * @param {string} path @param {string} words  the parameter's name @param {Commands} commands
 */
export function createLock(path, words, commands) {
  const picture = svg("svg", { width: 16, height: 16, "aria-hidden": "true" }, padlock("translate(3 2)"));
  const button = html("button", { class: "lock", "data-part": "locks", type: "button", "aria-label": `lock ${words}` }, picture);
  button.onclick = () => commands.lock(path);
  /** @param {boolean} locked */
  const show = (locked) => {
    button.setAttribute("aria-pressed", String(locked));
    button.title = `${locked ? "Locked" : "Lock"}: ${SAYS}`;
  };
  return { button, show };
}
