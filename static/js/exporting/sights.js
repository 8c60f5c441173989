/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { byId } from "../dom.js";
import { pngFile, svgFile } from "../pictures/files.js";
import { pictureOf } from "../pictures/picture.js";

/** The pictures of the page, as what they are of says itself by `data-picture`. @typedef {{title: string, png: () => Promise<Blob>, svg: () => Promise<Blob>}} Sight */

/** What one touches, and what comes and goes with the pointer, is no part of a picture. */
export const CONTROLS = ".button:not(select), .segments, [popover], .layer-count, .visually-hidden, .notice, .finding, .hint, .tip, .knob, .hovered";
/** So many frames is a unit's field waited for. */
const PATIENCE = 300;

/** @param {Store} store @param {Commands} commands @returns {Sight[]} */
export function picturesInSight(store, commands) {
  const names = [...new Set(partsOf("").map(({ dataset }) => dataset.picture ?? ""))];
  const shown = names.map((name) => sightOf(titleOf(name, store.state), async () => picture(name, titleOf(name, store.state))));
  const { unit: selected, units, space, dataset } = store.state, unit = selected ?? units[1][0];
  if (space !== null || !dataset.planar || !names.includes("boundary")) return shown;
  const title = `unit ${unit}`;
  return [...shown, sightOf(title, () => large(unit, title, store, commands))];
}

/** @param {string} name */
export const isInSight = (name) => partsOf(name).length > 0;

/** @param {string} name @param {string} title */
export const picture = (name, title) => pictureOf(partsOf(name), title, CONTROLS);

/** What is seen of a picture; of any, if no name is given. @param {string} name @returns {HTMLElement[]} */
function partsOf(name) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(name ? `[data-picture="${name}"]` : "[data-picture]"))].filter((part) => part.checkVisibility({ visibilityProperty: true }));
}

/** @param {string} title @param {() => Promise<import("../pictures/picture.js").Picture>} make @returns {Sight} */
const sightOf = (title, make) => ({ title, png: async () => pngFile(await make()), svg: async () => svgFile(await make()) });

/** @param {string} name @param {State} state */
function titleOf(name, { space, dataset }) {
  if (name === "boundary" && space !== null) return `hidden space of h${space}`;
  if (name === "boundary" && !dataset.planar) return "samples";
  if (name === "chart") return `chart of ${byId("chart", HTMLSelectElement).value}`;
  return name;
}

/** A unit's field in the place of the boundary, for as long as its picture is taken. @param {string} unit @param {string} title @param {Store} store @param {Commands} commands */
async function large(unit, title, store, commands) {
  const before = store.state.seen;
  commands.see(unit);
  for (let frame = 0; store.state.unit_field?.name !== unit; frame++) {
    if (frame > PATIENCE) throw new Error(`What ${unit} makes of the plane did not come. Try once more.`);
    await nextFrame();
  }
  await nextFrame();
  await nextFrame();
  const taken = picture("boundary", title);
  commands.see(before);
  return taken;
}

const nextFrame = () => new Promise(requestAnimationFrame);
