/** @import { State } from "./types.js" */

/** Farther from 0 than this no parameter can be set, and no loss is asked for; training may go there. @param {State} state */
export const farthest = ({ catalog }) => catalog.bounds.parameter.maximum ?? Infinity;
