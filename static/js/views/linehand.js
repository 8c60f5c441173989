/** @import { Commands } from "../commands.js" */
/** @import { Line, Place } from "../geometry.js" */
/** @import { Store } from "../store.js" */
import { direction, dot, middle, movedTo, turned, visiblePart } from "../geometry.js";
import { pathOf } from "../names.js";
import { mapping } from "../plot.js";
import { farthest } from "../reach.js";
import { columnsOfPlane, linesOf } from "../unitlines.js";

/** Pixels that a pointer must go until it drags. */
const STILL = 4;
/** What one key press does: this part of the plane's width, or this angle. */
const NUDGE = 0.01;
const TURN = Math.PI / 90;
/** The pointer means no place farther out than this part of the plane. */
const INSIDE = 0.98;

/**
 * Moving and turning the lines, by pointer and by keys. A line moves by its bias, and turns around the
 * middle of what is seen of it by its weights; without biases it turns around the origin.
 * @param {HTMLElement} root @param {SVGElement} picture @param {Store} store @param {Commands} commands
 */
export function holdLines(root, picture, store, commands) {
  const hand = createHand(store, commands);
  listenToPointer(root, picture, store, commands, hand);
  listenToKeys(picture, store, hand);
}

/** @typedef {ReturnType<typeof createHand>} Hand */

/** What a hand can do to a line, and what is sent of it. Where a line was put it stays until the server has it, since frames come late. @param {Store} store @param {Commands} commands */
function createHand(store, commands) {
  const { state } = store;
  let held = false;
  store.react(["revision"], () => {
    if (state.line && !held && !commands.behind()) store.set({ line: null });
  });
  return {
    /** @param {number} unit @returns {Line} */
    lineOf: (unit) => (state.line?.unit === unit ? state.line.line : linesOf(state)[unit]),
    /** The place around which it turns. @param {Line} line @returns {Place} */
    pivotOf(line) {
      const ends = state.document.network.use_biases && visiblePart(line, state.dataset.extent);
      return ends ? middle(...ends) : [0, 0];
    },
    /** It must stay in sight, or it could not be taken hold of again. @param {number} unit @param {Line} line */
    put(unit, line) {
      const values = [...line.w, line.b];
      if (!visiblePart(line, state.dataset.extent) || values.some((value) => Math.abs(value) > farthest(state))) return;
      const before = this.lineOf(unit);
      held = true;
      store.set({ line: { unit, line } });
      columnsOfPlane(state)?.forEach((column, i) => line.w[i] !== before.w[i] && commands.drag(pathOf(0, unit, column), line.w[i]));
      if (state.document.network.use_biases) commands.drag(pathOf(0, unit, null), line.b);
    },
    letGo() {
      held = false;
      if (!commands.behind()) store.set({ line: null });
      commands.release();
    },
    /** @param {number} unit */
    select: (unit) => store.set({ unit: state.units[1][unit], lit: pathOf(0, unit, null) }),
  };
}

/** The line that an event is about, by its unit. @param {Event} event @param {Store} store */
function unitAt({ target }, { state }) {
  const name = /** @type {Element} */ (target).closest("[data-line-of]")?.getAttribute("data-line-of");
  return name ? state.units[1].indexOf(name) : -1;
}

/** @typedef {{id: number, unit: number, line: Line, from: Place, pivot: Place, turns: boolean, x: number, y: number, moved: boolean}} Press */

/**
 * A press that does not move means the point beneath, and where there is none, the line's unit.
 * @param {HTMLElement} root @param {SVGElement} picture @param {Store} store @param {Commands} commands @param {Hand} hand
 */
function listenToPointer(root, picture, store, commands, hand) {
  const { state } = store;
  /** @type {Press | null} */
  let press = null;
  let pressed = -1;
  let dropped = false;

  /** @param {PointerEvent} event */
  const begin = (event) => {
    const unit = (pressed = unitAt(event, store));
    // A finger that has not chosen this line may want to scroll.
    if (press || unit < 0 || event.button || (event.pointerType !== "mouse" && state.unit !== state.units[1][unit])) return;
    const line = hand.lineOf(unit);
    const turns = !state.document.network.use_biases || !!(/** @type {Element} */ (event.target).closest(".knob"));
    press = { id: event.pointerId, unit, line, turns, from: placeOf(event, picture, store), pivot: hand.pivotOf(line), x: event.clientX, y: event.clientY, moved: false };
    picture.setPointerCapture(event.pointerId);
  };
  /** @param {PointerEvent} event @param {Press} press */
  const drag = (event, press) => {
    if (!press.moved && Math.hypot(event.clientX - press.x, event.clientY - press.y) < STILL) return;
    if (!press.moved) {
      press.moved = true;
      hand.select(press.unit);
      store.set({ hovered: null, pointer: null });
      commands.point(null);
    }
    const { unit, line, from, pivot, turns } = press;
    const to = placeOf(event, picture, store);
    hand.put(unit, turns ? turned(line, pivot, direction(pivot, to) - direction(pivot, from)) : movedTo(line, to, dot(line.w, from) + line.b));
  };

  picture.addEventListener("pointerdown", begin);
  picture.addEventListener("pointermove", (event) => {
    if (press?.id !== event.pointerId) return;
    event.stopPropagation();
    drag(event, press);
  });
  // Browsers heed touch-action on a whole picture, not on a line of it: a drag keeps the page from scrolling.
  picture.addEventListener("touchmove", (event) => press && event.preventDefault(), { passive: false });
  // Of the document, since a line that is gone tells nobody else that it was let go.
  document.addEventListener("lostpointercapture", () => {
    if (press?.moved) hand.letGo();
    dropped = !!press?.moved;
    press = null;
  });
  root.addEventListener("pointerdown", () => ([pressed, dropped] = [-1, false]), true);
  root.addEventListener("click", (event) => dropped && event.stopPropagation(), true);
  root.addEventListener("click", () => pressed >= 0 && !state.hovered && hand.select(pressed));
  lightOnHover(picture, store, () => !!press);
}

/** Within the plane, and not so near to its edge that a mere corner of line were left. @param {PointerEvent} event @param {SVGElement} picture @param {Store} store @returns {Place} */
function placeOf({ clientX, clientY }, picture, { state: { dataset, plane } }) {
  const { left, top } = picture.getBoundingClientRect();
  const place = mapping(dataset.extent, plane).data(clientX - left, clientY - top);
  const inside = (/** @type {0 | 1} */ axis) => Math.max(INSIDE * dataset.extent[axis][0], Math.min(INSIDE * dataset.extent[axis][1], place[axis]));
  return [inside(0), inside(1)];
}

/** The bias of the line under the mouse is what is spoken of. @param {SVGElement} picture @param {Store} store @param {() => boolean} busy */
function lightOnHover(picture, store, busy) {
  picture.addEventListener("pointerover", (event) => {
    const unit = unitAt(event, store);
    if (unit >= 0 && event.pointerType === "mouse" && !busy()) store.set({ lit: pathOf(0, unit, null) });
  });
  picture.addEventListener("pointerout", (event) => {
    const unit = unitAt(event, store);
    if (unit < 0 || busy() || store.state.lit !== pathOf(0, unit, null)) return;
    store.set({ lit: document.activeElement?.closest("[data-row]")?.getAttribute("data-row") ?? null });
  });
}

/** Up and down (or right and left of an upright line) move it, left and right turn it; from the first key to the last let go is one gesture. @param {SVGElement} picture @param {Store} store @param {Hand} hand */
function listenToKeys(picture, store, hand) {
  const { state } = store;
  /** @type {Place | null} the pivot of a turn, until the line is moved */
  let pivot = null;
  let down = false;

  /** @param {number} unit @param {string} key @returns {Line | null} */
  const after = (unit, key) => {
    const line = hand.lineOf(unit);
    const angle = { ArrowLeft: TURN, ArrowRight: -TURN }[key];
    if (angle) return turned(line, (pivot ??= hand.pivotOf(line)), angle);
    pivot = null;
    const way = { ArrowUp: 1, ArrowDown: -1 }[key];
    if (!way || !state.document.network.use_biases) return null;
    const [low, high] = state.dataset.extent[0];
    const upward = line.w[1] || line.w[0];
    return { w: line.w, b: line.b - Math.sign(upward) * way * NUDGE * (high - low) * Math.hypot(...line.w) };
  };
  picture.addEventListener("keydown", (event) => {
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    event.stopPropagation();
    const unit = unitAt(event, store);
    const line = unit < 0 ? null : after(unit, event.key);
    if (!line) return;
    down = true;
    hand.put(unit, line);
  });
  for (const type of ["keyup", "focusout"])
    picture.addEventListener(type, () => {
      if (down) hand.letGo();
      down = false;
      if (type === "focusout") pivot = null;
    });
  picture.addEventListener("focusin", (event) => {
    const unit = unitAt(event, store);
    if (unit >= 0) store.set({ lit: pathOf(0, unit, null) });
  });
}
