/**
 * Straight lines w·x + b = 0 on a plane: where they run, how they are moved and turned. Lengths and
 * angles are those of the data.
 *
 * @typedef {[number, number]} Place
 * @typedef {{w: Place, b: number}} Line
 * @typedef {[[number, number], [number, number]]} Extent  of x1 and of x2
 */

/** @param {Place} w @param {Place} x */
export const dot = (w, x) => w[0] * x[0] + w[1] * x[1];

/** The way along the line, with its positive side on the right. @param {Line} line @returns {Place} */
export function along({ w }) {
  const size = Math.hypot(...w);
  return [-w[1] / size, w[0] / size];
}

/**
 * The two ends of the line within the extent, in the order of `along`; null when it is not within it.
 * @param {Line} line @param {Extent} extent
 * @returns {[Place, Place] | null}
 */
export function visiblePart(line, extent) {
  const size = Math.hypot(...line.w);
  if (!(size > 0 && Number.isFinite(line.b / size))) return null;
  const foot = line.w.map((each) => (-line.b / size) * (each / size));
  const way = along(line);
  let from = -Infinity, to = Infinity;
  for (const axis of [0, 1]) {
    const [low, high] = extent[axis];
    if (way[axis] === 0) {
      if (foot[axis] < low || foot[axis] > high) return null;
      continue;
    }
    const ends = [(low - foot[axis]) / way[axis], (high - foot[axis]) / way[axis]];
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  }
  const at = (/** @type {number} */ t) => /** @type {Place} */ ([foot[0] + t * way[0], foot[1] + t * way[1]]);
  return from < to ? [at(from), at(to)] : null;
}

/** @param {Place} a @param {Place} b @returns {Place} */
export const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** The same weights, the bias such that w·x + b at `place` is `rest`, nothing for a line through it. @param {Line} line @param {Place} place @param {number} [rest] @returns {Line} */
export const movedTo = ({ w }, place, rest = 0) => ({ w, b: rest - dot(w, place) });

/** Turned around a place of its own, counter-clockwise; |w| stays. @param {Line} line @param {Place} pivot @param {number} angle  in radians @returns {Line} */
export function turned({ w }, pivot, angle) {
  const cos = Math.cos(angle), sin = Math.sin(angle);
  return movedTo({ w: [cos * w[0] - sin * w[1], sin * w[0] + cos * w[1]], b: 0 }, pivot);
}

/** The direction from one place to another, in radians. @param {Place} from @param {Place} to */
export const direction = (from, to) => Math.atan2(to[1] - from[1], to[0] - from[0]);
