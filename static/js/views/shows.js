/** @import { Store } from "../store.js" */
import { byId, html, placePopover, remember, remembered } from "../dom.js";

/** @type {{key: "tested" | "discrete", words: string, usual: boolean, title: string}[]} */
const SWITCHES = [
  { key: "tested", words: "Test points", usual: true, title: "Points that it does not learn from" },
  { key: "discrete", words: "Discretise the output", usual: false, title: "Of classes only which one is told, of numbers only steps" },
];

/** What the plane shows beside the usual, behind one button. @param {Store} store */
export function showsView(store) {
  const popover = byId("plane-shows");
  for (const { key, words, usual, title } of SWITCHES) {
    const box = html("input", { type: "checkbox", role: "switch" });
    box.onchange = () => {
      remember(key, String(box.checked));
      store.set({ [key]: box.checked });
    };
    store.paint([key], (state) => (box.checked = state[key]));
    popover.append(html("label", { class: "switch", title }, words, box));
    store.set({ [key]: (remembered(key) ?? String(usual)) === "true" });
  }
  placePopover(byId("plane-shows-open"), popover);
}
