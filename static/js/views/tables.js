/** @import { Walk } from "../types.js" */
/** @import { Place } from "../walk/place.js" */
import { html } from "../dom.js";
import { precise, signOf } from "../format.js";
import { pathOf } from "../names.js";

/**
 * The parameters of a unit: value, gradient, update and the new value; the one spoken of is marked.
 * @param {Place} place @param {(parameter: string) => void} choose
 */
export function parametersTable({ stage, layer, unit, sources, column, row, state: { digits, document } }, choose) {
  const names = [...sources, "bias"];
  const updating = stage.kind === "update";
  const heads = [html("span", { class: "visually-hidden" }, "parameter"), "value", "gradient", ...(updating ? ["update", "new"] : [])];
  const rows = names.map((name, i) => {
    const pick = html("button", { type: "button", class: "pick", "aria-pressed": String(i === column) }, name);
    pick.onclick = () => choose(pathOf(stage.layer, unit, i < sources.length ? i : null));
    const off = i === sources.length && !document.network.use_biases;
    const numbers = [row[i], layer.gradients[unit][i], ...(updating ? [layer.updates[unit][i], layer.new[unit][i]] : [])];
    const note = layer.locked[unit][i] ? " locked" : off ? " off" : "";
    return html("tr", { class: i === column ? "chosen" : null }, html("th", { scope: "row" }, pick, html("small", {}, note)), ...numbers.map((value) => cell(value, digits)));
  });
  return scroller("Its parameters", html("table", { class: "numbers", id: "walk-parameters" }, head(heads), html("tbody", {}, ...rows)));
}

/**
 * What each sample of the batch says of the parameter, of a large one the first, and how that averages.
 * @param {Walk} walk @param {number} digits @param {(member: number) => void} follow
 */
export function sharesTable({ shares, batch, member }, digits, follow) {
  const rows = shares.samples.map((sample, i) => {
    const pick = html("button", { type: "button", class: "pick", "aria-pressed": String(sample === member), title: "See the walk by this point" }, String(sample));
    pick.onclick = () => follow(sample);
    return html("tr", { class: sample === member ? "chosen" : null }, html("th", { scope: "row" }, pick), cell(shares.deltas[i], digits), cell(shares.inputs[i], digits), cell(shares.gradients[i], digits));
  });
  const more = batch.length > rows.length ? [html("tr", {}, html("td", { colspan: 4, class: "soft" }, `and ${batch.length - rows.length} more points`))] : [];
  const mean = html("tr", {}, html("th", { scope: "row", colspan: 3 }, `mean of all ${batch.length}`), cell(shares.mean, digits));
  return scroller("Each point’s own gradient", html("table", { class: "numbers", id: "walk-shares" }, head([`${batch.length} points`, "delta", "input", "gradient"]), html("tbody", {}, ...rows, ...more), html("tfoot", {}, mean)));
}

/** @param {(string | Node)[]} words */
const head = (words) => html("thead", {}, html("tr", {}, ...words.map((each) => html("th", { scope: "col" }, each))));

/** @param {number | null} value @param {number} digits */
function cell(value, digits) {
  return html("td", { class: signOf(value), "data-value": String(value), title: String(value).replace("-", "−") }, precise(value, digits));
}

/** What scrolls can be reached by keyboard. @param {string} name @param {HTMLElement} table */
const scroller = (name, table) => html("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": name }, table);
