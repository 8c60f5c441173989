/** @import { State } from "../types.js" */
import { html, setText } from "../dom.js";
import { fixed, signOf } from "../format.js";

/** All weights and biases as tables: one for each layer, a row for each unit, its bias last. @param {State} state */
export function numberTables({ units, parameters, document: { network }, output_activation: output }) {
  return units.slice(1).map((names, layer) => {
    const hidden = network.hidden[layer];
    const title = hidden ? `Hidden layer ${layer + 1}` : "Output";
    const head = html("tr", {}, html("th", { scope: "col" }, "to"), ...[...units[layer], "bias"].map((name) => html("th", { scope: "col" }, name)));
    const rows = names.map((name, unit) => html("tr", {}, html("th", { scope: "row" }, name), ...[...parameters.weights[layer][unit], parameters.biases[layer][unit]].map(cell)));
    return html("table", {}, html("caption", {}, html("b", {}, title), ` ${hidden?.activation ?? output}, weights from …`), html("thead", {}, head), html("tbody", {}, ...rows));
  });
}

/** @param {number | null} value */
const cell = (value) => html("td", { class: signOf(value) }, fixed(value, 3));

/** Smaller where there are many; where there are more than fit, the last ones are left out and counted. @param {HTMLElement} sheet @param {HTMLElement} numbers @param {HTMLElement} rest */
export function fitNumbers(sheet, numbers, rest) {
  const over = () => numbers.scrollHeight > numbers.clientHeight || numbers.scrollWidth > numbers.clientWidth;
  if (over()) sheet.classList.add("dense");
  const rows = [...numbers.querySelectorAll("tbody tr")];
  let left = 0;
  while (over() && rows.length) {
    const row = /** @type {Element} */ (rows.pop()), table = row.closest("table");
    left += row.querySelectorAll("td").length;
    row.remove();
    if (!table?.querySelector("td")) table?.remove();
    setText(rest, `and ${left} more numbers, for which this page has no room; a saved file has all of them.`);
  }
}
