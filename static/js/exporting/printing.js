/** @import { Store } from "../store.js" */
import { figureInk, tokenRgb } from "../colors.js";
import { html } from "../dom.js";
import { curvesFigure } from "../figures/curves.js";
import { shownPin } from "../pinned.js";
import { drawFigure } from "../plot.js";
import { factsOf, headOf } from "./facts.js";
import { fitNumbers, numberTables } from "./numbers.js";
import { withoutGround } from "../pictures/picture.js";
import { isInSight, picture } from "./sights.js";

/** A picture as wide as a phone's network leaves the others so much less. */
const WIDEST = 1.3;

/**
 * What is printed: one sheet with all there is, in place of the page. It is made when printing begins, at
 * once, since then nothing is waited for; and with light colours, since it lies on paper.
 * @param {Store} store
 */
export function printable(store) {
  /** @type {HTMLElement | undefined} */
  let sheet;
  addEventListener("beforeprint", () => {
    sheet?.remove();
    sheet = inLight(store, () => sheetOf(store));
  });
  addEventListener("afterprint", () => sheet?.remove());
}

/** @template T @param {Store} store @param {() => T} make @returns {T} */
function inLight(store, make) {
  store.paintNow();
  if (tokenRgb("--panel")[0] > 128) return make();
  const { dataset } = document.documentElement, { theme } = dataset;
  const look = () => {
    store.set({ look: (store.state.look ?? 0) + 1 });
    store.paintNow();
  };
  dataset.theme = "light";
  look();
  const made = make();
  if (theme) dataset.theme = theme;
  else delete dataset.theme;
  look();
  return made;
}

/** @param {Store} store */
function sheetOf({ state }) {
  const pictures = ["network", "boundary"].filter(isInSight).map((name) => {
    const { svg, width, height } = withoutGround(picture(name, name));
    return { svg, share: Math.min(WIDEST, width / height) };
  });
  for (const { svg } of pictures) for (const side of ["width", "height"]) svg.removeAttribute(side);
  const row = html("div", { class: "sheet-pictures" }, ...pictures.map(({ svg }) => svg));
  row.style.gridTemplateColumns = pictures.map(({ share }) => `minmax(0, ${share.toFixed(3)}fr)`).join(" ");
  const curves = html("div", { class: "sheet-curves" });
  const numbers = html("div", { class: "sheet-numbers" }, ...numberTables(state)), rest = html("p", { class: "sheet-rest" });
  const sheet = html("section", { class: "printed", "aria-label": "Printed page" }, headOf(state), factsOf(state), row, curves, numbers, rest);
  document.body.append(sheet);
  fitNumbers(sheet, numbers, rest);
  void drawFigure(curves, curvesFigure(state.points, figureInk(), { width: curves.clientWidth, height: curves.clientHeight }, shownPin(state)), { still: true });
  return sheet;
}
