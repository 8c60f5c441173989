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
const node = (part) => (typeof part !== "string" ? part : /^[\p{L}\p{M}]+′?$/u.test(part) ? element("mi", part) : element("mo", part));

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

/** A number that has no sign to speak of, as a setting. @param {number | null} value @param {number} digits */
export function setting(value, digits) {
  const made = number(value, digits);
  made.removeAttribute("class");
  return made;
}

/** What a formula calls by several letters; other words are a person's. */
const FUNCTIONS = /^(exp|ln|max|min|tanh|cosh|sigmoid|sin|cos)$/;
const TOKENS = /a′|(?:\p{L}\p{M}*)+|\d+(?:\.\d+)?|\S/gu;

/**
 * A formula of the catalog, such as "½ · (a − t)²", with what stands for its names put in.
 * @param {string} formula @param {Record<string, () => Part>} values  by name: a, t, z, a′; a name may come twice
 */
export const filled = (formula, values) => group(...partsOf(formula, values));

/** The same as what goes on with something before it. @param {string} formula @param {Record<string, () => Part>} values @returns {Part[]} */
export function partsOf(formula, values) {
  const tokens = formula.match(TOKENS) ?? [];
  const parts = tokens.map((token, i) => {
    const part = values[token]?.() ?? ownPart(token);
    const inBrackets = tokens[i - 1] === "(" && tokens[i + 1] === ")";
    return inBrackets && part instanceof Element ? (part.children[1] ?? part) : part;
  });
  const root = parts.indexOf("√");
  return root < 0 ? parts : [...parts.slice(0, root), element("msqrt", node(parts[root + 1])), ...parts.slice(root + 2)];
}

/** @param {string} token @returns {Part} */
function ownPart(token) {
  if (/^[½\d]/.test(token)) return element("mn", token);
  return /^\p{L}{2,}$/u.test(token) && !FUNCTIONS.test(token) ? words(`\u00a0${token}\u00a0`) : token;
}

/** A formula longer than this breaks before its terms and factors, too. */
const LONG = 24;

/**
 * The same in pieces between which a line may break: before a condition, and in a long one anywhere.
 * @param {Part[]} before @param {string} formula @param {Record<string, () => Part>} values @param {Part[]} [after]
 */
export function pieces(before, formula, values, after = []) {
  const clauses = formula.split(formula.length > LONG ? / (?=(?:while|else|with)\b|[·+−] )/ : / (?=(?:while|else|with)\b)/);
  const last = clauses.length - 1;
  // A minus that begins the formula stands before one thing, what begins a later piece between two.
  return clauses.map((clause, i) => math(...(i === 0 ? [...before, filled(clause, values)] : partsOf(clause, values)), ...(i === last ? after : [])));
}
