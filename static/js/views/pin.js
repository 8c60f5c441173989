/** @import { Store } from "../store.js" */
/** @import { Metrics, Pinned } from "../types.js" */
import { byId, html } from "../dom.js";
import { fixed, percent } from "../format.js";
import { fromText, pinOf, shownPin, toText } from "../pinned.js";

/**
 * The button that keeps the network of now in sight: its boundary, its loss, and its numbers. It is kept
 * through a reload, until it is let go.
 * @param {Store} store @param {string} session  its id
 */
export function pinView(store, session) {
  const button = byId("pin"), numbers = byId("pinned-numbers");
  const key = `pinned ${session}`;
  button.onclick = () => {
    const pinned = store.state.pinned ? null : pinOf(store.state);
    store.set({ pinned });
    keep(key, pinned);
  };
  store.paint(["pinned", "document"], (state) => {
    const { pinned } = state;
    button.setAttribute("aria-pressed", String(pinned !== null));
    numbers.hidden = pinned === null;
    if (pinned) numbers.replaceChildren(...wordsOf(pinned, shownPin(state) !== null));
  });
  store.set({ pinned: kept(key) });
}

/** @param {Pinned} pinned @param {boolean} comparable */
function wordsOf({ step, metrics: { train, test } }, comparable) {
  const title = `pinned at step ${step}`;
  if (!comparable) return [`${title}, on other data: not shown`];
  return [`${title}: `, html("b", { class: "small" }, fixed(train.loss, 3)), ` training${howGood(train)}`, ...(test.loss === null ? [] : [", ", html("b", { class: "small" }, fixed(test.loss, 3)), ` test${howGood(test)}`])];
}

/** @param {Metrics} metrics */
const howGood = ({ accuracy, r2 }) => (accuracy !== null ? `, ${percent(accuracy)} right` : r2 !== null ? `, R² ${fixed(r2)}` : "");

/** @param {string} key @param {Pinned | null} pinned */
function keep(key, pinned) {
  try {
    if (pinned) sessionStorage.setItem(key, toText(pinned));
    else sessionStorage.removeItem(key);
  } catch {
    // Where there is no room or no storage, a reload lets it go.
  }
}

/** @param {string} key @returns {Pinned | null} */
function kept(key) {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? null : fromText(text);
  } catch {
    return null;
  }
}
