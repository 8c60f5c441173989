/** @import { Box } from "../plot.js" */
/** @import { Field, UnitField } from "../types.js" */
import { palettes } from "../colors.js";
import { paletteOf, shadeOfOutput } from "../decision.js";

/** One picture of each size, since making them costs as much as filling them. @type {Map<string, ImageData>} */
const pictures = new Map();

/** @param {number} columns @param {number} rows */
function pictureOf(columns, rows) {
  const size = `${columns} ${rows}`;
  const picture = pictures.get(size) ?? new ImageData(columns, rows);
  pictures.set(size, picture);
  return picture;
}

/**
 * A grid of numbers from -1 to 1 as pixels, y upwards; the next one of its size is written over it.
 * @param {number} rows @param {number} columns
 * @param {(i: number) => number} at  the number at place i, rows y ascending
 * @param {Uint32Array} colors  256 of them, for -1 to 1
 */
export function gridPixels(rows, columns, at, colors) {
  const image = pictureOf(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  for (let row = 0; row < rows; row++) {
    const from = (rows - 1 - row) * columns;
    for (let column = 0; column < columns; column++) {
      const index = Math.round((at(from + column) + 1) * 127.5);
      pixels[row * columns + column] = colors[index < 0 ? 0 : index > 255 ? 255 : index];
    }
  }
  return image;
}

/**
 * The pixels of an image, by their numbers from -1 to 1, the first row on top.
 * @param {[number, number]} image  rows, columns @param {(place: number) => number} at @param {Uint32Array} colors
 */
export const imagePixels = ([rows, columns], at, colors) => gridPixels(rows, columns, (i) => at((rows - 1 - Math.floor(i / columns)) * columns + (i % columns)), colors);

/** @param {HTMLCanvasElement | OffscreenCanvas} canvas  takes the picture's size @param {ImageData} image */
export function show(canvas, image) {
  if (canvas.width !== image.width || canvas.height !== image.height) Object.assign(canvas, { width: image.width, height: image.height });
  /** @type {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d")).putImageData(image, 0, 0);
}

/** @param {HTMLCanvasElement} canvas @param {{x: number[], y: number[]}} grid @param {Box} box @param {(i: number) => number} at  from -1 to 1 @param {Uint32Array} colors */
export function paintField(canvas, grid, box, at, colors) {
  fillPlane(canvas, grid, box, gridPixels(grid.y.length, grid.x.length, at, colors));
}

/** A grid point is the middle of its pixel, so the picture is half a cell larger all round. @param {HTMLCanvasElement} canvas @param {{x: number[], y: number[]}} grid @param {Box} box @param {ImageData} image */
export function fillPlane(canvas, { x, y }, box, image) {
  show(canvas, image);
  const width = (box.width * x.length) / (x.length - 1);
  // One row, of a curve, holds for any height.
  const height = y.length > 1 ? (box.height * y.length) / (y.length - 1) : box.height;
  canvas.style.cssText = `position:absolute;left:${(box.width - width) / 2}px;top:${(box.height - height) / 2}px;width:${width}px;height:${height}px`;
}

/** The small fields of units as pixels, an output in the colours of the boundary, in the theme of when it was made. */
export function unitPixels() {
  const colors = palettes();
  /** @param {UnitField} field @param {number} output  its place among the outputs, -1 for any other unit @param {Field | undefined} boundary */
  return (field, output, boundary) => {
    const { values, rows, columns } = field;
    if (output >= 0 && boundary) return gridPixels(rows, columns, shadeOfOutput(field, output, boundary), paletteOf(boundary, colors));
    return gridPixels(rows, columns, (i) => values[i] / 127, colors.sign);
  };
}
