import { html, svg } from "../dom.js";

/**
 * A board of pixels that a pointer or keys paint on; what a pixel is filled with is up to others.
 *
 * @param {number} rows @param {number} columns
 * @param {{label: string, paint: (cell: number) => void, begin?: () => void, end?: () => void, nameOf: (cell: number) => string, tell: (cell: number) => string}} use  begin and end: of a stroke; tell: what a pixel is, in words
 */
export function board(rows, columns, { label, paint, begin = () => {}, end = () => {}, nameOf, tell }) {
  const cells = Array.from({ length: rows * columns }, (_, i) => svg("rect", { x: i % columns, y: Math.floor(i / columns), width: 1, height: 1, "data-cell": i }));
  const cursor = svg("rect", { class: "cursor", width: 1, height: 1 });
  const picture = svg("svg", { viewBox: `0 0 ${columns} ${rows}`, "aria-hidden": "true" }, ...cells, cursor);
  const live = html("span", { class: "visually-hidden", "aria-live": "polite" });
  const element = html("div", { class: "board", role: "application", tabindex: 0, "aria-label": `${label}. Arrows move, Enter paints.` }, picture, live);
  let at = 0;
  let last = -1;

  /** @param {PointerEvent} event */
  const cellAt = (event) => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    const x = Math.floor(((event.clientX - left) / width) * columns), y = Math.floor(((event.clientY - top) / height) * rows);
    return x >= 0 && y >= 0 && x < columns && y < rows ? y * columns + x : -1;
  };
  const touch = (/** @type {number} */ cell) => {
    if (cell < 0 || cell === last) return;
    last = cell;
    paint(cell);
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    element.setPointerCapture(event.pointerId);
    last = -1;
    begin();
    touch(cellAt(event));
  });
  element.addEventListener("pointermove", (event) => {
    if (element.hasPointerCapture(event.pointerId)) touch(cellAt(event));
  });
  element.addEventListener("lostpointercapture", () => end());
  element.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (way) {
      const x = Math.max(0, Math.min(columns - 1, (at % columns) + way[0])), y = Math.max(0, Math.min(rows - 1, Math.floor(at / columns) + way[1]));
      at = y * columns + x;
      place();
    } else if (event.key === "Enter") {
      begin();
      paint(at);
      end();
    } else return;
    event.preventDefault();
    live.textContent = `${nameOf(at)}: ${tell(at)}`;
  });
  const place = () => {
    cursor.setAttribute("x", String(at % columns));
    cursor.setAttribute("y", String(Math.floor(at / columns)));
  };
  return {
    element,
    /** @param {(cell: number) => string} fill  a colour of each */
    fill: (fill) => cells.forEach((cell, i) => (cell.style.fill = fill(i))),
  };
}

/** A pixel as dark as it has ink. @param {number} ink  from 0 to 1 */
export const inkOf = (ink) => `color-mix(in srgb, var(--ink) ${Math.round(100 * Math.max(0, Math.min(1, ink)))}%, var(--panel))`;

/** A number by its sign, the stronger the larger. @param {number | null} value @param {number} most  the largest size there is */
export const signFill = (value, most) => `color-mix(in srgb, var(${(value ?? 0) < 0 ? "--neg" : "--pos"}) ${Math.round((90 * Math.min(1, Math.abs(value ?? 0) / (most || 1))))}%, var(--zero))`;
