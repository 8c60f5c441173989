/** @import { LargeField, State, HistoryPoint, HistoryNews, RawFrame, Walk } from "./types.js" */
import { unpack } from "./arrays.js";

/**
 * A frame as it came, as a patch of the store: bytes unpacked, history news merged in.
 * @param {RawFrame} frame
 * @param {HistoryPoint[]} points  the history so far
 * @returns {Partial<State>}
 */
export function patchFrom(frame, points) {
  const { ack, boundary, hidden, paths, sensitivity, landscape, fields, unit_field, history, ...patch } = frame;
  if (boundary !== undefined) patch.boundary = boundary ? decisionOf(boundary) : undefined;
  // Null ends what was watched; what is not there has not changed.
  if (sensitivity !== undefined) patch.sensitivity = sensitivity && { ...sensitivity, z: firstOutput(sensitivity.z) };
  if (landscape !== undefined) patch.landscape = landscape && { ...landscape, z: unpack(landscape.z).values };
  if (hidden !== undefined) patch.hidden = hidden && { ...decisionOf(hidden), train: pairs(hidden.train), test: pairs(hidden.test) };
  if (paths !== undefined) patch.paths = paths && { ...paths, values: rowsOf(paths.values) };
  if (unit_field !== undefined) patch.unit_field = unit_field && largeField(unit_field);
  if (fields === null) patch.fields = undefined;
  if (fields) patch.fields = Object.fromEntries(Object.entries(fields).map(([name, packed]) => [name, unitField(packed)]));
  if (history) {
    patch.history = history;
    patch.points = mergePoints(points, history);
  }
  if (patch.walk) patch.next = updateOf(patch.walk);
  if (frame.status && frame.status !== "diverged") patch.diverged = null;
  return patch;
}

/**
 * The update that a walk is about, in the form in which one comes without a walk.
 * @param {Walk} walk @returns {State["next"]}
 */
function updateOf({ unit, batch, loss, penalty, learning_rate, layers }) {
  const nested = (/** @type {number[][][]} */ rows) => ({ weights: rows.map((layer) => layer.map((row) => row.slice(0, -1))), biases: rows.map((layer) => layer.map((row) => row[row.length - 1])) });
  const momentum = layers[0].terms.momentum ? nested(layers.map(({ terms }) => terms.momentum)) : null;
  return { unit, batch, loss, penalty, learning_rate, momentum, kept: null, gradients: nested(layers.map(({ gradients }) => gradients)), updates: nested(layers.map(({ updates }) => updates)) };
}

/** A field of the outputs. @param {any} part */
const decisionOf = (part) => ({ ...part, z: firstOutput(part.z), ...(part.margins && { margins: unpack(part.margins).values }) });

/** @param {any} packed  outputs, rows, columns */
function firstOutput(packed) {
  const { values, shape } = unpack(packed);
  return /** @type {Float32Array} */ (values.subarray(0, shape[1] * shape[2]));
}

/** @param {any} packed  samples, 2 @returns {{points: [number, number][]}} */
function pairs(packed) {
  const { values } = unpack(packed);
  return { points: Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i], values[2 * i + 1]]) };
}

/** @param {any} packed  rows, columns @returns {(number | null)[][]} null where there is no finite number */
function rowsOf(packed) {
  const { values, shape: [rows, columns] } = unpack(packed);
  return Array.from({ length: rows }, (_, row) => Array.from(values.subarray(row * columns, (row + 1) * columns), (value) => (Number.isFinite(value) ? value : null)));
}

/** @param {any} part @returns {LargeField} */
function largeField({ z, ...part }) {
  const { values, shape } = unpack(z);
  const scale = Math.max(1, -part.least, part.most);
  return { ...part, values: Float32Array.from(values, (value) => (127 * value) / scale), rows: shape[0], columns: shape[1], scale };
}

/** @param {any} packed */
function unitField(packed) {
  const { values, shape } = unpack(packed);
  return { values: /** @type {Int8Array} */ (values), rows: shape[0], columns: shape[1], scale: packed.scale };
}

/**
 * Acting after going back drops what was ahead: news from an index on replace what stood there.
 * @param {HistoryPoint[]} points @param {HistoryNews} history
 */
export function mergePoints(points, { length, new_points: fresh = [], points: all }) {
  if (all) return all;
  const first = Math.min(length, fresh[0]?.index ?? length);
  const kept = points.length && points[points.length - 1].index >= first ? points.filter((point) => point.index < first) : points;
  return fresh.length ? [...kept, ...fresh] : kept;
}
