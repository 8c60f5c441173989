import { html, painters } from "../dom.js";
import { imagePixels, show } from "../views/field.js";

/** Digits are so many pixels wide, and as high. */
export const SIDE = 8;
export const CELLS = SIDE * SIDE;

/** A picture whose pixels are numbers, as ink, weights, or what each adds; as large as its place. */
export function pixelPicture() {
  const canvas = html("canvas", { width: SIDE, height: SIDE, class: "pixel-picture", "aria-hidden": "true" });
  painters.set(canvas, (context) => {
    context.imageSmoothingEnabled = false;
    context.drawImage(canvas, 0, 0, canvas.clientWidth, canvas.clientHeight);
  });
  return {
    canvas,
    /** @param {number[]} numbers  row by row @param {number} most  what has the full colour @param {Uint32Array} colors  256 of them, for -1 to 1 */
    paint: (numbers, most, colors) => show(canvas, imagePixels([SIDE, SIDE], (place) => numbers[place] / most, colors)),
  };
}
