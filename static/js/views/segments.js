import { html } from "../dom.js";

/**
 * One of a few, side by side; arrow keys go from one to the next.
 * @template {string} Value
 * @param {HTMLElement} group  a radiogroup, which takes them @param {[Value, string, string][]} choices  each with its word and what it means
 * @param {(value: Value) => void} choose
 * @returns {(value: Value) => void} shows which one it is
 */
export function segments(group, choices, choose) {
  const buttons = choices.map(([value, words, title]) => {
    const element = html("button", { type: "button", role: "radio", title }, words);
    element.onclick = () => choose(value);
    return element;
  });
  group.replaceChildren(...buttons);
  group.onkeydown = (event) => {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const at = buttons.findIndex((button) => button.tabIndex === 0);
    const to = (at + way + choices.length) % choices.length;
    choose(choices[to][0]);
    buttons[to].focus();
  };
  return (value) =>
    choices.forEach(([each], i) => {
      buttons[i].setAttribute("aria-checked", String(each === value));
      buttons[i].tabIndex = each === value ? 0 : -1;
    });
}
