/** @import { State } from "../types.js" */

/** What is painted on: what was there stays. @param {Pick<State, "samples" | "document">} state */
export function groundWords({ samples, document: { problem } }) {
  const count = samples ? samples.train.points.length + samples.test.points.length : problem.samples;
  if (!count) return "click or drag to paint";
  return `on ${problem.name === "own" ? "your " : ""}${count} ${count === 1 ? "point" : "points"}`;
}
