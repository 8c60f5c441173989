/** @import { PointerReading, Word } from "../types.js" */
import { html } from "../dom.js";
import { signed } from "../format.js";

/** What adds at least so much has the full size and colour. */
const FULL = 2.5;
/** Of letters in pixels, and of the colour in percent. */
const SMALLEST = 12, GROWS = 7, STRONGEST = 45;

/**
 * The words of a text in their order, by what each adds to a unit. A word that comes again adds nothing
 * more, one that is unknown nothing at all.
 * @param {(input: number) => void} choose
 */
export function wordChips(choose) {
  const element = html("ul", { class: "chips", "aria-label": "Its words" });
  let shown = "";
  /** @type {Chip[]} */
  let chips = [];

  return {
    element,
    /** @param {Required<PointerReading>} pointer @param {number} unit  of the first layer */
    paint({ words, products }, unit) {
      // They stay as long as the words do, so that one that is being pressed is not taken away.
      if (JSON.stringify(words) !== shown) {
        shown = JSON.stringify(words);
        chips = words.map((word, i) => chipOf(word, words.findIndex(({ input }) => input === word.input) < i, choose));
        element.replaceChildren(...chips.map((chip) => html("li", {}, chip.element)));
      }
      for (const { input, paint } of chips) if (input !== null) paint(products[unit][input]);
    },
  };
}

/** @typedef {{element: HTMLElement, input: number | null, paint: (value: number) => void}} Chip */

/** @param {Word} word @param {boolean} again  whether it has come before @param {(input: number) => void} choose @returns {Chip} */
function chipOf({ word, input }, again, choose) {
  if (input === null) return { element: html("s", { title: `${word}: unknown, it does not count` }, word), input, paint() {} };
  const element = html("button", { type: "button", class: again && "again", title: `${word}: counted once already` }, word);
  element.onclick = () => choose(input);
  const paint = (/** @type {number} */ value) => {
    const share = Math.min(1, Math.abs(value) / FULL);
    element.title = `${word} adds ${signed(value)}`;
    element.style.background = `color-mix(in srgb, var(${value < 0 ? "--neg" : "--pos"}) ${Math.round(STRONGEST * share)}%, var(--panel))`;
    element.style.fontSize = `${(SMALLEST + GROWS * share).toFixed(1)}px`;
  };
  return { element, input, paint: again ? () => {} : paint };
}
