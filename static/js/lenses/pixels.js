import { diverging, palettes, tokenRgb } from "../colors.js";
import { html, painters } from "../dom.js";
import { gridPixels, show } from "../views/field.js";

/** Small square pictures whose pixels are numbers: ink, weights, what each adds. */

export const SIDE = 8;
export const CELLS = SIDE * SIDE;

/** What the column of a pixel is called. @param {number} cell  row by row */
export const nameOf = (cell) => `row ${Math.floor(cell / SIDE) + 1}, column ${(cell % SIDE) + 1}`;

/** @type {WeakMap<string[], number[]>} */
const known = new WeakMap();

/** The input that each pixel is, -1 where the network does not read it. @param {string[]} names  of the inputs */
export function inputsOf(names) {
  const inputs = known.get(names) ?? Array.from({ length: CELLS }, (_, cell) => names.indexOf(nameOf(cell)));
  known.set(names, inputs);
  return inputs;
}

/** In the theme of now: paper to ink for 0 to 1, and the colours of signs for -1 to 1. */
export function pixelColors() {
  const paper = tokenRgb("--panel");
  return { ink: diverging(paper, paper, tokenRgb("--ink"), 1), sign: palettes().sign };
}

/** @typedef {ReturnType<typeof pixelColors>} PixelColors */

/** One of them, as large as its place. */
export function pixelPicture() {
  const canvas = html("canvas", { width: SIDE, height: SIDE, class: "pixel-picture", "aria-hidden": "true" });
  painters.set(canvas, (context) => {
    context.imageSmoothingEnabled = false;
    context.drawImage(canvas, 0, 0, canvas.clientWidth, canvas.clientHeight);
  });
  return {
    canvas,
    /** @param {number[]} numbers @param {number} most  what has the full colour @param {Uint32Array} colors */
    paint(numbers, most, colors) {
      show(canvas, gridPixels(SIDE, SIDE, (i) => numbers[(SIDE - 1 - Math.floor(i / SIDE)) * SIDE + (i % SIDE)] / most, colors));
    },
  };
}
