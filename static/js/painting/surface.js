/** @import { Hand } from "./hand.js" */
/** @import { Store } from "../store.js" */
/** @import { Sample, State } from "../types.js" */
/** @import { Place } from "./strokes.js" */
import { html, placeBox, setText, svg } from "../dom.js";
import { fixed } from "../format.js";
import { classOf } from "../marks.js";
import { mapping } from "../plot.js";
import { nearOf } from "../pointing.js";
import { within } from "./hand.js";

/** What one key press moves the cross: this part of the plane's width, and with Shift this. */
const NUDGE = { usual: 0.02, large: 0.1 };
/** What is under a pointer that rests; a finger covers what it means, so it shows nothing. */
const CROSS = 7;

/**
 * The plane as it lies under the hand while points are painted: over all else, so that nothing else answers.
 * @param {HTMLElement} root  the plane @param {Store} store @param {Hand} hand
 */
export function surfaceOf(root, store, hand) {
  const disc = svg("circle", { class: "disc" }), ring = svg("circle", { class: "taken", r: 9 }), cross = svg("path", { class: "cross", d: `M${-CROSS} 0H${CROSS}M0 ${-CROSS}V${CROSS}` });
  const surface = html("div", { class: "surface-to-paint", tabindex: 0, role: "application", "aria-label": "The plane, to be painted on", "aria-describedby": "paint-help" },
    svg("svg", { "aria-hidden": "true" }, disc, ring, cross),
    html("span", { id: "paint-help", hidden: true }, "Arrow keys move the cross, with Shift farther. Enter or Space paints or erases there, or takes a point and lets it go."));
  const said = html("p", { class: "visually-hidden", role: "status" });
  root.append(surface, said);
  /** @type {{at: Place, byKey: boolean} | null} */
  let cursor = null;
  const draw = () => {
    const { brush, plane, painting } = store.state;
    surface.hidden = !painting;
    if (!brush || !plane || !painting) return;
    placeBox(surface, plane);
    const shown = cursor;
    const moving = brush.tool === "move", meant = shown && moving ? ringed(store.state, hand.carried ?? hand.under(shown.at)) : null;
    for (const mark of [disc, cross]) mark.setAttribute("transform", `translate(${shown?.at.join() ?? "0"})`);
    disc.style.display = shown && !moving ? "" : "none";
    disc.setAttribute("r", String(brush.radius));
    cross.style.display = shown?.byKey ? "" : "none";
    ring.style.display = meant ? "" : "none";
    if (meant) ring.setAttribute("transform", `translate(${meant.join()})`);
    surface.dataset.tool = brush.tool;
  };
  /** @param {typeof cursor} to */
  const show = (to) => {
    cursor = to;
    draw();
  };
  store.paint(["painting", "brush", "plane", "samples"], draw);
  listenToPointer(surface, store, hand, show);
  listenToKeys(surface, store, hand, () => cursor, show, (words) => setText(said, words));
}

/** @typedef {{at: Place, byKey: boolean} | null} Cursor */

/** Where a sample lies. @param {State} state @param {Sample | null} sample @returns {Place | null} */
function ringed({ samples, dataset, plane }, sample) {
  const point = sample && samples?.[sample.split].points[sample.index];
  const map = mapping(dataset.extent, plane);
  return point ? [map.x(point[0]), map.y(point[1])] : null;
}

/**
 * What a pointer does between two frames is done at once.
 * @param {HTMLElement} surface @param {Store} store @param {Hand} hand @param {(cursor: Cursor) => void} show
 */
function listenToPointer(surface, store, hand, show) {
  /** @type {number | null} the pointer that is down */
  let down = null;
  /** @type {Place[]} */
  let way = [];
  let waits = false;

  const placeOf = (/** @type {PointerEvent} */ event) => {
    const { left, top } = surface.getBoundingClientRect();
    return /** @type {Place} */ ([event.clientX - left - surface.clientLeft, event.clientY - top - surface.clientTop]);
  };
  const follow = () => {
    waits = false;
    hand.go(way);
    way = [];
  };
  const lift = () => {
    if (down === null) return;
    down = null;
    follow();
    hand.lift();
  };
  surface.addEventListener("pointerdown", (event) => {
    if (down !== null || event.button) return;
    down = event.pointerId;
    surface.setPointerCapture(down);
    show(event.pointerType === "touch" ? null : { at: placeOf(event), byKey: false });
    hand.put(placeOf(event), nearOf(event));
  });
  surface.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") show({ at: placeOf(event), byKey: false });
    if (event.pointerId !== down) return;
    way.push(...(event.getCoalescedEvents().length ? event.getCoalescedEvents() : [event]).map(placeOf));
    if (!waits) requestAnimationFrame(follow);
    waits = true;
  });
  surface.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && event.pointerId !== down && show(null));
  for (const type of /** @type {const} */ (["pointerup", "lostpointercapture"])) surface.addEventListener(type, (event) => event.pointerId === down && lift());
  // What is refused goes no farther; and whoever ends painting lets go of what he holds.
  store.react(["complaint", "painting"], ({ complaint, painting }) => {
    if (!complaint && painting) return;
    way = [];
    if (down !== null) lift();
    else if (hand.carried) hand.lift();
  });
}

/**
 * A cross instead of a pointer, told in words.
 * @param {HTMLElement} surface @param {Store} store @param {Hand} hand @param {() => Cursor} cursor @param {(cursor: Cursor) => void} show @param {(words: string) => void} say
 */
function listenToKeys(surface, store, hand, cursor, show, say) {
  const middle = () => /** @type {Place} */ ([store.state.plane.width / 2, store.state.plane.height / 2]);
  const act = (/** @type {Place} */ at) => {
    const { brush } = store.state;
    if (hand.carried) {
      hand.lift();
      return say(`Let go at ${placeInWords(at, store.state)}.`);
    }
    const count = hand.put(at);
    if (brush?.tool !== "move" || !count) hand.lift();
    say(`${deed(count, hand.carried, store.state)} at ${placeInWords(at, store.state)}.`);
  };
  surface.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    // To who paints by pointer, Space is what it is on the page.
    const acts = (event.key === "Enter" || event.key === " ") && cursor()?.byKey;
    if ((!way && !acts) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const from = cursor()?.at ?? middle();
    if (!way) return event.repeat ? undefined : act(from);
    const by = store.state.plane.width * (event.shiftKey ? NUDGE.large : NUDGE.usual);
    const at = within([from[0] + by * way[0], from[1] + by * way[1]], store.state);
    show({ at, byKey: true });
    if (hand.carried) hand.go([at]);
    say(placeInWords(at, store.state));
  });
  surface.addEventListener("focus", () => surface.matches(":focus-visible") && !cursor() && show({ at: middle(), byKey: true }));
  surface.addEventListener("blur", () => {
    if (hand.carried) hand.lift();
    if (cursor()?.byKey) show(null);
  });
}

/** @param {Place} at @param {State} state */
function placeInWords(at, { dataset, plane }) {
  const point = mapping(dataset.extent, plane).data(...at);
  return dataset.axes.map((name, i) => `${name} ${fixed(point[i])}`).join(", ");
}

/** What was done. @param {number} count  of points @param {Sample | null} carried @param {State} state */
function deed(count, carried, { brush, dataset, samples }) {
  if (brush?.tool === "brush") return `Painted ${dataset.class_names[brush.place] ?? "a point"}`;
  if (brush?.tool === "eraser") return count ? `Erased ${count === 1 ? "a point" : `${count} points`}` : "Nothing to erase";
  const name = carried && samples ? dataset.class_names[classOf(samples[carried.split].targets[carried.index])] : null;
  return carried ? `Took ${name ? `${name}, ` : ""}${carried.split === "train" ? "training" : "test"} point ${carried.index},` : "No point to take";
}
