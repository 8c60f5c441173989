/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { setText, svg } from "../dom.js";
import { fixed } from "../format.js";
import { PAGE_INK, classOf, faceOf, shapeOf } from "../marks.js";
import { farthest } from "../reach.js";

/** The curve is drawn somewhat beyond black and white, so that a threshold out there can be seen. */
export const LOW = -0.2, HIGH = 1.2;
/** The picture in its own units, and in it the curve's place. */
const WIDTH = 400, HEIGHT = 236, LEFT = 26, RIGHT = 394, TOP = 26, BOTTOM = 204;
const BIAS = "biases.0.0";
/** What an arrow key does to the threshold, and what a page key does. */
const NUDGE = 0.01, LEAP = 0.1;

const xOf = (/** @type {number} */ value) => LEFT + ((value - LOW) / (HIGH - LOW)) * (RIGHT - LEFT);
const yOf = (/** @type {number} */ output) => BOTTOM - output * (BOTTOM - TOP);

/**
 * The output over one pixel's brightness, with the samples, and the threshold that can be dragged: it
 * moves by the bias alone.
 * @param {Store} store @param {Commands} commands
 */
export function sCurve(store, commands) {
  const samples = svg("g", { class: "samples" });
  const curve = svg("path", { class: "curve" }), here = svg("g", { class: "here" }, svg("path"), svg("circle", { r: 5 }));
  const title = svg("text", { y: TOP - 12, "text-anchor": "middle" });
  const line = svg("path", { d: `M0 ${TOP - 6}V${BOTTOM}` });
  const handle = svg("g", { class: "threshold", tabindex: 0, role: "slider", "aria-label": "Threshold", "aria-valuemin": LOW, "aria-valuemax": HIGH }, svg("rect", { x: -22, y: 0, width: 44, height: HEIGHT }), line, svg("circle", { cy: yOf(0.5), r: 7 }), title);
  const none = svg("text", { class: "none", x: (LEFT + RIGHT) / 2, y: TOP - 12, "text-anchor": "middle" });
  const picture = svg("svg", { class: "scurve", viewBox: `0 0 ${WIDTH} ${HEIGHT}` }, ...frame(), samples, curve, here, handle, none);

  /** The bias that puts the threshold here; -b/w is where z is 0. @param {number} at */
  const moveTo = (at) => {
    const weight = store.state.parameters.weights[0][0][0] ?? 0;
    const bias = -weight * Math.max(LOW, Math.min(HIGH, at));
    if (movable(store.state) && Math.abs(bias) <= farthest(store.state)) commands.drag(BIAS, bias);
  };
  listen(picture, handle, store, commands, moveTo);
  return {
    element: picture,
    /** @param {State} state */
    paintSamples({ samples: all, dataset }) {
      const marks = (all?.train.points ?? []).map(([x], i) => {
        const targets = /** @type {import("../types.js").Samples} */ (all).train.targets[i], face = faceOf(targets, dataset, PAGE_INK);
        return svg("path", { d: shapeOf(face.shape, xOf(x), yOf(classOf(targets)), 3), style: `fill:${face.fill}` });
      });
      samples.replaceChildren(...marks);
    },
    /** @param {State} state */
    paint(state) {
      const { profile, pointer, dataset } = state;
      if (!profile) return;
      curve.setAttribute("d", `M${profile.values.map((value, i) => `${xOf(value).toFixed(1)} ${yOf(profile.outputs[0][i] ?? 0).toFixed(1)}`).join("L")}`);
      const threshold = profile.crossings?.[0];
      handle.style.display = threshold === undefined ? "none" : "";
      setText(none, threshold === undefined ? `no threshold in sight: it always says ${dataset.class_names[(profile.outputs[0][0] ?? 0) > 0.5 ? 1 : 0]}` : "");
      if (threshold !== undefined) {
        handle.setAttribute("transform", `translate(${xOf(threshold).toFixed(2)} 0)`);
        handle.setAttribute("aria-valuenow", threshold.toFixed(3));
        handle.setAttribute("aria-disabled", String(!movable(state)));
        setText(title, `threshold ${fixed(threshold, 3)}`);
        title.setAttribute("x", String(Math.max(60 - xOf(threshold), Math.min(WIDTH - 60 - xOf(threshold), 0))));
      }
      if (!pointer) return;
      const x = xOf(pointer.point[0]), y = yOf(pointer.outputs[0] ?? 0);
      here.firstElementChild?.setAttribute("d", `M${x} ${BOTTOM}V${y}H${LEFT}`);
      here.lastElementChild?.setAttribute("transform", `translate(${x} ${y})`);
    },
  };
}

/** One neuron alone has a threshold that its bias moves, unless it has no slope or the biases are off. @param {State} state */
const movable = ({ units, document, parameters }) => units.length === 2 && document.network.use_biases && !document.locked.includes(BIAS) && !!parameters.weights[0][0][0];

/** @param {SVGSVGElement} picture @param {SVGGElement} handle @param {Store} store @param {Commands} commands @param {(at: number) => void} moveTo */
function listen(picture, handle, store, commands, moveTo) {
  const valueAt = (/** @type {PointerEvent} */ event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM()?.inverse());
    return LOW + ((at.x - LEFT) / (RIGHT - LEFT)) * (HIGH - LOW);
  };
  let off = 0;
  handle.addEventListener("pointerdown", (event) => {
    if (event.button || !movable(store.state)) return;
    handle.setPointerCapture(event.pointerId);
    off = valueAt(event) - Number(handle.getAttribute("aria-valuenow"));
    store.set({ lit: BIAS });
  });
  handle.addEventListener("pointermove", (event) => handle.hasPointerCapture(event.pointerId) && moveTo(valueAt(event) - off));
  handle.addEventListener("lostpointercapture", () => commands.release());
  handle.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -NUDGE, ArrowDown: -NUDGE, ArrowRight: NUDGE, ArrowUp: NUDGE, PageDown: -LEAP, PageUp: LEAP }[event.key];
    if (!way) return;
    event.preventDefault();
    moveTo(Number(handle.getAttribute("aria-valuenow")) + way);
  });
  handle.addEventListener("keyup", () => commands.release());
  handle.addEventListener("focus", () => store.set({ lit: BIAS }));
}

/** Axes from black to white and from 0 to 1. */
function frame() {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  return [
    svg("path", { class: "axes", d: `M${LEFT} ${BOTTOM}H${RIGHT}M${LEFT} ${yOf(1)}H${RIGHT}` }),
    svg("path", { class: "half", d: `M${LEFT} ${yOf(0.5)}H${RIGHT}` }),
    ...ticks.map((value) => svg("text", { x: xOf(value), y: BOTTOM + 15, "text-anchor": "middle" }, String(value))),
    svg("text", { x: (LEFT + RIGHT) / 2, y: HEIGHT - 2, "text-anchor": "middle" }, "brightness of the pixel"),
    ...[0, 0.5, 1].map((value) => svg("text", { x: LEFT - 5, y: yOf(value) + 4, "text-anchor": "end" }, String(value))),
  ];
}
