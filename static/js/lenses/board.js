import { html, svg } from "../dom.js";
import { SIDE, pixelPicture } from "./pixels.js";

/** Between two places of a pointer so many are touched for each pixel of the way. */
const TOUCHES = 4;

/**
 * A picture that a pointer or keys paint on; what is painted is up to others.
 *
 * @param {string} label
 * @param {{touch?: (cell: number, x: number, y: number) => void, begin?: () => void, end?: () => void, keys?: Record<string, (cell: number) => void>, over: (cell: number | null) => void, tell: (cell: number) => string}} use  touch: at x, y in pixels, of a stroke that begins and ends; over: what the mouse or the keys are at; tell: a pixel in words
 */
export function board(label, { touch, begin = () => {}, end = () => {}, keys = {}, over, tell }) {
  const picture = pixelPicture();
  const cursor = svg("rect", { class: "cursor", width: 1, height: 1 }), lit = svg("rect", { class: "lit", width: 1, height: 1 });
  const live = html("span", { class: "visually-hidden", "aria-live": "polite" });
  const marks = svg("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, "aria-hidden": "true" }, lit, cursor);
  const element = html("div", { class: touch ? "board" : "board still", role: "application", tabindex: 0, "aria-label": `${label}. Arrows move${touch ? ", Enter paints" : ""}.` }, picture.canvas, marks, live);
  let at = 0;
  /** Where the stroke has come to. @type {[number, number] | null} */
  let last = null;

  /** @param {PointerEvent} event @returns {[number, number]} */
  const placeOf = (event) => {
    const { left, top, width, height } = picture.canvas.getBoundingClientRect();
    return [((event.clientX - left) / width) * SIDE, ((event.clientY - top) / height) * SIDE];
  };
  const cellAt = (/** @type {[number, number]} */ [x, y]) => (x >= 0 && y >= 0 && x < SIDE && y < SIDE ? Math.floor(y) * SIDE + Math.floor(x) : null);
  const strokeTo = (/** @type {[number, number]} */ to) => {
    const from = last ?? to, count = Math.max(1, Math.ceil(TOUCHES * Math.hypot(to[0] - from[0], to[1] - from[1])));
    for (let i = 1; i <= count; i++) {
      const x = from[0] + ((to[0] - from[0]) * i) / count, y = from[1] + ((to[1] - from[1]) * i) / count, cell = cellAt([x, y]);
      if (cell !== null) touch?.(cell, x, y);
    }
    last = to;
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button || !touch) return;
    element.setPointerCapture(event.pointerId);
    last = null;
    begin();
    strokeTo(placeOf(event));
  });
  element.addEventListener("pointermove", (event) => {
    if (element.hasPointerCapture(event.pointerId)) strokeTo(placeOf(event));
    if (event.pointerType === "mouse") over(cellAt(placeOf(event)));
  });
  element.addEventListener("lostpointercapture", () => end());
  element.addEventListener("pointerleave", () => over(null));
  element.addEventListener("blur", () => over(null));
  element.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const within = (/** @type {number} */ place) => Math.max(0, Math.min(SIDE - 1, place));
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (way) at = within(Math.floor(at / SIDE) + way[1]) * SIDE + within((at % SIDE) + way[0]);
    else if (keys[event.key]) keys[event.key](at);
    else if (event.key === "Enter" && touch) {
      begin();
      touch(at, (at % SIDE) + 0.5, Math.floor(at / SIDE) + 0.5);
      end();
    } else return;
    event.preventDefault();
    put(cursor, at);
    over(at);
    live.textContent = tell(at);
  });
  return {
    element,
    paint: picture.paint,
    /** Frames a pixel, or none. @param {number | null} cell */
    light(cell) {
      lit.style.display = cell === null ? "none" : "";
      if (cell !== null) put(lit, cell);
    },
  };
}

/** @param {SVGElement} mark @param {number} cell */
function put(mark, cell) {
  mark.setAttribute("x", String(cell % SIDE));
  mark.setAttribute("y", String(Math.floor(cell / SIDE)));
}

/** A small button beside a board. @param {string} sign @param {string} name  in words @param {() => void} run */
export function smallButton(sign, name, run) {
  const element = html("button", { type: "button", class: "button small", "aria-label": name }, sign);
  element.onclick = run;
  return element;
}
