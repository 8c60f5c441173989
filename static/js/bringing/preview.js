/** @import { TableColumn, TablePreview, TableResult } from "../types.js" */
import { html } from "../dom.js";
import { plain, precise } from "../format.js";

/** What a column can be for. @typedef {"input" | "target" | "none"} Role */

/** @type {[Role, string][]} */
const ROLES = [["input", "input"], ["target", "to find"], ["none", "not used"]];

/** @param {TablePreview} preview @param {string} name @returns {Role} */
export const roleOf = ({ inputs, target }, name) => (name === target ? "target" : inputs.includes(name) ? "input" : "none");

/**
 * The columns with what they are for, and the first rows.
 * @param {TablePreview} preview @param {(name: string, role: Role) => void} choose
 */
export function previewTable(preview, choose) {
  const { columns, first, rows, split, inputs } = preview;
  const used = columns.map(({ name }) => roleOf(preview, name) !== "none" || name === split);
  const lookOf = (/** @type {number} */ i) => (inputs.includes(columns[i].name) ? "read" : used[i] ? null : "unused");
  const heads = columns.map((column, i) => html("th", { scope: "col", class: lookOf(i) }, html("b", { title: column.name }, column.name), roleMenu(column, preview, choose), html("small", {}, factsOf(column))));
  const body = first.map(({ line, cells }) => html("tr", {}, html("th", { scope: "row", class: "line", title: `line ${line}` }, String(line)), ...cells.map((cell, i) => html("td", { class: lookOf(i), title: cell }, cell))));
  const more = rows - first.length;
  const rest = more > 0 ? [html("p", { class: "soft" }, `and ${more} more ${more === 1 ? "row" : "rows"}`)] : [];
  const table = html("table", {}, html("thead", {}, html("tr", {}, html("td", { class: "line" }, "line"), ...heads)), html("tbody", {}, ...body));
  const scroll = html("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": "The first rows" }, table);
  fadeEdge(scroll);
  return [scroll, ...rest];
}

/** Its right edge fades as long as columns are hidden behind it. @param {HTMLElement} scroll */
function fadeEdge(scroll) {
  const tell = () => scroll.classList.toggle("goes-on", scroll.scrollLeft + scroll.clientWidth < scroll.scrollWidth - 1);
  scroll.addEventListener("scroll", tell, { passive: true });
  new ResizeObserver(tell).observe(scroll);
}

/** @param {TableColumn} column @param {TablePreview} preview @param {(name: string, role: Role) => void} choose */
function roleMenu({ name }, preview, choose) {
  if (name === preview.split) return html("span", { class: "split" }, "train or test");
  const menu = html("select", { class: "button small", "aria-label": `What ${name} is` }, ...ROLES.map(([role, words]) => html("option", { value: role }, words)));
  menu.value = roleOf(preview, name);
  menu.onchange = () => choose(name, /** @type {Role} */ (menu.value));
  return menu;
}

/** @param {TableColumn} column */
function factsOf({ numeric, different, least, most, bad }) {
  if (bad) return `‘${bad.text}’ in line ${bad.line}`;
  if (numeric && least !== null && most !== null) return least === most ? `always ${plain(least)}` : `${precise(least, 2)} to ${precise(most, 2)}`;
  return `${different} different`;
}

/** Which columns the network reads, and that others could be read as well. @param {TablePreview} preview */
export function inputWords({ inputs, target, columns, split }) {
  const others = columns.some(({ name, numeric }) => numeric && ![...inputs, target, split].includes(name));
  if (!inputs.length || !others) return "";
  const plane = inputs.length === 2 ? ", the two axes of the plane" : "";
  return `The network reads ${listed(inputs)}${plane}. For others, choose “input” above them.`;
}

/** @param {string[]} names */
const listed = (names) => (names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names[0]);

/** How a table was written, in words. @param {TablePreview} preview */
export function writtenWords({ rows, columns, delimiter, decimal, header }) {
  const separated = columns.length > 1 ? `separated by ${delimiter === "tab" ? "tabs" : `${delimiter}s`}` : "one column";
  return [`${rows} ${rows === 1 ? "row" : "rows"}`, separated, `decimal ${decimal}`, header ? "the first row has names" : "without names"].join(", ");
}

/** What would come of it. @param {TableResult} result @param {TablePreview} preview */
export function resultWords({ planar, train, test, classes }, { inputs, split }) {
  const parts = classes.length ? `: ${classes.map(({ name, rows }) => `${name} ${rows}`).join(", ")}` : "";
  const held = split ? ` as column ${split} says` : "";
  return [
    `${train} ${train === 1 ? "row" : "rows"} to learn from and ${test} to test with${held}${parts}.`,
    ...(planar ? [] : [`With ${inputs.length === 1 ? "one input" : `${inputs.length} inputs`} there will be no plane.`]),
    "The network keeps its layers, weights and step count; only weights of new inputs and outputs start fresh. Reset starts all anew.",
  ];
}
