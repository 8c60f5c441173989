/** @import { State } from "../types.js" */
import { html, setText } from "../dom.js";
import { fixed, signOf } from "../format.js";
import { pathOf } from "../names.js";

/** So many of the largest weights, and as many of the smallest. */
const EACH = 8;

/** Which words weigh most to a unit; each leads to its slider. @param {(path: string) => void} choose */
export function heaviest(choose) {
  const title = html("h3"), list = html("ol", { "aria-label": "The largest and the smallest weights" });
  /** @type {ReturnType<typeof row>[]} */
  let rows = [];

  return {
    element: html("section", { class: "heaviest" }, title, list),
    /** @param {State} state @param {number} unit  of the first layer */
    paint({ parameters, units }, unit) {
      const weights = parameters.weights[0][unit].map((value) => value ?? 0);
      const order = weights.map((_, input) => input).sort((a, b) => weights[b] - weights[a]);
      const shown = [...order.slice(0, EACH), ...order.slice(EACH).slice(-EACH)];
      const most = Math.max(1, ...weights.map(Math.abs));
      setText(title, `Words that weigh most${units[1].length > 1 ? `: ${units[1][unit]}` : ""}`);
      // They stay where they are, so that one that is being pressed is not taken away.
      if (rows.length !== shown.length) list.replaceChildren(...(rows = shown.map(() => row(choose))).map(({ element }) => element));
      rows.forEach((each, i) => each.paint(units[0][shown[i]], weights[shown[i]], weights[shown[i]] / most, pathOf(0, unit, shown[i])));
    },
  };
}

/** @param {(path: string) => void} choose */
function row(choose) {
  const word = html("span"), bar = html("i"), number = html("span", { class: "number" });
  const button = html("button", { type: "button" }, word, html("span", { class: "measure" }, bar), number);
  let path = "";
  button.onclick = () => choose(path);
  return {
    element: html("li", {}, button),
    /** @param {string} name @param {number} value @param {number} share  of the largest, with its sign @param {string} to */
    paint(name, value, share, to) {
      path = to;
      setText(word, name);
      setText(number, fixed(value));
      bar.style.width = `${(100 * Math.abs(share)).toFixed(1)}%`;
      bar.className = signOf(value);
    },
  };
}
