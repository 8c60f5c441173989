/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { DatasetInfo } from "../types.js" */
import { byId, setText } from "../dom.js";

/**
 * A way to look at data that have no plane, in the plane's place: `show` begins and ends what it
 * watches, `title` says in brackets what there is to be seen.
 * @typedef {{element: HTMLElement, show: (on: boolean) => void, title: (dataset: DatasetInfo) => string}} Lens
 * @typedef {(root: HTMLElement, store: Store, commands: Commands) => Lens} MakeLens
 */

/** Each comes when first needed. @type {Record<string, () => Promise<{makeLens: MakeLens}>>} */
const LENSES = {
  standings: () => import("./standings.js"),
  brightness: () => import("./brightness.js"),
  digits: () => import("./digits.js"),
  sentiment: () => import("./sentiment.js"),
  pedestrian: () => import("./pedestrian.js"),
};

/** The lens that data are looked at through; null for a plane. @param {DatasetInfo} dataset */
const lensOf = ({ planar, lens }) => (planar ? null : lens && lens in LENSES ? lens : "standings");

/** @param {HTMLElement} root  of the plane @param {Store} store @param {Commands} commands */
export function lensesView(root, store, commands) {
  const title = /** @type {HTMLElement} */ (byId("plane-title").querySelector("small")), usual = title.textContent ?? "";
  /** @type {Map<string, Lens>} */
  const made = new Map();
  /** @type {Set<string>} */
  const coming = new Set();
  /** @type {string | null} */
  let shown = null;

  store.react(["dataset"], ({ dataset }) => {
    const name = lensOf(dataset);
    if (name && !made.has(name)) void make(name);
    if (name === shown) return;
    if (shown) made.get(shown)?.show(false);
    made.forEach(({ element }, each) => (element.hidden = each !== name));
    shown = name && made.has(name) ? name : null;
    if (shown) made.get(shown)?.show(true);
  });
  store.paint(["dataset"], ({ dataset }) => {
    const name = lensOf(dataset);
    root.classList.toggle("lensed", name !== null && name !== "standings");
    setText(title, name ? (made.get(name)?.title(dataset) ?? "") : usual);
  });

  /** @param {string} name */
  async function make(name) {
    if (coming.has(name)) return;
    coming.add(name);
    const { makeLens } = await LENSES[name]();
    const lens = makeLens(root, store, commands);
    lens.element.classList.add("lens");
    lens.element.hidden = true;
    root.append(lens.element);
    made.set(name, lens);
    // It comes later than the frame that it is for.
    store.set({ dataset: store.state.dataset });
  }
}
