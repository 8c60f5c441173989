/** @import { State } from "../types.js" */
import { html, setText } from "../dom.js";
import { percent } from "../format.js";

/**
 * How sure it is of each class, as bars; each chooses its output.
 * @param {(name: string) => void} choose
 */
export function outputBars(choose) {
  const element = html("ol", { class: "bars", "aria-label": "How sure it is" });
  /** @type {{button: HTMLElement, bar: HTMLElement, number: HTMLElement}[]} */
  let rows = [];
  let built = "";

  /** @param {string[]} names */
  const build = (names) => {
    rows = names.map((name) => {
      const bar = html("i"), number = html("em");
      const button = html("button", { type: "button", title: `What speaks for “${name}”` }, html("b", {}, name), html("span", {}, bar), number);
      button.onclick = () => choose(name);
      return { button, bar, number };
    });
    element.replaceChildren(...rows.map(({ button }) => html("li", {}, button)));
  };
  return {
    element,
    /** @param {State} state */
    paint({ pointer, units, unit }) {
      const names = units[units.length - 1], { outputs = [], told = null } = pointer ?? {};
      if (outputs.length !== names.length) return;
      if (built !== JSON.stringify(names)) build(names);
      built = JSON.stringify(names);
      rows.forEach(({ button, bar, number }, i) => {
        bar.style.width = `${(100 * Math.max(0, Math.min(1, outputs[i] ?? 0))).toFixed(1)}%`;
        setText(number, percent(outputs[i]));
        button.classList.toggle("told", names.length > 1 ? told === i : told === 1);
        button.setAttribute("aria-pressed", String(unit === names[i]));
      });
    },
  };
}
