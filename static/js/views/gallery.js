/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { ProblemChoice } from "../types.js" */
import { byId, html, placePopover } from "../dom.js";
import { thumbnail } from "../thumbnails.js";

/** All the data there are, by groups, behind one button; made when it is first opened. @param {Store} store @param {Commands} commands */
export function galleryView(store, commands) {
  const popover = byId("gallery");
  placePopover(byId("gallery-open"), popover);
  const tell = () => {
    for (const button of popover.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.problem === store.state.document.problem.name));
  };
  popover.addEventListener("beforetoggle", () => {
    if (!popover.firstChild) popover.append(...groups(store.state.catalog.problems, choose));
    tell();
  });
  popover.addEventListener("toggle", () => popover.matches(":popover-open") && /** @type {HTMLElement | null} */ (popover.querySelector("[aria-pressed=true]"))?.focus());
  store.paint(["document"], tell);
  popover.onkeydown = (event) => walkThrough(popover, event);
  /** @param {ProblemChoice} problem */
  function choose(problem) {
    commands.take(problem);
    popover.hidePopover();
  }
}

/** @param {ProblemChoice[]} problems @param {(problem: ProblemChoice) => void} choose */
function groups(problems, choose) {
  return [...new Set(problems.map(({ group }) => group))].map((group, place) => {
    const title = html("h3", { id: `gallery-${place}` }, group);
    const members = problems.filter((problem) => problem.group === group).map((problem) => entry(problem, () => choose(problem)));
    return html("div", { role: "group", "aria-labelledby": title.id }, title, html("div", { class: "gallery-group" }, ...members));
  });
}

/** @param {ProblemChoice} problem @param {() => void} choose */
function entry(problem, choose) {
  const { name, title, description } = problem;
  const words = html("span", { class: "soft", id: `about-${name}` }, description);
  const button = html("button", { type: "button", "aria-label": title, "aria-describedby": words.id, "data-problem": name }, thumbnail(problem), html("span", {}, html("b", {}, title), words));
  button.onclick = choose;
  return button;
}

/** Arrows go from one to the next, beside Tab. @param {HTMLElement} popover @param {KeyboardEvent} event */
function walkThrough(popover, event) {
  const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!way) return;
  event.preventDefault();
  const buttons = [...popover.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + way + buttons.length) % buttons.length].focus();
}
