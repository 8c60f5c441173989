/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
import { html, setText } from "../dom.js";

/** To try; the last one is a number, and no condition. */
const EXAMPLES = ["x1² + x2² < 1", "sin(3*x1) > x2", "0.6 < abs(x1*x2) < 1.2", "exp(-x1² - x2²)"];

/**
 * The function that is to be found, in a box: taken with Enter or when it is left. What is wrong with it
 * is shown at its character, and the last good one stays.
 * @param {HTMLElement} place @param {Store} store @param {Commands} commands
 */
export function formulaBox(place, store, commands) {
  const box = html("input", { class: "formula", id: "formula", maxlength: 200, spellcheck: "false", autocapitalize: "off", autocomplete: "off", "aria-describedby": "formula-wrong" });
  const wrong = html("p", { id: "formula-wrong", class: "formula-wrong", role: "alert", hidden: true });
  const hint = html("p", { class: "soft" }, "A condition (with <, >, and, or, not) makes two classes; anything else is a number for every point.");
  const examples = EXAMPLES.map((text) => {
    const button = html("button", { type: "button", class: "button small" }, text);
    button.onclick = () => take((box.value = text));
    return button;
  });
  place.replaceChildren(html("label", { for: box.id }, "Function of x1 and x2"), box, wrong, hint, html("div", { class: "row formula-examples", role: "group", "aria-label": "Examples of functions" }, ...examples));

  const take = (/** @type {string} */ formula) => commands.configure({ problem: { name: "function", formula } });
  const settle = () => {
    wrong.hidden = true;
    box.removeAttribute("aria-invalid");
  };
  let shown = "";
  const show = () => {
    const { formula } = store.state.document.problem;
    if (!formula || formula === shown) return;
    shown = formula;
    if (document.activeElement !== box || box.value === formula) settle();
    if (document.activeElement !== box) box.value = formula;
  };
  box.onchange = () => (box.value === shown ? settle() : take(box.value));
  box.onkeydown = ({ key }) => {
    if (key !== "Escape" || box.value === shown) return;
    box.value = shown;
    settle();
  };
  store.react(["refused"], ({ refused }) => {
    if (refused?.field !== "problem.formula") return;
    store.set({ complaint: null });
    wrong.hidden = false;
    box.setAttribute("aria-invalid", "true");
    wrong.replaceChildren(...(refused.at === undefined ? [] : [pointedAt(box.value, refused.at)]), refused.message);
    if (refused.at !== undefined && document.activeElement === box) box.setSelectionRange(refused.at, refused.at + 1);
  });
  store.react(["document"], show);
  show();
  return box;
}

/** The text, with a mark at the character that is to blame. @param {string} text @param {number} at */
function pointedAt(text, at) {
  const mark = html("mark");
  setText(mark, text[at] ?? " ");
  return html("code", {}, text.slice(0, at), mark, text.slice(at + 1));
}
