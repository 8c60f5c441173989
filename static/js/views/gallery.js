/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { ProblemChoice } from "../types.js" */
import { byId, html, placePopover } from "../dom.js";
import { groupsOf, walkThrough } from "../grouped.js";
import { thumbnail } from "../thumbnails.js";

/** All the data there are, by groups, behind one button; made when it is first opened. @param {Store} store @param {Commands} commands */
export function galleryView(store, commands) {
  const popover = byId("gallery");
  placePopover(byId("gallery-open"), popover);
  const tell = () => {
    for (const button of popover.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.problem === store.state.document.problem.name));
  };
  popover.addEventListener("beforetoggle", () => {
    if (!popover.firstChild) popover.append(...groupsOf("gallery", store.state.catalog.problems, (problem) => entry(problem, () => choose(problem))));
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

/** @param {ProblemChoice} problem @param {() => void} choose */
function entry(problem, choose) {
  const { name, title, description } = problem;
  const words = html("span", { class: "soft", id: `about-${name}` }, description);
  const button = html("button", { type: "button", "aria-label": title, "aria-describedby": words.id, "data-problem": name }, thumbnail(problem), html("span", {}, html("b", {}, title), words));
  button.onclick = choose;
  return button;
}
