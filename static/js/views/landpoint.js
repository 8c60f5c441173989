/** @import { Commands } from "../commands.js" */
/** @import { Box } from "../plot.js" */
/** @import { Store } from "../store.js" */
/** @import { Landscape, Nested } from "../types.js" */
import { html, svg } from "../dom.js";
import { valueAt } from "../names.js";
import { mapping } from "../plot.js";
import { placeBox } from "./plane.js";

/** So many points of the history are kept as the way that the network came. */
const TRAIL = 60;
/** A key moves the point by so much of the window; with Shift by ten times that. */
const STEP = 1 / 200;
/** @type {Record<string, [number, number]>} */
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/**
 * The network's place on its landscape, to be dragged or moved by keys, and the way that it came.
 * @param {HTMLElement} root  of the plot @param {Store} store @param {Commands} commands
 * @returns {(box: Box) => void} places it, when the plot's box is another
 */
export function landscapePoint(root, store, commands) {
  const way = svg("path", { class: "way" });
  const hand = html("div", { class: "hand", tabindex: 0, role: "application", "aria-label": "The network’s place on the landscape; arrow keys move it", "aria-describedby": "landscape-words" });
  const land = html("div", { class: "land" }, svg("svg", { "aria-hidden": "true" }, way), hand);
  root.append(land);
  /** @type {Box | undefined} */
  let box;
  const trail = keepTrail(store);

  const paint = () => {
    const { landscape, parameters } = store.state;
    const at = box && landscape ? placeOf(landscape, parameters, box) : null;
    hand.hidden = !at;
    if (!at || !box || !landscape) return way.setAttribute("d", "");
    hand.style.transform = `translate(${at[0]}px, ${at[1]}px)`;
    way.setAttribute("d", wayThrough(trail().map((each) => placeOf(landscape, each, /** @type {Box} */ (box)))));
  };
  store.paint(["parameters", "landscape", "units", "history"], paint);

  /** @param {Landscape} landscape @param {[number, number]} to */
  const go = (landscape, to) => {
    const [x, y] = [within(to[0], landscape.x_values), within(to[1], landscape.y_values)];
    commands.drag(landscape.x, x);
    commands.drag(landscape.y, y);
  };
  listen(hand, {
    move: (event) => {
      const { landscape } = store.state;
      if (!landscape || !box) return;
      const { left, top } = land.getBoundingClientRect();
      go(landscape, mapping(extentOf(landscape), box).data(event.clientX - left, event.clientY - top));
    },
    press: ([x, y]) => {
      const { landscape, parameters } = store.state;
      if (!landscape) return;
      const [width, height] = extentOf(landscape).map(([low, high]) => high - low);
      go(landscape, [(valueAt(parameters, landscape.x) ?? 0) + x * STEP * width, (valueAt(parameters, landscape.y) ?? 0) + y * STEP * height]);
    },
    release: () => commands.release(),
  });
  return (given) => {
    box = given;
    placeBox(land, box);
    paint();
  };
}

/**
 * It is held from pointer down or the first key until the pointer or the key is let go.
 * @param {HTMLElement} hand
 * @param {{move: (event: PointerEvent) => void, press: (way: [number, number]) => void, release: () => void}} does
 */
function listen(hand, { move, press, release }) {
  hand.addEventListener("pointerdown", (event) => hand.setPointerCapture(event.pointerId));
  hand.addEventListener("pointermove", (event) => hand.hasPointerCapture(event.pointerId) && move(event));
  hand.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault();
    const times = event.shiftKey ? 10 : 1;
    press([way[0] * times, way[1] * times]);
  });
  for (const type of ["lostpointercapture", "keyup", "blur"]) hand.addEventListener(type, release);
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

/** Where these parameters lie, in pixels; null where they are no numbers. @param {Landscape} landscape @param {Nested} parameters @param {Box} box @returns {[number, number] | null} */
function placeOf(landscape, parameters, box) {
  const x = valueAt(parameters, landscape.x), y = valueAt(parameters, landscape.y);
  if (x === null || y === null) return null;
  const map = mapping(extentOf(landscape), box);
  return [map.x(within(x, landscape.x_values)), map.y(within(y, landscape.y_values))];
}

/** A line through the places with a dot at each. @param {([number, number] | null)[]} places */
function wayThrough(places) {
  const points = places.filter((place) => place !== null).map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return points.length > 1 ? `M${points.join("L")}${points.map((point) => `M${point}h0`).join("")}` : "";
}

/** @param {Landscape} landscape @returns {[[number, number], [number, number]]} */
const extentOf = ({ x_values: x, y_values: y }) => [[x[0], x[x.length - 1]], [y[0], y[y.length - 1]]];

/** @param {number} value @param {number[]} values  ascending */
const within = (value, values) => Math.max(values[0], Math.min(values[values.length - 1], value));
