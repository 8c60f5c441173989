/** The tokens of tokens.css as numbers, for what is painted pixel by pixel. */

/** @typedef {[number, number, number]} Rgb */

/** @param {string} token  "--pos" @returns {Rgb} in the theme of now */
export function tokenRgb(token) {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const parts = getComputedStyle(probe).color.match(/[\d.]+/g) ?? ["0", "0", "0"];
  probe.remove();
  return [Number(parts[0]), Number(parts[1]), Number(parts[2])];
}

/** @param {string} token @returns {string} a colour that any library can read */
export const tokenCss = (token) => `rgb(${tokenRgb(token).join(", ")})`;

/**
 * 256 colours from `low` over `middle` to `high`, as RGBA in the byte order of ImageData.
 * @param {Rgb} low @param {Rgb} middle @param {Rgb} high
 * @param {number} most  how much of the end colour is mixed in at the ends, from 0 to 1
 */
export function diverging(low, middle, high, most) {
  const table = new Uint8ClampedArray(256 * 4);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * 2 - 1;
    const end = at < 0 ? low : high;
    const share = Math.abs(at) * most;
    for (let c = 0; c < 3; c++) table[4 * i + c] = Math.round(middle[c] + (end[c] - middle[c]) * share);
    table[4 * i + 3] = 255;
  }
  return new Uint32Array(table.buffer);
}

/**
 * 256 colours again, shared among so many classes: of each in turn from `ground` to its own.
 * @param {Rgb} ground @param {Rgb[]} ends @param {number} most  as above
 */
export function graded(ground, ends, most) {
  const table = new Uint8ClampedArray(256 * 4).fill(255);
  const grades = Math.floor(256 / ends.length);
  ends.forEach((end, place) => {
    for (let grade = 0; grade < grades; grade++)
      for (let c = 0; c < 3; c++) table[4 * (place * grades + grade) + c] = Math.round(ground[c] + ((end[c] - ground[c]) * most * grade) / (grades - 1));
  });
  return new Uint32Array(table.buffer);
}

/** Where among these a class stands, as a number from -1 to 1. @param {number} place @param {number} strength  from 0 to 1 @param {number} count  of classes */
export function gradeOf(place, strength, count) {
  const grades = Math.floor(256 / count);
  return (place * grades + Math.round(Math.max(0, Math.min(1, strength)) * (grades - 1))) / 127.5 - 1;
}

/** The colours of the classes, in their order; further classes begin again. */
const CLASSES = ["--class0", "--class1", "--class2", "--class3", "--class4", "--class5"];

/** The tables of the page: signs of numbers, the same beneath points, two classes and the two ways of a number, ink on paper, light in the dark, several classes. */
export function palettes() {
  const ground = tokenRgb("--field0"), ends = CLASSES.map(tokenRgb);
  /** @type {Record<number, Uint32Array>} */
  const made = {};
  return {
    several: (/** @type {number} */ count) => (made[count] ??= graded(ground, Array.from({ length: count }, (_, place) => ends[place % ends.length]), 0.5)),
    sign: diverging(tokenRgb("--neg"), tokenRgb("--zero"), tokenRgb("--pos"), 0.82),
    tint: diverging(tokenRgb("--neg"), ground, tokenRgb("--pos"), 0.6),
    classes: diverging(ends[0], ground, ends[1], 0.4),
    paper: diverging(tokenRgb("--panel"), tokenRgb("--panel"), tokenRgb("--ink"), 1),
    light: diverging([0, 0, 0], [0, 0, 0], [255, 255, 255], 1),
  };
}

/** @typedef {ReturnType<typeof palettes>} Palettes */

/** @returns {import("./figures/base.js").Ink} in the theme of now */
export function figureInk() {
  const [ink, soft, faint, line, panel, pos, neg, field0, lit] = ["--ink", "--soft", "--faint", "--line", "--panel", "--pos", "--neg", "--field0", "--lit"].map(tokenCss);
  return { ink, soft, faint, line, panel, pos, neg, field0, lit, classes: CLASSES.map(tokenCss), font: getComputedStyle(document.body).fontFamily };
}
