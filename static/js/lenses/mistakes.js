/** @import { Palettes } from "../colors.js" */
/** @import { Sample, Split, State } from "../types.js" */
import { html, setText } from "../dom.js";
import { classOf } from "../marks.js";
import { pixelPicture } from "./pixels.js";

/** So many images of a cell are shown. */
const MOST = 24;

/**
 * What is told of which digit, as a grid whose cells open their images.
 * @param {(sample: Sample) => void} look
 */
export function mistakesTab(look) {
  const table = html("table", { class: "mistaken" });
  const about = html("p", { class: "about" }), images = html("div", { class: "images" }), rare = html("p", { class: "soft" });
  const element = html("div", { class: "mistakes" }, table, html("div", {}, about, images, rare));
  /** By what they are, and what they are told as. @type {HTMLButtonElement[][]} */
  let buttons = [];
  /** The cell that is open. @type {[number, number] | null} */
  let open = null;
  let built = "", shown = "";
  /** @type {() => void} */
  let again = () => {};

  /** @param {string[]} names @param {string} title */
  const build = (names, title) => {
    buttons = names.map((_, is) => names.map((_, as) => {
      const button = html("button", { type: "button", class: is === as ? "hit" : null });
      button.onclick = () => {
        open = [is, as];
        again();
      };
      return button;
    }));
    table.classList.toggle("few", names.length < 4);
    table.replaceChildren(
      html("caption", {}, title),
      html("tr", {}, html("td"), ...names.map((name) => html("th", { scope: "col" }, name))),
      ...names.map((name, is) => html("tr", {}, html("th", { scope: "row" }, name), ...buttons[is].map((button) => html("td", {}, button)))),
    );
    open = null;
    shown = "";
  };
  /** @param {State} state @param {Split} split @param {Palettes} colors */
  const paint = (state, split, colors) => {
    const told = state.standings?.told?.[split], samples = state.samples?.[split], names = state.dataset.class_names;
    if (!told || !samples || told.length !== samples.targets.length) return;
    const title = `${split === "test" ? "Test" : "Training"} digits. Rows: what they are. Columns: what is told.`;
    if (built !== JSON.stringify([names, title])) build(names, title);
    built = JSON.stringify([names, title]);
    again = () => paint(state, split, colors);
    const cells = cellsOf(told, samples.targets, names.length);
    const most = Math.max(1, ...cells.flatMap((row, i) => row.filter((_, j) => i !== j).map(({ length }) => length)));
    open = open && cells[open[0]][open[1]].length ? open : worst(cells);
    buttons.forEach((row, is) => row.forEach((button, as) => {
      const { length } = cells[is][as];
      button.disabled = !length;
      button.setAttribute("aria-pressed", String(open?.[0] === is && open[1] === as));
      button.setAttribute("aria-label", `${names[is]} told as ${names[as]}: ${length}`);
      setText(button, length ? String(length) : "");
      if (is !== as) button.style.background = `color-mix(in srgb, var(--lit) ${Math.round((100 * length) / most)}%, var(--panel))`;
    }));
    setText(rare, names.length === 2 ? rareOf(cells, names) : "");
    showImages(state, split, open ? cells[open[0]][open[1]] : [], colors);
  };
  /** Only others are made anew, so that one that is being pressed is not taken away. @param {State} state @param {Split} split @param {number[]} cell @param {Palettes} colors */
  const showImages = ({ samples, dataset: { class_names: names, revision }, look: theme }, split, cell, { paper }) => {
    const now = JSON.stringify([open, cell, revision, split, theme]);
    if (now === shown) return;
    shown = now;
    setText(about, open ? `${names[open[0]]} told as ${names[open[1]]}: ${cell.length}${cell.length > MOST ? ` (${MOST} shown)` : ""}` : "No mistakes.");
    images.replaceChildren(...cell.slice(0, MOST).map((index) => {
      const picture = pixelPicture();
      picture.paint(samples?.[split].points[index] ?? [], 1, paper);
      const button = html("button", { type: "button", "aria-label": `Look at ${split} digit ${index + 1}` }, picture.canvas);
      button.onclick = () => look({ split, index });
      return button;
    }));
  };
  return { element, paint };
}

/** The places of the samples by what they are, and what they are told as. @param {number[]} told @param {number[][]} targets @param {number} count  of classes */
function cellsOf(told, targets, count) {
  /** @type {number[][][]} */
  const cells = Array.from({ length: count }, () => Array.from({ length: count }, () => []));
  told.forEach((place, index) => cells[classOf(targets[index])][place]?.push(index));
  return cells;
}

/** The most frequent mistake, or if there is none, nothing. @param {number[][][]} cells @returns {[number, number] | null} */
function worst(cells) {
  /** @type {[number, number] | null} */
  let most = null;
  cells.forEach((row, is) => row.forEach(({ length }, as) => is !== as && length > (most ? cells[most[0]][most[1]].length : 0) && (most = [is, as])));
  return most;
}

/** Why one should not look at all of them together, where most are of one class. @param {number[][][]} cells @param {string[]} names */
function rareOf([[no, falsely], [missed, found]], [other, sought]) {
  const count = missed.length + found.length, said = falsely.length + found.length, all = count + no.length + falsely.length;
  return `${found.length} of ${count} that are a ${sought} are found; ${found.length} of ${said} told as a ${sought} are one. Who always says “${other}” is right in ${all - count} of ${all}, and finds none.`;
}
