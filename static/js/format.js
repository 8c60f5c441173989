/** Numbers as people read them: a true minus, and never 0.000 for what is not zero. */

/** @param {string} text */
const trueMinus = (text) => text.replace("-", "−");

/** @param {number | null | undefined} value @param {number} [digits] */
export function fixed(value, digits = 2) {
  if (value === null || value === undefined) return "–";
  if (Math.abs(value) >= 1e6) return short(value);
  const text = value.toFixed(Math.max(0, digits - spare(value)));
  return Number(text) === 0 ? text.replace("-", "") : trueMinus(text);
}

/** One digit and a power of ten: 4e−4, −7e13. @param {number} value */
const short = (value) => value.toExponential(0).replaceAll("-", "−").replace("+", "");

/** A long number needs fewer decimals. @param {number} value */
const spare = (value) => (Math.abs(value) >= 1000 ? 2 : Math.abs(value) >= 100 ? 1 : 0);

/** With its sign, in three digits; below 0.0005 as 4e−4. @param {number | null | undefined} value */
export function signed(value) {
  if (value === null || value === undefined) return "–";
  const sign = value < 0 ? "−" : "+";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 0.0005 || size >= 1e5) return sign + short(size);
  return sign + size.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 3);
}

/** With its sign and so many significant digits, for numbers that one multiplies by hand. @param {number | null | undefined} value @param {number} digits */
export function significant(value, digits) {
  if (value === null || value === undefined) return "–";
  return (value < 0 ? "−" : "+") + plain(Number(Math.abs(value).toPrecision(digits)));
}

/**
 * So many decimals, and for small numbers so many digits that count, since one calculates with them.
 * @param {number | null} value @param {number} digits
 */
export function precise(value, digits) {
  if (value === null) return "–";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 1e-5 || size >= 1e6) return trueMinus(value.toExponential(digits - 1)).replace("e-", "e−").replace("e+", "e");
  const zeros = size < 0.1 ? Math.ceil(-Math.log10(size)) - 1 : 0;
  const text = value.toFixed(digits + zeros);
  // What is short by itself, as a given target is, needs no noughts behind it.
  return plain(value).length <= text.length ? plain(value) : trueMinus(text);
}

/** @param {number | null | undefined} fraction */
export function percent(fraction) {
  return fraction === null || fraction === undefined ? "–" : `${(100 * fraction).toFixed(1)} %`;
}

/** A share that was set, or counted in a few: 60 %, 62.5 %. @param {number} fraction */
export const share = (fraction) => percent(fraction).replace(".0 ", " ");

/** As short as it can be said without loss. @param {number} value */
export const plain = (value) => String(value).replaceAll("-", "−").replace("+", "");

/** @param {number | null | undefined} value */
export const signOf = (value) => ((value ?? 0) < 0 ? "neg" : "pos");

/**
 * What was typed: a point or a comma for decimals, any minus; null when it is not a finite number.
 * @param {string} text
 */
export function parseNumber(text) {
  const cleaned = text.trim().replace("−", "-").replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cleaned)) return null;
  const value = Number(cleaned);
  return Number.isFinite(value) ? value : null;
}
