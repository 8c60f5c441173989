/** @import { State } from "../types.js" */
import { html } from "../dom.js";

/** What the browser keeps as a file. @typedef {{blob: Blob, name: string}} SavedFile */

/** @param {SavedFile} file */
export function save({ blob, name }) {
  const link = html("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  // The browser may still be reading it when the click returns.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What it is of, and when: "boundary, circle, step 120.png". @param {string} title @param {State} state @param {string} ending @param {boolean} [timeless] */
export function nameOf(title, { dataset, progress }, ending, timeless = false) {
  const words = [title, dataset.title.toLowerCase(), ...(timeless ? [] : [`step ${progress.step}`])].join(", ");
  return `${words.replace(/[\\/:*?"<>|]+/g, " ")}.${ending}`;
}
