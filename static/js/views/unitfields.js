/** @import { Store } from "../store.js" */
/** @import { State, UnitField } from "../types.js" */
/** @import { Arrangement, Card } from "./arrangement.js" */
import { palettes, tokenCss } from "../colors.js";
import { blank, html, sizeCanvas } from "../dom.js";
import { parsePath } from "../names.js";
import { imagePixels, show, unitPixels } from "./field.js";
import { fieldOf, offeredInputs } from "./inputs.js";

const CORNER = 4;
/** How much is seen of an input that is off. */
const PALE = 0.4;

/**
 * The small pictures of all the drawing's units, on one canvas: each canvas is a layer of its own to the
 * browser, and fifty layers cost more than what is painted on them. Of a plane they are the units'
 * fields; of an image the weights of the first layer, beside the image that is looked at.
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
  let pixels = unitPixels(), colors = palettes(), ink = tokenCss("--lit-line");
  /** The fields of the inputs that are not in use, which no frame carries. @type {Map<string, UnitField>} */
  let off = new Map();

  /** @param {(card: Card) => ImageData | undefined} pictureOf @param {boolean} sharp  whether each of its pixels is seen */
  const paint = (pictureOf, sharp) => {
    const context = blank(canvas);
    context.clip(shapes);
    context.imageSmoothingEnabled = !sharp;
    for (const card of cards) {
      const picture = pictureOf(card), { unit, x, y, size } = card;
      if (!picture) continue;
      show(small, picture);
      context.globalAlpha = unit < 0 ? PALE : 1;
      context.drawImage(small, x - size / 2, y - size / 2, size, size);
    }
    return context;
  };

  store.paint(["look"], () => {
    pixels = unitPixels();
    colors = palettes();
    ink = tokenCss("--lit-line");
  });
  store.paint(["catalog", "dataset"], (state) => (off = new Map(offeredInputs(state).map((input) => [input.unit, fieldOf(input)]))));
  store.paint(["fields", "units", "look", "room"], ({ fields, units, boundary, dataset }) => {
    if (dataset.image) return;
    paint(({ name, layer, unit }) => {
      const field = unit < 0 ? off.get(name) : fields?.[name];
      return field && fields && pixels(field, layer === units.length - 1 ? unit : -1, boundary);
    }, false);
  });
  store.paint(["parameters", "pointer", "lit", "units", "look", "room"], (state) => {
    if (!state.dataset.image) return;
    const pictures = picturesOf(state, state.dataset.image, colors);
    markLit(paint(pictures, true), cards, state, state.dataset.image, ink);
  });

  return ({ cards: placed, width, height }) => {
    cards = placed;
    shapes = new Path2D();
    for (const { x, y, size } of cards) shapes.roundRect(x - size / 2, y - size / 2, size, size, CORNER);
    sizeCanvas(canvas, width, height);
  };
}

/** Where each input that is in use lies in the image, and -1 for a place whose input is not. @param {State} state */
const inputsAt = ({ units, dataset }) => dataset.features.map((name) => units[0].indexOf(name));

/**
 * The weights of a unit by the largest of its layer, and the image that is looked at.
 * @param {State} state @param {[number, number]} image @param {ReturnType<typeof palettes>} colors
 * @returns {(card: Card) => ImageData | undefined}
 */
function picturesOf(state, image, colors) {
  const { parameters: { weights: [first] }, pointer, units, dataset } = state, inputs = inputsAt(state);
  const shades = dataset.lens === "brightness" ? colors.light : colors.paper;
  const most = first.flat().reduce((/** @type {number} */ most, weight) => Math.max(most, Math.abs(weight ?? 0)), 0) || 1;
  return ({ layer, unit }) => {
    if (layer === 0) return pointer?.inputs.length === units[0].length ? imagePixels(image, (place) => pointer.inputs[inputs[place]] ?? 0, shades) : undefined;
    return layer === 1 && first[unit] ? imagePixels(image, (place) => (first[unit][inputs[place]] ?? 0) / most, colors.sign) : undefined;
  };
}

/** The pixel whose weight is spoken of. @param {CanvasRenderingContext2D} context @param {Card[]} cards @param {State} state @param {[number, number]} image @param {string} ink */
function markLit(context, cards, state, [rows, columns], ink) {
  if (!state.lit) return;
  const { layer, unit, input } = parsePath(state.lit);
  const card = cards.find((each) => each.layer === 1 && each.unit === unit);
  if (layer > 0 || input === null || !card) return;
  const place = inputsAt(state).indexOf(input), left = card.x - card.size / 2, top = card.y - card.size / 2;
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.strokeRect(left + ((place % columns) * card.size) / columns, top + (Math.floor(place / columns) * card.size) / rows, card.size / columns, card.size / rows);
}
