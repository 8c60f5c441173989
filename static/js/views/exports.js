/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
import { byId, placePopover } from "../dom.js";
import { walkThrough } from "../grouped.js";

/** Milliseconds after the start when there is time for what is needed later, if ever. */
const LATER = 3000;

/**
 * What can be taken along, behind one button: its menu comes when it is first opened, and what prints the
 * page when the page is at rest, since printing itself waits for nothing.
 * @param {Store} store @param {Commands} commands @param {string} session  its id
 */
export function exportsView(store, commands, session) {
  const popover = byId("exports");
  placePopover(byId("exports-open"), popover);
  popover.onkeydown = (event) => walkThrough(popover, event);
  /** @type {Promise<unknown> | undefined} */
  let printer;
  const prepare = () => (printer ??= import("../exporting/printing.js").then(({ printable }) => printable(store)));
  const printNow = () => void prepare().then(() => print());
  popover.addEventListener("beforetoggle", async (event) => {
    if (event.newState !== "open") return;
    const { fillMenu } = await import("../exporting/menu.js");
    fillMenu(popover, store, commands, session, printNow);
    popover.querySelector("button")?.focus();
  });
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    printNow();
  });
  setTimeout(prepare, LATER);
}
