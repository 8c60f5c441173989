import { byId, html } from "../dom.js";

/** What is always among the few that are shown; only by its own name is it hidden. */
const ALWAYS = "plane";

/** Which parts of the page a class sees, as boxes by group, and what the address then says. */
export function partsView() {
  const groups = html("div", { class: "share-parts" }, byId("share-parts", HTMLTemplateElement).content.cloneNode(true));
  const choose = (/** @type {string} */ words, /** @type {boolean} */ checked) => {
    const button = html("button", { type: "button", class: "button small" }, words);
    button.onclick = () => {
      for (const box of boxes()) box.checked = checked;
      groups.dispatchEvent(new Event("change", { bubbles: true }));
    };
    return button;
  };
  const boxes = () => /** @type {HTMLInputElement[]} */ ([...groups.querySelectorAll("input[value]")]);
  const query = () => queryOf(boxes().filter(({ checked }) => checked).map(({ value }) => value), boxes().filter(({ checked }) => !checked).map(({ value }) => value));
  const paint = () => {
    for (const field of groups.querySelectorAll("fieldset")) summarize(field);
  };
  groups.addEventListener("change", ({ target }) => {
    const all = /** @type {HTMLInputElement} */ (target);
    if (all.matches?.("legend input")) for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (all.closest("fieldset")?.querySelectorAll("input[value]"))) box.checked = all.checked;
    paint();
  });
  paint();
  const element = html("details", {}, html("summary", {}, "For a class: what is to be seen"),
    html("p", { class: "row" }, html("span", { class: "soft" }, "Whoever opens the link sees only what is ticked; “Show everything” at the end of the page brings back the rest."), choose("All", true), choose("None", false)), groups);
  return { element, query };
}

/** The box of a group tells of all its members. @param {HTMLFieldSetElement} field */
function summarize(field) {
  const all = /** @type {HTMLInputElement} */ (field.querySelector("legend input"));
  const checked = [...field.querySelectorAll("input[value]")].filter((box) => /** @type {HTMLInputElement} */ (box).checked).length;
  all.checked = checked > 0;
  all.indeterminate = checked > 0 && checked < field.querySelectorAll("input[value]").length;
}

/** What names fewer: those that are hidden, or those that alone are shown. @param {string[]} shown @param {string[]} hidden */
function queryOf(shown, hidden) {
  if (!hidden.length) return "";
  const only = shown.length > 1 ? shown.filter((name) => name !== ALWAYS) : shown;
  return shown.includes(ALWAYS) && only.length < hidden.length ? `?only=${only.join()}` : `?hide=${hidden.join()}`;
}
