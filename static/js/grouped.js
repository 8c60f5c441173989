import { html } from "./dom.js";

/**
 * Choices under the titles of their groups, each title once.
 * @template {{group: string}} T
 * @param {string} id  that of what they stand in @param {T[]} choices @param {(choice: T) => Node} entry
 */
export function groupsOf(id, choices, entry) {
  return [...new Set(choices.map(({ group }) => group))].map((group, place) => {
    const title = html("h3", { id: `${id}-${place}` }, group);
    const members = choices.filter((choice) => choice.group === group).map(entry);
    return html("div", { role: "group", "aria-labelledby": title.id }, title, html("div", { class: "gallery-group" }, ...members));
  });
}

/** Arrows go from one button to the next, beside Tab; where they choose one of a few they do that. @param {HTMLElement} popover @param {KeyboardEvent} event */
export function walkThrough(popover, event) {
  const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!way || event.defaultPrevented) return;
  event.preventDefault();
  const buttons = [.../** @type {NodeListOf<HTMLElement>} */ (popover.querySelectorAll("button:not([role=radio])"))];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + way + buttons.length) % buttons.length].focus();
}
