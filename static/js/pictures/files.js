/** @import { Picture } from "./picture.js" */
import { html } from "../dom.js";
import { textOf } from "./picture.js";

/** Pictures as files. */

/** A PNG is so many times as large as what is seen. */
const LARGER = 2;

/** @param {Picture} picture */
export const svgFile = (picture) => new Blob([textOf(picture)], { type: "image/svg+xml" });

/** @param {Picture} picture @returns {Promise<Blob>} */
export async function pngFile(picture) {
  const image = await imageFrom(picture);
  const canvas = html("canvas", { width: LARGER * picture.width, height: LARGER * picture.height });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("This browser could not make the picture."))), "image/png"));
}

/** @param {Picture} picture @returns {Promise<HTMLImageElement>} ready to be drawn */
export async function imageFrom(picture) {
  const image = new Image(picture.width, picture.height);
  const address = URL.createObjectURL(svgFile(picture));
  image.src = address;
  await image.decode();
  URL.revokeObjectURL(address);
  return image;
}
