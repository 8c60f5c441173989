/** Numbers that travel as bytes, and arithmetic on whole arrays of them. */

const TYPES = { f4: Float32Array, i1: Int8Array, u1: Uint8Array };

/**
 * The typed-array form that plotly.js reads, as an array and its shape.
 * @param {{dtype: string, bdata: string, shape: string}} packed
 */
export function unpack({ dtype, bdata, shape }) {
  const Type = TYPES[/** @type {keyof typeof TYPES} */ (dtype)];
  if (!Type) throw new TypeError(`cannot read numbers of type ${dtype}`);
  const text = atob(bdata);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return { values: new Type(bytes.buffer), shape: shape.split(",").map(Number) };
}

/**
 * @param {Float32Array} from
 * @param {Float32Array} to  of the same length
 * @param {number} part  from 0 to 1
 */
export function between(from, to, part) {
  const out = new Float32Array(to.length);
  for (let i = 0; i < to.length; i++) out[i] = from[i] + (to[i] - from[i]) * part;
  return out;
}

/**
 * At most `most` items at even distances, the first and the last among them.
 * @template T
 * @param {T[]} items
 * @param {number} most
 */
export function thinned(items, most) {
  if (items.length <= most) return items;
  const stride = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => items[Math.round(i * stride)]);
}
