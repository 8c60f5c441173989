/** @import { Nested, State } from "../types.js" */
/** @import { Row } from "./sliders.js" */
import { html, setText } from "../dom.js";
import { allPaths, inputNoun, parsePath, valueAt } from "../names.js";

/** Those of one unit's parameters whose names hold what was typed. @param {string[]} paths @param {string} typed @param {string[][]} units */
export function foundAmong(paths, typed, units) {
  const wanted = typed.trim().toLowerCase();
  return paths.filter((path) => nameOf(path, units).toLowerCase().includes(wanted));
}

/** By their size, whatever their sign; a bias, which no input scales, stays on top. @param {string[]} paths @param {Nested} parameters */
export function largestFirst(paths, parameters) {
  const size = (/** @type {string} */ path) => (parsePath(path).input === null ? Infinity : Math.abs(valueAt(parameters, path) ?? 0));
  return [...paths].sort((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)));
}

/** What a parameter is called beside its slider. @param {string} path @param {string[][]} units */
export function nameOf(path, units) {
  const { layer, input } = parsePath(path);
  return input === null ? "bias" : units[layer][input];
}

/**
 * Finds among the rows of a unit that has many, and puts the largest first. While one of them is
 * held, has the focus, or training moves them, their order stays as it is.
 * @param {() => void} changed  what is wanted of the rows is another
 */
export function createFinder(changed) {
  const search = html("input", { type: "search", "aria-label": "Find a number by its name", autocomplete: "off", spellcheck: "false" });
  const largest = html("button", { class: "button small", type: "button", "aria-pressed": "false", title: "Sort by size, whatever the sign" }, "Largest first");
  const note = html("span", { class: "soft", role: "status" });
  const element = html("div", { class: "finder" }, search, largest, note);
  const isSorted = () => largest.getAttribute("aria-pressed") === "true";
  search.oninput = changed;
  search.onkeydown = (event) => {
    if (event.key === "Escape") search.value = "";
    else if (event.key !== "Enter") return;
    event.preventDefault();
    changed();
    if (event.key === "Enter") /** @type {HTMLElement | null} */ (element.closest(".group")?.querySelector(".parameter:not([hidden]) input"))?.focus();
  };
  largest.onclick = () => {
    largest.setAttribute("aria-pressed", String(!isSorted()));
    changed();
  };

  return {
    element,
    isSorted,
    /** Nothing is looked for any longer, so that all rows are there. */
    clear() {
      search.value = "";
    },
    /** @param {HTMLElement} group @param {Map<string, Row>} rows  in their own order @param {State} state */
    arrange(group, rows, { parameters, units, dataset }) {
      const paths = [...rows.keys()], found = new Set(foundAmong(paths, search.value, units));
      for (const [path, { element: row }] of rows) row.hidden = !found.has(path);
      const order = isSorted() ? largestFirst(paths, parameters) : paths;
      const elements = order.map((path) => /** @type {Row} */ (rows.get(path)).element);
      const now = [...group.querySelectorAll(".parameter")];
      if (elements.some((row, i) => row !== now[i])) group.append(...elements);
      const all = allPaths(units).length;
      search.placeholder = `Find a ${parsePath(paths[0]).layer === 0 ? inputNoun({ dataset }).replace("input", "number") : "unit"}…`;
      setText(note, search.value ? (found.size ? `${found.size} of ${paths.length}` : "none is called so") : paths.length < all ? `${paths.length} of ${all} shown` : "all shown");
    },
  };
}
