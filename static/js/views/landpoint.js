/** @import { Commands } from "../commands.js" */
/** @import { Place } from "../geometry.js" */
/** @import { Box } from "../plot.js" */
/** @import { Store } from "../store.js" */
/** @import { Landscape, Nested } from "../types.js" */
import { html, placeBox, svg } from "../dom.js";
import { valueAt } from "../names.js";
import { mapping } from "../plot.js";

/** So many points of the history are kept as the way that the network came. */
const TRAIL = 60;
/** A key moves the point by so much of the window; with Shift by ten times that. */
const STEP = 1 / 200;
/** @type {Record<string, Place>} */
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/**
 * The network's place on its landscape, to be dragged or moved by keys, and the way that it came.
 * @param {HTMLElement} root  of the plot @param {Store} store @param {Commands} commands
 * @returns {(box: Box) => void} places it, when the plot's box is another
 */
export function landscapePoint(root, store, commands) {
  const way = svg("path", { class: "way" });
  const mark = html("div", { class: "hand", tabindex: 0, role: "application", "aria-label": "The network’s place on the landscape; arrow keys move it", "aria-describedby": "landscape-words" });
  const land = html("div", { class: "land" }, svg("svg", { "aria-hidden": "true" }, way), mark);
  root.append(land);
  /** @type {Box | undefined} */
  let box;
  const trail = keepTrail(store);
  const paint = () => {
    const { landscape } = store.state;
    const grip = hand.grip();
    mark.hidden = !grip || !box;
    if (!grip || !box || !landscape) return way.setAttribute("d", "");
    const pixels = pixelsOf(landscape, box);
    mark.style.transform = `translate(${pixels(grip.at).join("px, ")}px)`;
    const places = trail().map((each) => placeOf(landscape, each)).filter((place) => place !== null);
    way.setAttribute("d", wayThrough(places.map(pixels)));
  };
  const hand = createHand(store, commands, paint);
  store.paint(["parameters", "landscape", "units", "history"], paint);
  listenToPointer(land, mark, hand);
  listenToKeys(mark, hand);
  return (given) => {
    box = given;
    placeBox(land, box);
    paint();
  };
}

/** @typedef {ReturnType<typeof createHand>} Hand */
/** @typedef {{at: Place, size: Place}} Grip  where the point is, and how far the landscape goes in all, in its numbers */

/**
 * What can be done to the point. Where it was put it stays until the server has it, since frames come late.
 * @param {Store} store @param {Commands} commands @param {() => void} moved
 */
function createHand(store, commands, moved) {
  /** By path. @type {Record<string, number>} */
  let put = {};
  let held = false;
  store.react(["revision"], () => {
    if (!held && !commands.behind()) put = {};
  });
  return {
    /** @returns {Grip | null} */
    grip() {
      const { landscape, parameters } = store.state;
      if (!landscape) return null;
      const at = placeOf(landscape, parameters, put);
      return at && { at, size: sizeOf(landscape) };
    },
    /** As far from the grip as these parts of the whole; only what is other than before is sent. @param {Grip} grip @param {Place} parts */
    move({ at, size }, parts) {
      const { landscape } = store.state;
      const now = this.grip()?.at;
      if (!landscape || !now) return;
      held = true;
      [landscape.x, landscape.y].forEach((path, axis) => {
        const to = within(at[axis] + parts[axis] * size[axis], axis ? landscape.y_values : landscape.x_values);
        if (to === now[axis]) return;
        put[path] = to;
        commands.drag(path, to);
      });
      moved();
    },
    letGo() {
      held = false;
      commands.release();
    },
  };
}

/** It goes as far as the pointer does, wherever on it the pointer took hold. @param {HTMLElement} land @param {HTMLElement} mark @param {Hand} hand */
function listenToPointer(land, mark, hand) {
  /** @type {{id: number, x: number, y: number, grip: Grip} | null} */
  let press = null;
  mark.addEventListener("pointerdown", (event) => {
    const grip = hand.grip();
    if (press || event.button || !grip) return;
    press = { id: event.pointerId, x: event.clientX, y: event.clientY, grip };
    mark.setPointerCapture(event.pointerId);
  });
  mark.addEventListener("pointermove", (event) => {
    if (press?.id === event.pointerId) hand.move(press.grip, [(event.clientX - press.x) / land.clientWidth, (press.y - event.clientY) / land.clientHeight]);
  });
  mark.addEventListener("lostpointercapture", () => {
    press = null;
    hand.letGo();
  });
}

/** From the first key until it is let go is one gesture. @param {HTMLElement} mark @param {Hand} hand */
function listenToKeys(mark, hand) {
  mark.addEventListener("keydown", (event) => {
    const way = KEYS[event.key], grip = hand.grip();
    if (!way || !grip) return;
    event.preventDefault();
    const step = STEP * (event.shiftKey ? 10 : 1);
    hand.move(grip, [way[0] * step, way[1] * step]);
  });
  for (const type of ["keyup", "blur"]) mark.addEventListener(type, () => hand.letGo());
}

/**
 * Keeps the parameters of the last points of the history that this page has seen.
 * @param {Store} store @returns {() => Nested[]} from the oldest to now
 */
function keepTrail(store) {
  /** @type {{index: number, parameters: Nested}[]} */
  let seen = [];
  let shape = "";
  store.react(["parameters", "history", "units"], ({ parameters, history, units }) => {
    if (JSON.stringify(units) !== shape) seen = [];
    shape = JSON.stringify(units);
    seen = [...seen.filter(({ index }) => index < history.index), { index: history.index, parameters }].slice(-TRAIL);
  });
  return () => seen.map(({ parameters }) => parameters);
}

/** Where these parameters lie, null where they are no numbers. @param {Landscape} landscape @param {Nested} parameters @param {Record<string, number>} [put]  what counts instead, by path @returns {Place | null} */
function placeOf(landscape, parameters, put = {}) {
  const x = put[landscape.x] ?? valueAt(parameters, landscape.x), y = put[landscape.y] ?? valueAt(parameters, landscape.y);
  return x === null || y === null ? null : [x, y];
}

/** What lies beyond the landscape stands at its edge. @param {Landscape} landscape @param {Box} box @returns {(place: Place) => Place} */
function pixelsOf(landscape, box) {
  const { x_values: x, y_values: y } = landscape;
  const map = mapping([[x[0], x[x.length - 1]], [y[0], y[y.length - 1]]], box);
  return (place) => [map.x(within(place[0], x)), map.y(within(place[1], y))];
}

/** A line through the places with a dot at each. @param {Place[]} places */
function wayThrough(places) {
  const points = places.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return points.length > 1 ? `M${points.join("L")}${points.map((point) => `M${point}h0`).join("")}` : "";
}

/** How wide and how high it is, in its numbers. @param {Landscape} landscape @returns {Place} */
const sizeOf = ({ x_values: x, y_values: y }) => [x[x.length - 1] - x[0], y[y.length - 1] - y[0]];

/** @param {number} value @param {number[]} values  ascending */
const within = (value, values) => Math.max(values[0], Math.min(values[values.length - 1], value));
