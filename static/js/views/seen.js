/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { LargeField, State } from "../types.js" */
import { html, placeBox } from "../dom.js";
import { fixed, signOf } from "../format.js";
import { unitInWords, unitNamed } from "../names.js";
import { fillPlane, unitPixels } from "./field.js";
import { offeredInputs } from "./inputs.js";

/** Milliseconds that the mouse stays on a unit which is meant, and not only on its way. */
const DWELL = 80;

/**
 * One unit's field, large, in the place of what the network decides: that of the unit in the drawing
 * that the mouse or the keyboard is on, and on a touch screen of the one that was tapped last.
 * @param {HTMLElement} plane @param {HTMLElement} drawing @param {Store} store @param {Commands} commands
 */
export function seenView(plane, drawing, store, commands) {
  const canvas = html("canvas");
  const box = html("div", { class: "seen-field", hidden: true }, canvas);
  const caption = html("div", { class: "seen-caption", "aria-hidden": "true", hidden: true });
  plane.prepend(box);
  plane.append(caption);
  let pixels = unitPixels();

  store.paint(["look"], () => (pixels = unitPixels()));
  store.paint(["seen", "unit_field", "boundary", "plane", "look", "units"], ({ seen, unit_field: field, boundary, plane: place, units, output_activation, document, catalog, dataset }) => {
    const shown = field && field.name === seen && place ? field : null;
    box.hidden = caption.hidden = !shown;
    plane.classList.toggle("as-unit", !!shown);
    if (!shown) return;
    for (const each of [box, caption]) placeBox(each, place);
    fillPlane(canvas, shown, place, pixels(shown, units[units.length - 1].indexOf(shown.name), boundary));
    caption.replaceChildren(html("span", {}, html("b", {}, shown.name), ` ${inWords(shown.name, { units, output_activation, document, catalog, dataset })}, `, ...bounds(shown)));
  });
  point(drawing, commands);
}

/** What the unit is, and what it does to its sum. @param {string} name @param {Pick<State, "units" | "output_activation" | "document" | "catalog" | "dataset">} state */
function inWords(name, { units, output_activation, document, catalog, dataset }) {
  const place = unitNamed(units, name);
  if (!place) return `input: ${offeredInputs({ catalog, dataset }).find((each) => each.unit === name)?.description.replace(/\.$/, "") ?? ""}`;
  const activation = document.network.hidden[place.layer]?.activation ?? output_activation;
  return `${unitInWords(units, place.layer, place.unit, dataset.class_names)}, ${activation}`;
}

/** From the least to the most, each in the colour of its sign. @param {LargeField} field */
const bounds = ({ least, most }) => ["from ", html("b", { class: signOf(least) }, fixed(least)), " to ", html("b", { class: signOf(most) }, fixed(most))];

/** @param {HTMLElement} drawing @param {Commands} commands */
function point(drawing, commands) {
  const nameAt = (/** @type {EventTarget | null} */ target) => (target instanceof Element ? target.closest("[data-unit]")?.getAttribute("data-unit") ?? null : null);
  let timer = 0;
  const soon = (/** @type {string | null} */ name, /** @type {number} */ wait) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => commands.see(name), wait);
  };
  const focused = () => (document.activeElement?.matches(":focus-visible") ? nameAt(document.activeElement) : null);
  drawing.addEventListener("pointerover", (event) => event.pointerType === "mouse" && soon(nameAt(event.target) ?? focused(), DWELL));
  drawing.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && soon(focused(), 0));
  drawing.addEventListener("focusin", () => focused() && soon(focused(), 0));
  drawing.addEventListener("focusout", ({ target }) => target instanceof Element && target.matches(":focus-visible") && soon(null, 0));
  // A finger does not hover: what it tapped is seen until it touches anything again.
  addEventListener("pointerdown", (event) => event.pointerType === "touch" && soon(null, 0), { capture: true });
  drawing.addEventListener("click", (event) => event instanceof PointerEvent && event.pointerType === "touch" && soon(nameAt(event.target), 0));
}
