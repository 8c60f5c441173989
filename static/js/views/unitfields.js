/** @import { Store } from "../store.js" */
/** @import { UnitField } from "../types.js" */
/** @import { Arrangement, Card } from "./arrangement.js" */
import { blank, html, sizeCanvas } from "../dom.js";
import { show, unitPixels } from "./field.js";
import { fieldOf, offeredInputs } from "./inputs.js";

const CORNER = 4;
/** How much is seen of an input that is off. */
const PALE = 0.4;

/**
 * The small fields of all the drawing's units, on one canvas: each canvas is a layer of its own to the
 * browser, and fifty layers cost more than what is painted on them.
 * @param {HTMLElement} root @param {Store} store
 * @returns {(arrangement: Arrangement) => void} places them
 */
export function unitFieldsView(root, store) {
  const canvas = html("canvas", { class: "unit-fields", "aria-hidden": "true" });
  const small = new OffscreenCanvas(1, 1);
  root.append(canvas);
  /** @type {Card[]} */
  let cards = [];
  let shapes = new Path2D();
  let pixels = unitPixels();
  /** The fields of the inputs that are not in use, which no frame carries. @type {Map<string, UnitField>} */
  let off = new Map();

  store.paint(["look"], () => (pixels = unitPixels()));
  store.paint(["catalog", "dataset"], (state) => (off = new Map(offeredInputs(state).map((input) => [input.unit, fieldOf(input)]))));
  store.paint(["fields", "units", "look", "room"], ({ fields, units, boundary }) => {
    const context = blank(canvas);
    if (!fields) return;
    context.clip(shapes);
    for (const { name, layer, unit, x, y, size } of cards) {
      const field = unit < 0 ? off.get(name) : fields[name];
      if (!field) continue;
      show(small, pixels(field, layer === units.length - 1 ? unit : -1, boundary));
      context.globalAlpha = unit < 0 ? PALE : 1;
      context.drawImage(small, x - size / 2, y - size / 2, size, size);
    }
  });

  return ({ cards: placed, width, height }) => {
    cards = placed;
    shapes = new Path2D();
    for (const { x, y, size } of cards) shapes.roundRect(x - size / 2, y - size / 2, size, size, CORNER);
    sizeCanvas(canvas, width, height);
  };
}
