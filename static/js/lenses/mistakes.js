/** @import { Sample, Split, State } from "../types.js" */
import { html } from "../dom.js";
import { classOf } from "../marks.js";

/** So many images of a cell are shown. */
const MOST = 18;

/**
 * What is told of which digit, as a grid whose cells open their images.
 * @param {(sample: Sample) => void} look
 */
export function mistakes(look) {
  const table = html("table", { class: "confusion" });
  const about = html("p", { class: "about" }), images = html("div", { class: "images" });
  const element = html("div", { class: "mistakes" }, table, html("div", {}, about, images));
  /** The cell that is open. @type {[number, number] | null} */
  let open = null;

  /** @param {State} state @param {Split} split */
  const paint = (state, split) => {
    const told = state.standings?.told?.[split], samples = state.samples?.[split], names = state.dataset.class_names;
    if (!told || !samples || told.length !== samples.targets.length) return;
    /** @type {number[][][]} */
    const cells = names.map(() => names.map(() => []));
    told.forEach((place, index) => cells[classOf(samples.targets[index])][place]?.push(index));
    open = open && cells[open[0]]?.[open[1]]?.length ? open : worst(cells);
    const most = Math.max(1, ...cells.flatMap((row, i) => row.filter((_, j) => i !== j).map(({ length }) => length)));
    const cell = (/** @type {number} */ is, /** @type {number} */ as) => {
      const { length } = cells[is][as];
      const button = html("button", { type: "button", disabled: !length, "aria-pressed": String(open?.[0] === is && open[1] === as), "aria-label": `${length} of ${names[is]} told as ${names[as]}` }, length ? String(length) : "");
      button.style.background = is === as ? "var(--sunk)" : `color-mix(in srgb, var(--lit) ${Math.round((100 * length) / most)}%, var(--panel))`;
      button.onclick = () => {
        open = [is, as];
        paint(state, split);
        /** @type {HTMLElement | null} */ (table.querySelector("[aria-pressed=true]"))?.focus();
      };
      return html("td", {}, button);
    };
    table.classList.toggle("few", names.length < 4);
    table.replaceChildren(
      html("caption", {}, `${split === "test" ? "Test" : "Training"} digits: rows are, columns told`),
      html("tr", {}, html("td"), ...names.map((name) => html("th", { scope: "col" }, name))),
      ...names.map((name, is) => html("tr", {}, html("th", { scope: "row" }, name), ...names.map((_, as) => cell(is, as)))),
    );
    const shown = open ? cells[open[0]][open[1]] : [];
    about.textContent = open ? `${shown.length} of ${names[open[0]]} told as ${names[open[1]]}${shown.length > MOST ? `, ${MOST} of them` : ""}` : "No mistakes.";
    images.replaceChildren(...shown.slice(0, MOST).map((index) => image(samples.points[index], index, () => look({ split, index }))));
  };
  return { element, paint };
}

/** The most frequent mistake, or if there is none, nothing. @param {number[][][]} cells @returns {[number, number] | null} */
function worst(cells) {
  /** @type {[number, number] | null} */
  let most = null;
  cells.forEach((row, is) => row.forEach(({ length }, as) => is !== as && length > (most ? cells[most[0]][most[1]].length : 0) && (most = [is, as])));
  return most;
}

/** @param {number[]} pixels @param {number} index @param {() => void} look */
function image(pixels, index, look) {
  const side = Math.sqrt(pixels.length);
  const canvas = html("canvas", { width: side, height: side });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pixels.forEach((ink, i) => {
    context.globalAlpha = Math.max(0, Math.min(1, ink));
    context.fillRect(i % side, Math.floor(i / side), 1, 1);
  });
  const button = html("button", { type: "button", "aria-label": `digit ${index}`, title: "Look at it" }, canvas);
  button.onclick = look;
  return button;
}
