/** @import { Store } from "../store.js" */
/** @import { Arrangement, Card } from "./arrangement.js" */
import { blank, html, sizeCanvas } from "../dom.js";
import { show, unitPixels } from "./field.js";

const CORNER = 4;

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

  store.paint(["look"], () => (pixels = unitPixels()));
  store.paint(["fields", "units", "look", "room"], ({ fields, units, boundary }) => {
    if (!fields) return;
    const context = blank(canvas);
    context.clip(shapes);
    for (const { name, layer, unit, x, y, size } of cards.filter(({ name }) => fields[name])) {
      show(small, pixels(fields[name], layer === units.length - 1 ? unit : -1, boundary));
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
