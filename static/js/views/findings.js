/** @import { Store } from "../store.js" */
/** @import { Finding } from "../types.js" */
import { html, placePopover, rebuild, setText } from "../dom.js";

/** Room for the list under its line, so that it leaves the units in sight, in pixels. */
const ROOM = 180;
/** While it plays or a hand drags, findings come and go with every step: a line stays for so long, in milliseconds. */
const LINGERS = 2000;

/**
 * What keeps the network from learning: one line while there is something, and behind it all of it.
 * @param {HTMLElement} root @param {Store} store
 */
export function findingsView(root, store) {
  const list = html("div", { class: "popover findings", id: "findings", popover: "auto", "aria-label": "What keeps it from learning" });
  const says = html("span", { class: "words" });
  const more = html("span", { class: "more" });
  const line = html("button", { type: "button", class: "finding", popovertarget: list.id, hidden: true }, says, more);
  const spoken = html("p", { class: "visually-hidden", role: "status" });
  document.body.append(list, spoken);
  placeLine(root, line);
  placePopover(line, list, ROOM);
  /** @type {Finding[]} */
  let shown = [];
  let since = 0, later = 0;

  const show = () => {
    const { state } = store;
    const findings = state.diagnosis?.findings ?? [];
    const moving = state.status === "playing" || state.holding;
    const early = LINGERS - (performance.now() - since);
    clearTimeout(later);
    if (moving && early > 0 && shown.length) later = setTimeout(show, early);
    else {
      if (findings.length || shown.length) since = performance.now();
      shown = findings;
      line.hidden = !shown.length || state.status === "diverged";
      if (line.hidden && list.matches(":popover-open")) list.hidePopover();
      setText(says, shown[0]?.message ?? "");
      setText(more, shown.length > 1 ? `${shown.length - 1} more` : "");
      if (list.matches(":popover-open")) tell();
    }
    // Who listens hears of it when there is time to, and of what is new in it, not of each new number.
    const [first] = findings;
    const about = first ? [first.kind, ...first.units].join(" ") : "";
    if (moving || about === spoken.dataset.about) return;
    spoken.dataset.about = about;
    setText(spoken, first?.message ?? "");
  };
  const light = (/** @type {Finding} */ { units }) => store.set({ found: units, ...(units.length && { unit: units[0] }) });
  const tell = () => rebuild(list, ...shown.map((finding) => entry(finding, () => light(finding))));

  store.paint(["diagnosis", "status", "holding"], show);
  list.addEventListener("beforetoggle", (event) => {
    if (event.newState === "open" && shown.length) {
      tell();
      light(shown[0]);
    } else store.set({ found: [] });
  });
}

/** @param {Finding} finding @param {() => void} light */
function entry({ title, message, units }, light) {
  const button = html("button", { type: "button", disabled: !units.length }, html("b", {}, title), html("span", {}, message));
  button.onclick = light;
  return button;
}

/** In the drawing, and on a phone, where that is small, above the buttons. @param {HTMLElement} root @param {HTMLElement} line */
function placeLine(root, line) {
  const phone = matchMedia("(max-width: 559px)");
  const arrange = () => (phone.matches ? /** @type {HTMLElement} */ (root.closest("main")) : root).append(line);
  phone.addEventListener("change", arrange);
  arrange();
}
