/** @import { PointerReading } from "../types.js" */
import { html } from "../dom.js";
import { signed } from "../format.js";

/** What adds at least so much has the full size and colour. */
const FULL = 2.5;
/** Of letters in pixels, and of the colour in percent. */
const SMALLEST = 12, GROWS = 7, STRONGEST = 45;

/**
 * The words of a text in their order, by what each adds to a unit. A word that comes again adds nothing
 * more, one that is unknown nothing at all.
 * @param {Required<PointerReading>} pointer @param {number} unit  of the first layer @param {(input: number) => void} choose
 */
export function chipsOf({ words, products }, unit, choose) {
  /** @type {Set<number>} */
  const met = new Set();
  return words.map(({ word, input }) => {
    if (input === null) return html("li", {}, html("s", { title: `${word}: unknown, it does not count` }, word));
    const again = met.has(input), value = products[unit][input];
    met.add(input);
    const share = again ? 0 : Math.min(1, Math.abs(value) / FULL);
    const colour = `color-mix(in srgb, var(${value < 0 ? "--neg" : "--pos"}) ${Math.round(STRONGEST * share)}%, var(--panel))`;
    const title = again ? `${word}: counted once already` : `${word} adds ${signed(value)}`;
    const chip = html("button", { type: "button", title, class: again && "again", style: `background:${colour};font-size:${(SMALLEST + GROWS * share).toFixed(1)}px` }, word);
    chip.onclick = () => choose(input);
    return html("li", {}, chip);
  });
}
