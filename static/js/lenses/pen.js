import { SIDE } from "./pixels.js";

/** How far a pen reaches from its middle, in pixels: its line is about as broad as those of the scanned digits. */
const REACH = 1.3;

/** How much of a pixel a pen at this place covers, from 0 to 1. @param {number} cell @param {number} x @param {number} y */
const covered = (cell, x, y) => Math.max(0, Math.min(1, REACH - Math.hypot((cell % SIDE) + 0.5 - x, Math.floor(cell / SIDE) + 0.5 - y)));

/** Ink where a pen is. @param {number[]} pixels @param {number} x @param {number} y  in pixels */
export const inked = (pixels, x, y) => pixels.map((ink, cell) => Math.max(ink, covered(cell, x, y)));

/** None where an eraser is. @param {number[]} pixels @param {number} x @param {number} y  in pixels */
export const erased = (pixels, x, y) => pixels.map((ink, cell) => Math.min(ink, 1 - covered(cell, x, y)));
