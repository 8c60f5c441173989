/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { ProblemChoice, State } from "../types.js" */
import { html, rebuild } from "../dom.js";

/**
 * What a problem tells, where the page else says what numbers are: its levels, what the present one is,
 * one thing to try, and its switches.
 * @param {Store} store @param {Commands} commands
 */
export function storyView(store, commands) {
  const parameters = /** @type {HTMLElement} */ (document.querySelector(".parameters"));
  const lead = /** @type {HTMLElement} */ (parameters.querySelector(".lead"));
  const levels = html("div", { class: "levels", role: "group", "aria-label": "Level" });
  const says = html("p");
  const switches = html("div", { class: "switches", role: "group", "aria-label": "What may be otherwise" });
  const box = html("section", { class: "story levelled", "aria-label": "This story", hidden: true }, levels, says, switches);
  const phone = matchMedia("(max-width: 559px)");
  const arrange = () => (phone.matches ? parameters.before(box) : lead.after(box));
  phone.addEventListener("change", arrange);
  arrange();

  let told = "";
  store.paint(["document", "catalog"], (state) => {
    const problem = storyOf(state);
    box.hidden = !problem;
    document.body.classList.toggle("with-story", !!problem);
    const now = JSON.stringify([problem?.name, state.document.problem.level, state.document.problem.switches]);
    if (!problem || now === told) return;
    told = now;
    const level = problem.levels.find(({ name }) => name === state.document.problem.level) ?? problem.levels[0];
    rebuild(levels, ...problem.levels.map((each) => levelButton(problem, each, each === level, commands)));
    says.replaceChildren(`${level.description} `, html("b", {}, "Try:"), ` ${level.task}`);
    rebuild(switches, ...problem.switches.map((each) => switchOf(each, state, commands)));
    levels.hidden = problem.levels.length < 2;
    switches.hidden = !problem.switches.length;
  });
}

/** The problem that is learned, if it has a story. @param {State} state @returns {ProblemChoice | undefined} */
function storyOf({ catalog, document: { problem } }) {
  return catalog?.problems.find(({ name, levels }) => name === problem.name && levels.length > 0);
}

/** @param {ProblemChoice} problem @param {ProblemChoice["levels"][number]} level @param {boolean} pressed @param {Commands} commands */
function levelButton(problem, { name, title, description }, pressed, commands) {
  const button = html("button", { type: "button", class: "button small", "aria-pressed": String(pressed), title: description }, title);
  // What has been learned here is not lost by a click on where one is.
  button.onclick = () => pressed || commands.tell(problem, name);
  return button;
}

/** @param {ProblemChoice["switches"][number]} choice @param {State} state @param {Commands} commands */
function switchOf({ name, title, description }, { document: { problem } }, commands) {
  const on = problem.switches ?? [];
  const box = html("input", { type: "checkbox", role: "switch", "data-switch": name, checked: on.includes(name) });
  box.onchange = () => commands.configure({ problem: { switches: box.checked ? [...on, name] : on.filter((each) => each !== name) } });
  return html("label", { class: "switch", title: description }, title, box);
}
