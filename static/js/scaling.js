/** @import { Scaling, State } from "./types.js" */
import { precise } from "./format.js";

/** The columns of own data whose numbers are not as they were measured. */

/** @param {Pick<State, "document">} state @returns {Scaling[]} */
export const scalingOf = ({ document: { problem } }) => problem.data?.scaling ?? [];

/** What the axes of the plane say, in which units they are told. @param {Pick<State, "document" | "dataset">} state */
export function axisTitles({ document, dataset }) {
  const scaled = scalingOf({ document }).map(({ column }) => column);
  return dataset.axes.map((name) => (scaled.includes(name) ? `${name} (standardised)` : name));
}

/** How numbers were standardised; nothing where they are as measured. @param {Scaling[]} scaling */
export function scalingWords(scaling) {
  if (!scaling.length) return "";
  const each = scaling.map(({ column, mean, deviation }) => `${column} (${precise(mean, 3)}, ${precise(deviation, 3)})`);
  return `Standardised: less the mean, divided by the deviation of the rows to learn from, ${each.join(", ")}.`;
}
