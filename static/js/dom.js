/** @import { Box } from "./plot.js" */

/** The few helpers with which views build what they show. */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]  null and false leave one out
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function html(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  assign(element, attributes);
  element.append(...children);
  return element;
}

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  assign(element, attributes);
  element.append(...children);
  return element;
}

/** @param {Element} element @param {Record<string, string | number | boolean | null | undefined>} attributes */
function assign(element, attributes) {
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
}

/**
 * The one element with this id, which the template promises.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} [Type]  what it must be
 * @returns {T}
 */
export function byId(id, Type = /** @type {any} */ (HTMLElement)) {
  const element = document.getElementById(id);
  if (!(element instanceof Type)) throw new Error(`the page has no ${Type.name} #${id}`);
  return element;
}

/** A canvas for a place of this size, as sharp as the screen. @param {HTMLCanvasElement} canvas @param {number} width @param {number} height */
export function sizeCanvas(canvas, width, height) {
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
}

/** Nothing on it, and its place's pixels to paint in. @param {HTMLCanvasElement} canvas  as `sizeCanvas` left it */
export function blank(canvas) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.reset();
  context.scale(devicePixelRatio, devicePixelRatio);
  return context;
}

/** What paints a canvas, in CSS pixels: a picture of it is painted as sharp as one likes, and not enlarged. @type {WeakMap<HTMLCanvasElement, (context: CanvasRenderingContext2D) => void>} */
export const painters = new WeakMap();

/** Writes only what differs, since writing is what costs. @param {Element} element @param {string} text */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Other children, among which the focus stays where it was, if there is one of the same words.
 * @param {Element} element @param {(Node | string)[]} children
 */
export function rebuild(element, ...children) {
  const focused = element.contains(document.activeElement) ? wordsOf(document.activeElement) : null;
  element.replaceChildren(...children);
  if (focused === null) return;
  const same = [...element.querySelectorAll("button, select, input, [tabindex]")].find((each) => wordsOf(each) === focused);
  if (same instanceof HTMLElement) same.focus({ preventScroll: true });
}

/** @param {Element | null} element */
const wordsOf = (element) => element?.getAttribute("aria-label") ?? element?.textContent ?? "";

/** To the slider of a parameter. @param {string} path */
export function focusSlider(path) {
  const slider = /** @type {HTMLElement | null} */ (document.querySelector(`input[data-parameter="${path}"]`));
  slider?.closest(".group")?.classList.add("in-sight");
  slider?.focus();
}

/** Whether the address hides this part of the page, or that of an element with `data-part`. @param {string} part */
export const isHidden = (part) => document.documentElement.matches(`[data-hidden~="${part}"]`);

/** @param {string} key @returns {string | null} */
export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Where storage is forbidden the page forgets, and works all the same.
  }
}

/** @param {HTMLElement | SVGElement} element @param {Box} box */
export function placeBox(element, { left, top, width, height }) {
  element.style.cssText += `;left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
}

/** @param {HTMLDialogElement} dialog */
export function closeOnBackdrop(dialog) {
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}

/** Notes that a figure is drawn; the page is once both of those that it begins with are. @param {HTMLElement} figure */
export function tellDrawn(figure) {
  figure.dataset.drawn = "true";
  if (document.querySelector(".points[data-drawn]") && document.querySelector(".curves > [data-drawn]"))
    /** @type {HTMLElement} */ (document.querySelector("main")).dataset.drawn = "true";
}

/**
 * A popover under its button, or above where there is more room.
 * @param {HTMLElement} button @param {HTMLElement} popover
 * @param {number} [enough]  so much room under the button will do, in pixels
 */
export function placePopover(button, popover, enough = Infinity) {
  popover.addEventListener("beforetoggle", () => {
    const { left, top, bottom } = button.getBoundingClientRect();
    const below = innerHeight - bottom > Math.min(top, enough);
    const width = parseFloat(getComputedStyle(popover).width);
    popover.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    popover.style.top = below ? `${bottom + 6}px` : "auto";
    popover.style.bottom = below ? "auto" : `${innerHeight - top + 6}px`;
  });
}
