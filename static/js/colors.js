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

/** The tables of the page: signs of numbers, the same beneath points, and classes. */
export function palettes() {
  return {
    sign: diverging(tokenRgb("--neg"), tokenRgb("--zero"), tokenRgb("--pos"), 0.82),
    tint: diverging(tokenRgb("--neg"), tokenRgb("--field0"), tokenRgb("--pos"), 0.6),
    classes: diverging(tokenRgb("--class0"), tokenRgb("--field0"), tokenRgb("--class1"), 0.4),
  };
}

/** @returns {import("./figures/base.js").Ink} in the theme of now */
export function figureInk() {
  const [ink, soft, faint, line, panel, pos, neg, class0, class1, lit] = ["--ink", "--soft", "--faint", "--line", "--panel", "--pos", "--neg", "--class0", "--class1", "--lit"].map(tokenCss);
  return { ink, soft, faint, line, panel, pos, neg, class0, class1, lit, font: getComputedStyle(document.body).fontFamily };
}
