/** Formulas in MathML, which browsers draw themselves. */
import { precise } from "./format.js";

const NAMESPACE = "http://www.w3.org/1998/Math/MathML";

/** @typedef {Element | string} Part  a string is an operator, or with a letter in it an identifier */

/** @param {string} tag @param {(Node | string)[]} children */
function element(tag, ...children) {
  const made = document.createElementNS(NAMESPACE, tag);
  made.append(...children);
  return made;
}

/** An operator at its very beginning or end still stands between two things: the next piece's. @param {Part[]} parts */
export function math(...parts) {
  const row = element("mrow", ...parts.filter((part) => part !== "").map(node));
  for (const end of [row.firstElementChild, row.lastElementChild]) if (end?.localName === "mo" && /[=+·−]/.test(end.textContent ?? "")) end.setAttribute("form", "infix");
  return element("math", row);
}

/** @param {Part[]} parts */
export const group = (...parts) => element("mrow", ...parts.map(node));

/** @param {Part} part */
const node = (part) => (typeof part !== "string" ? part : /^\p{L}+′?$/u.test(part) ? element("mi", part) : element("mo", part));

/** @param {string} words */
export const words = (words) => element("mtext", words);

/** @param {string} name @param {string} index */
export const indexed = (name, index) => element("msub", node(name), element("mtext", index));

/** @param {Part} above @param {Part} below */
export const fraction = (above, below) => element("mfrac", element("mrow", node(above)), element("mrow", node(below)));

/** ∂L/∂w. @param {string} of @param {string} by */
export const slope = (of, by) => fraction(group("∂", of), group("∂", by));

/**
 * A number in the colour of its sign; the whole of it is its title.
 * @param {number | null} value @param {number} digits
 * @param {{lit?: boolean, strong?: boolean}} [look]  lit: a parameter that is spoken of
 */
export function number(value, digits, { lit = false, strong = false } = {}) {
  const made = element("mn", precise(value, digits));
  made.setAttribute("class", [value !== null && value < 0 ? "neg" : "pos", lit && "lit", strong && "strong"].filter(Boolean).join(" "));
  made.setAttribute("data-value", String(value));
  made.setAttribute("title", value === null ? "no finite number" : String(value).replace("-", "−"));
  return made;
}

/** As a factor: a negative one stands in brackets. @param {number | null} value @param {number} digits @param {{lit?: boolean}} [look] */
export function factor(value, digits, look) {
  return value !== null && value < 0 ? group("(", number(value, digits, look), ")") : number(value, digits, look);
}

/**
 * A formula of the catalog, such as "½ · (a − t)²", with what stands for its names put in.
 * @param {string} formula @param {Record<string, () => Part>} values  by name: a, t, z, a′; a name may come twice
 */
export function filled(formula, values) {
  const tokens = formula.match(/a′|\p{L}+|\d+|\S/gu) ?? [];
  return group(...tokens.map((token) => values[token]?.() ?? (/^[½\d]+$/.test(token) ? element("mn", token) : /^(above|else)$/.test(token) ? words(`\u00a0${token}\u00a0`) : token)));
}
