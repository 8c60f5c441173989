/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { ProblemChoice } from "../types.js" */
import { byId, html, placePopover, svg } from "../dom.js";
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
    if (!popover.firstChild) {
      popover.append(...groupsOf("gallery", foundFirst(store.state.catalog.problems), (problem) => entry(problem, () => choose(problem))));
      popover.querySelector("[data-problem=own]")?.after(tableEntry(bring));
    }
    tell();
  });
  popover.addEventListener("toggle", () => popover.matches(":popover-open") && /** @type {HTMLElement | null} */ (popover.querySelector("[aria-pressed=true]"))?.focus());
  store.paint(["document"], tell);
  popover.onkeydown = (event) => walkThrough(popover, event);
  /** @param {ProblemChoice} problem */
  function choose(problem) {
    commands.take(problem);
    popover.hidePopover();
    store.set({ typing: problem.name === "function" });
  }
  function bring() {
    popover.hidePopover();
    store.set({ brought: { name: "", text: "" } });
  }
}

/** What is to be found without scrolling. */
const FIRST = ["Your own", "From the world"];

/** @param {ProblemChoice[]} problems */
function foundFirst(problems) {
  const place = (/** @type {ProblemChoice} */ { group }) => (FIRST.includes(group) ? FIRST.indexOf(group) : FIRST.length);
  return problems.toSorted((a, b) => place(a) - place(b));
}

/** Data that no catalog has. @param {() => void} bring */
function tableEntry(bring) {
  const picture = svg("svg", { viewBox: "0 0 30 30", "aria-hidden": "true" }, svg("path", { d: "M6.5 8.5h17v13h-17zM6.5 12.8h17M6.5 17.2h17M12.2 8.5v13M17.8 8.5v13", style: "fill:none;stroke:var(--soft);stroke-width:1.4" }));
  const words = html("span", { class: "soft", id: "about-table" }, "Paste rows of a spreadsheet, or choose a CSV file.");
  const button = html("button", { type: "button", "aria-label": "A table", "aria-describedby": words.id }, picture, html("span", {}, html("b", {}, "A table"), words));
  button.onclick = bring;
  return button;
}

/** @param {ProblemChoice} problem @param {() => void} choose */
function entry(problem, choose) {
  const { name, title, description } = problem;
  const words = html("span", { class: "soft", id: `about-${name}` }, description);
  const button = html("button", { type: "button", "aria-label": title, "aria-describedby": words.id, "data-problem": name }, thumbnail(problem), html("span", {}, html("b", {}, title), words));
  button.onclick = choose;
  return button;
}
