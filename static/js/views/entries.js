/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { HistoryPoint, State } from "../types.js" */
import { byId, html, placePopover, setText } from "../dom.js";
import { entriesOf } from "../timeline.js";

/** So many are listed, and the start; the scrubber spans them all. */
const MOST = 100;

/**
 * The history in words, behind a button: a click goes to the end of an entry.
 * @param {Store} store @param {Commands} commands
 */
export function entriesView(store, commands) {
  const popover = byId("entries");
  const list = html("ol");
  popover.append(list);
  placePopover(byId("entries-open"), popover);
  popover.addEventListener("toggle", () => {
    paint(popover, list, store.state);
    /** @type {HTMLElement | null} */ (list.querySelector("[aria-current]"))?.focus();
  });
  store.paint(["points", "history"], (state) => paint(popover, list, state));
  list.addEventListener("click", (event) => {
    const index = /** @type {HTMLElement} */ (event.target).closest("button")?.dataset.index;
    if (index) commands.seek(Number(index));
  });
  list.addEventListener("keydown", (event) => {
    const item = document.activeElement?.closest("li");
    const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
    if (!next) return;
    event.preventDefault();
    next.querySelector("button")?.focus();
  });
}

/** @param {HTMLElement} popover @param {HTMLElement} list @param {State} state */
function paint(popover, list, { points, history }) {
  if (!popover.matches(":popover-open")) return;
  const entries = entriesOf(points);
  const shown = entries.length > MOST ? [entries[0], ...entries.slice(-MOST)] : entries;
  const now = points.findLast((point) => point.index <= history.index)?.entry ?? 0;
  while (list.children.length > shown.length) list.lastElementChild?.remove();
  while (list.children.length < shown.length) list.append(html("li", {}, html("button", { type: "button" })));
  shown.forEach((entry, i) => write(/** @type {HTMLButtonElement} */ (list.children[i].firstElementChild), entry, now));
}

/** @param {HTMLButtonElement} button @param {HistoryPoint} entry  its last point @param {number} now  the present entry */
function write(button, { index, entry, kind, label }, now) {
  setText(button, label);
  Object.assign(button.dataset, { index, kind });
  button.classList.toggle("dropped", entry > now);
  if (entry === now) button.setAttribute("aria-current", "true");
  else button.removeAttribute("aria-current");
}
