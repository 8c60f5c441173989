/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Sample, Split, State, Stroke } from "../types.js" */
/** @import { Place } from "./strokes.js" */
import { splitsShown } from "../marks.js";
import { mapping } from "../plot.js";
import { nearest } from "../pointing.js";
import { APART, afterStroke, sprayed, touched } from "./strokes.js";

/** A point is meant within so many pixels, however small the brush. */
const NEAR = 14;

/**
 * What a hand does on the plane with what it holds, from where it is put down until it is lifted. What it
 * does is seen at once, and sent in the same frame.
 * @param {Store} store @param {Commands} commands
 */
export function createHand(store, commands) {
  const { state } = store;
  /** @type {Place} */
  let at = [0, 0];
  let left = APART;
  /** @type {Sample | null} the point that is carried */
  let carried = null;

  const map = () => mapping(state.dataset.extent, state.plane);
  /** @param {Stroke[]} strokes */
  const make = (strokes) => {
    if (!state.samples || !strokes.length) return;
    store.set({ ahead: true, hovered: null, samples: strokes.reduce((samples, stroke) => afterStroke(samples, stroke, state.dataset), state.samples) });
    commands.stroke(...strokes);
  };
  /** @param {Place[]} places @returns {number} of points */
  const paint = (places) => {
    if (!state.brush) return 0;
    const { place, height, split } = state.brush, { data } = map();
    const points = places.filter((each) => isWithin(each, state)).map((each) => {
      const point = data(...each);
      return state.dataset.curve ? point : [...point, state.dataset.kind === "regression" ? height : place];
    });
    if (points.length) make([{ type: "paint", split, points }]);
    return points.length;
  };
  /** @param {Place[]} way @returns {number} of points */
  const erase = (way) => {
    const radius = Math.max(NEAR / 2, state.brush?.radius ?? 0);
    /** @param {Split} split @returns {number[]} */
    const met = (split) => [...new Set(way.flatMap((to, i) => touched(state.samples?.[split].points ?? [], map(), way[i - 1] ?? at, to, radius)))];
    const strokes = erasing(met, splitsShown(state));
    make(strokes);
    return strokes.reduce((count, { samples }) => count + samples.length, 0);
  };
  /** @param {Place} to */
  const carry = (to) => {
    if (carried) make([{ type: "move", split: carried.split, sample: carried.index, to: map().data(...within(to, state)) }]);
  };
  const under = (/** @type {Place} */ place, /** @type {number} */ near) => (state.samples ? nearest(state.samples, splitsShown(state), map(), ...place, near) : null);

  return {
    get carried() {
      return carried;
    },
    /** The point that would be taken. @param {Place} place @param {number} [near]  in pixels */
    under: (place, near = NEAR) => under(place, near),
    /** Puts down what it holds. @param {Place} place @param {number} [near] @returns {number} how many points it painted, erased or took */
    put(place, near = NEAR) {
      at = place;
      left = APART;
      if (state.brush?.tool === "brush") return paint([place]);
      if (state.brush?.tool === "eraser") return erase([place]);
      carried = under(place, near);
      return carried ? 1 : 0;
    },
    /** Goes on along a way. @param {Place[]} way */
    go(way) {
      if (!way.length) return;
      if (state.brush?.tool === "move") carry(way[way.length - 1]);
      else if (state.brush?.tool === "eraser") erase(way);
      else paint(way.flatMap((to, i) => {
        const spray = sprayed(way[i - 1] ?? at, to, state.brush?.radius ?? 0, left);
        left = spray.left;
        return spray.places;
      }));
      at = way[way.length - 1];
    },
    lift() {
      carried = null;
      commands.release();
    },
    /** Takes all points away, those for testing first, since some must be left to learn from as long as there are such. */
    clear() {
      make(erasing((split) => [...(state.samples?.[split].points.keys() ?? [])], ["test", "train"]));
      commands.release();
    },
  };
}

/** @typedef {ReturnType<typeof createHand>} Hand */

/** @param {(split: Split) => number[]} which @param {Split[]} splits @returns {Extract<Stroke, {type: "erase"}>[]} */
function erasing(which, splits) {
  const all = splits.map((split) => ({ type: /** @type {const} */ ("erase"), split, samples: which(split) }));
  return all.filter(({ samples }) => samples.length);
}

/** The place, or the nearest one on the plane. @param {Place} place @param {Pick<State, "plane">} state @returns {Place} */
export const within = ([x, y], { plane: { width, height } }) => [Math.max(0, Math.min(width, x)), Math.max(0, Math.min(height, y))];

/** Beside the plane nothing is seen, so nothing is painted there. @param {Place} place @param {Pick<State, "plane">} state */
const isWithin = ([x, y], { plane: { width, height } }) => x >= 0 && x <= width && y >= 0 && y <= height;
