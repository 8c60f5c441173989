/** @import { State } from "../types.js" */

/** While it plays, numbers are written in every so many frames: nobody reads sixty a second. */
const EVERY = 4;

/** @returns {(status: State["status"]) => boolean} whether this frame writes its numbers; at rest it always does */
export function writer() {
  let turn = 0;
  return (status) => status !== "playing" || turn++ % EVERY === 0;
}
