/**
 * What all figures have in common. They are pure functions from what is known to what Plotly draws.
 *
 * @typedef {{ink: string, soft: string, faint: string, line: string, panel: string, pos: string, neg: string, field0: string, classes: string[], lit: string, font: string}} Ink
 * @typedef {{width: number, height: number}} Size  in pixels
 */

/** A figure lies on the page as if written there. @param {Ink} ink @param {number} [size]  of its words */
export const clear = (ink, size = 11) => ({ paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { family: ink.font, size, color: ink.soft } });
