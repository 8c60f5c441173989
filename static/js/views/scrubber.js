/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { HistoryPoint } from "../types.js" */
import { byId, html, setText, svg } from "../dom.js";
import { MARGIN, betweenEnds, epochMarks, handMarks, lengthOf, nearest, places } from "../timeline.js";
import { writer } from "./writing.js";

/** Pixels between two marks of epochs, at least. */
const APART = 8;
/** What a key makes of a place among the points. @type {Record<string, (at: number, last: number) => number>} */
const KEYS = {
  ArrowLeft: (at) => at - 1, ArrowDown: (at) => at - 1, ArrowRight: (at) => at + 1, ArrowUp: (at) => at + 1,
  Home: () => 0, End: (_, last) => last,
};

/**
 * The history under the curves, to be gone through by hand: boundary, network and numbers go along.
 * @param {Store} store @param {Commands} commands
 */
export function scrubberView(store, commands) {
  const { slider, show, mark } = build(() => points.length && mark(points, across));
  /** @type {HistoryPoint[]} */
  let points = [];
  /** @type {number[]} */
  let across = [];
  /** @type {HistoryPoint[]} */
  let marked = [];
  /** Which of the points is shown: while it is held the one that was asked for. */
  let at = 0;
  let held = false;

  const showPoint = () => {
    show(points, at, across[at] / lengthOf(across));
    tell(slider, points, at);
  };
  const written = writer();
  store.paint(["points", "history", "status"], (state) => {
    if (points !== state.points) {
      points = state.points;
      across = places(points);
      slider.max = String(lengthOf(across));
      slider.disabled = points.length < 2;
    }
    // What was asked for last counts until the server has answered.
    if (!held && !commands.behind()) {
      at = points.findLastIndex((point) => point.index <= state.history.index);
      slider.value = String(across[at]);
    }
    at = Math.min(at, points.length - 1);
    if (!written(state.status)) return show(points, at, across[at] / lengthOf(across));
    showPoint();
    if (marked === points) return;
    marked = points;
    mark(points, across);
  });

  /** @param {number} to  among the points */
  const go = (to) => {
    at = Math.max(0, Math.min(points.length - 1, to));
    commands.scrub(points[at].index);
    showPoint();
  };
  listen(slider, {
    hold: () => {
      if (!held && store.state.status === "playing") commands.togglePlay();
      held = true;
    },
    release: () => {
      if (held) commands.release();
      held = false;
    },
    move: () => go(nearest(across, slider.valueAsNumber)),
    press: (key) => {
      go(KEYS[key](at, points.length - 1));
      slider.value = String(across[at]);
    },
  });
}

/**
 * It is held from pointer down or the first key until the pointer or the key is let go.
 * @param {HTMLInputElement} slider
 * @param {{hold: () => void, release: () => void, move: () => void, press: (key: string) => void}} hand
 */
function listen(slider, { hold, release, move, press }) {
  slider.addEventListener("pointerdown", hold);
  slider.addEventListener("input", () => {
    hold();
    move();
  });
  slider.addEventListener("keydown", (event) => {
    if (!(event.key in KEYS)) return;
    event.preventDefault();
    hold();
    press(event.key);
  });
  for (const type of ["change", "keyup", "blur"]) slider.addEventListener(type, release);
  for (const type of ["pointerup", "pointercancel"]) addEventListener(type, release);
}

/** The line with its marks and its knob, and the shade over the curves for what is ahead. @param {() => void} resized  the marks are to be made again */
function build(resized) {
  const slider = html("input", { type: "range", min: 0, max: 1, step: "any", value: 0, "aria-label": "History" });
  const epochs = svg("path", { class: "epochs" }), byHand = svg("path", { class: "by-hand" });
  const past = html("span", { class: "past" }), knob = html("span", { class: "knob" });
  const line = html("div", { class: "line" }, slider, html("span", { class: "future" }), past, svg("svg", { "aria-hidden": "true" }, epochs, byHand), knob);
  const shade = html("div", { class: "shade" });
  const over = html("div", { class: "over-curves", "aria-hidden": "true" }, shade);
  for (const element of [line, over]) Object.assign(element.style, betweenEnds());
  Object.assign(over.style, { top: `${MARGIN.t}px`, bottom: `${MARGIN.b}px` });
  byId("scrubber").append(line);
  byId("curves").prepend(over);
  // To ask for the width is to lay out the page, in every frame of a drag: it is told instead.
  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    width = contentRect.width;
    resized();
  }).observe(line);
  return {
    slider,
    /** @param {HistoryPoint[]} points @param {number} at  the one of now @param {number} part  of the way from start to end, 0 to 1 */
    show(points, at, part) {
      past.style.transform = `scaleX(${part})`;
      for (const element of [knob, shade]) element.style.transform = `translateX(${100 * part}%)`;
      over.classList.toggle("behind", at < points.length - 1);
    },
    /** @param {HistoryPoint[]} points @param {number[]} across */
    mark(points, across) {
      const scale = width / lengthOf(across);
      epochs.setAttribute("d", epochMarks(points, across, width / APART).map((x) => `M${(x * scale).toFixed(1)} 14v5`).join(""));
      byHand.setAttribute("d", handMarks(points, across).map((x) => `M${(x * scale).toFixed(1)} 5.5l4.5 4.5-4.5 4.5-4.5-4.5z`).join(""));
    },
  };
}

/** In words, what the present point is, and what acting there would mean. @param {HTMLInputElement} slider @param {HistoryPoint[]} points @param {number} at */
function tell(slider, points, at) {
  const behind = at < points.length - 1;
  const { label, step } = points[at];
  slider.setAttribute("aria-valuetext", `${label}, at step ${step}`);
  setText(byId("entry"), points.length > 1 ? `${behind ? "back at" : "now"}: ${label}` : "");
  byId("entry").title = label;
  const first = points[0].kind === "start" ? "start" : `from step ${points[0].step}`;
  setText(byId("entry-hint"), behind ? "acting here drops the grey part" : points.length > 1 ? first : "each drag and step will be a mark here");
}
