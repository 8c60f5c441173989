/** @import { Store } from "../store.js" */
/** @import { Choice, State } from "../types.js" */
import { html, rebuild, setText } from "../dom.js";
import { parseNumber, plain } from "../format.js";

/** Below this a learning rate is a matter for the keyboard. */
const LEAST = 1e-5;

/**
 * A setting as a box of its own: taken with Enter or when it is left, within the bounds of the catalog.
 * One that may be `empty` says null then; in one that goes by `factors` the arrow keys go along 1, 3, 10.
 * @template {number | null} Value
 * @param {HTMLInputElement} box @param {Store} store @param {string} bounds
 * @param {(state: State) => Value} read @param {(value: Value) => void} write @param {{empty?: boolean, factors?: boolean}} [kind]
 */
export function settingBox(box, store, bounds, read, write, { empty = false, factors = false } = {}) {
  const says = box.title;
  const show = () => {
    const value = read(store.state);
    const text = value === null ? "" : plain(value);
    box.removeAttribute("aria-invalid");
    if (box.value !== text) box.value = text;
  };
  const take = () => {
    const value = parseNumber(box.value);
    const none = empty && box.value.trim() === "";
    const { minimum = -Infinity, maximum = Infinity, exclusive_minimum: above = -Infinity } = store.state.catalog.bounds[bounds] ?? {};
    const fits = none || (value !== null && value >= minimum && value <= maximum && value > above && (box.inputMode !== "numeric" || Number.isInteger(value)));
    box.setAttribute("aria-invalid", String(!fits));
    const range = `${Number.isFinite(minimum) ? plain(minimum) : `above ${plain(above)}`} to ${plain(maximum)}`;
    box.title = fits ? says : range;
    if (fits) write(/** @type {Value} */ (none ? null : value));
    else store.set({ complaint: `${box.ariaLabel ?? box.labels?.[0]?.textContent?.trim() ?? "This"} goes from ${range}.` });
  };
  store.react(["document"], () => document.activeElement !== box && show());
  box.addEventListener("change", take);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show();
    const way = factors ? { ArrowUp: 1, ArrowDown: -1 }[event.key] : undefined;
    if (!way) return;
    event.preventDefault();
    const { maximum = Infinity } = store.state.catalog.bounds[bounds] ?? {};
    box.value = plain(Math.max(LEAST, Math.min(maximum, nextFactor(parseNumber(box.value) ?? 1, way))));
    take();
  });
  box.addEventListener("blur", () => box.getAttribute("aria-invalid") === "true" && show());
  if (store.state.document) show();
}

/** The next number of 1, 3, 10, 30 ... above or below. @param {number} value @param {number} way */
function nextFactor(value, way) {
  const size = Math.floor(Math.log10(Math.max(value, LEAST)));
  const stops = [-1, 0, 1, 2].flatMap((more) => [Number(`1e${size + more}`), Number(`3e${size + more}`)]);
  const beyond = way > 0 ? stops.filter((stop) => stop > value) : stops.filter((stop) => stop < value).reverse();
  return beyond[0] ?? value;
}

/**
 * A setting as a menu of the catalog's choices, and under it what the chosen one is.
 * @param {Store} store @param {string} label
 * @param {(state: State) => Choice[]} choices @param {(state: State) => string} read @param {(name: string) => void} write
 * @param {Node[]} beside  what stands beside the menu
 */
export function settingMenu(store, label, choices, read, write, ...beside) {
  const id = `setting-${label.toLowerCase().replaceAll(" ", "-")}`;
  const menu = html("select", { class: "button small", id, "aria-describedby": `${id}-is` });
  const is = html("p", { class: "soft", id: `${id}-is` });
  menu.onchange = () => write(menu.value);
  let built = "";
  const show = (/** @type {State} */ state) => {
    const offered = choices(state), chosen = read(state);
    const names = offered.map(({ name }) => name).join();
    if (names !== built) rebuild(menu, ...offered.map(({ name, description }) => html("option", { value: name, title: description }, name.replaceAll("_", " "))));
    built = names;
    menu.value = chosen;
    setText(is, offered.find(({ name }) => name === chosen)?.description ?? "");
  };
  follow(store, show);
  return html("div", { class: "setting" }, html("span", { class: "row" }, html("label", { for: id }, label), menu, ...beside), is);
}

/** Shows what is set, now and whenever it changes. @param {Store} store @param {(state: State) => void} show */
export function follow(store, show) {
  store.paint(["document"], show);
  show(store.state);
}
