/** @import { mapping } from "../plot.js" */
/** @import { DatasetInfo, Samples, Split, Stroke } from "../types.js" */

/**
 * What a brush, an eraser or a hand does to points, before the server has told it. Pixels are those of
 * the plane's box.
 *
 * @typedef {[number, number]} Place  in pixels
 */

/** Pixels of the way from one point of a stroke to the next. */
export const APART = 10;

/**
 * Places along the way from one place to the other, scattered evenly over the brush.
 * @param {Place} from @param {Place} to @param {number} radius  of the brush
 * @param {number} left  pixels of the way to the next of them
 * @param {() => number} [random]  from 0 to 1
 * @returns {{places: Place[], left: number}}
 */
export function sprayed(from, to, radius, left, random = Math.random) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  /** @type {Place[]} */
  const places = [];
  let at = left;
  for (; at <= length; at += APART) {
    // The root makes the places as many to an area in the middle of the brush as at its rim.
    const part = length && at / length, aside = radius * Math.sqrt(random()), angle = 2 * Math.PI * random();
    places.push([from[0] + part * (to[0] - from[0]) + aside * Math.cos(angle), from[1] + part * (to[1] - from[1]) + aside * Math.sin(angle)]);
  }
  return { places, left: at - length };
}

/** Which points lie within the radius of the way from one place to the other. @param {[number, number][]} points @param {ReturnType<typeof mapping>} map @param {Place} from @param {Place} to @param {number} radius @returns {number[]} their indices */
export const touched = (points, map, from, to, radius) => points.flatMap(([x, y], index) => (distance([map.x(x), map.y(y)], from, to) <= radius ? [index] : []));

/** From a place to the nearest one of the way. @param {Place} place @param {Place} from @param {Place} to */
function distance([x, y], [x0, y0], [x1, y1]) {
  const across = x1 - x0, up = y1 - y0;
  const part = Math.max(0, Math.min(1, ((x - x0) * across + (y - y0) * up) / (across ** 2 + up ** 2 || 1)));
  return Math.hypot(x - x0 - part * across, y - y0 - part * up);
}

/**
 * The samples as the server will have them, so that what is painted is seen at once, and the next stroke
 * names the right ones. What the network makes of new points only the server knows: they have no inputs.
 * @param {Samples} samples @param {Stroke} stroke @param {DatasetInfo} dataset @returns {Samples}
 */
export function afterStroke(samples, stroke, dataset) {
  const { inputs, points, targets } = samples[stroke.split];
  const others = { ...samples };
  if (stroke.type === "paint") {
    others[stroke.split] = {
      inputs: [...inputs, ...stroke.points.map(() => [])],
      points: [...points, ...stroke.points.map(([x, y]) => /** @type {[number, number]} */ ([x, y]))],
      targets: [...targets, ...stroke.points.map((point) => targetsOf(point[point.length - 1], dataset))],
    };
  } else if (stroke.type === "erase") {
    const gone = new Set(stroke.samples);
    const left = (/** @type {any[]} */ all) => all.filter((_, index) => !gone.has(index));
    others[stroke.split] = { inputs: left(inputs), points: left(points), targets: left(targets) };
  } else {
    const { sample, to } = stroke;
    others[stroke.split] = { inputs, points: points.with(sample, to), targets: dataset.curve ? targets.with(sample, [to[1]]) : targets };
  }
  return others;
}

/** @param {number} last  a class by its place, or a number @param {DatasetInfo} dataset */
const targetsOf = (last, { kind, class_names: names }) => (kind === "multiclass" ? names.map((_, place) => Number(place === last)) : [last]);

/** All samples as rows of own data: the inputs of each, then its class or its number. @param {Samples} samples @param {DatasetInfo} dataset @returns {number[][]} */
export function rowsOf({ train, test }, { kind, curve }) {
  const rows = (/** @type {Samples[Split]} */ { points, targets }) => points.map((point, i) => (curve ? [...point] : [...point, kind === "multiclass" ? targets[i].indexOf(1) : targets[i][0]]));
  return [...rows(train), ...rows(test)];
}
