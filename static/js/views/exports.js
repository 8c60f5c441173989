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
  const cannot = () => {
    popover.hidePopover();
    commands.complain("What this needs did not come: the server does not answer.");
  };
  /** @type {Promise<void> | undefined} */
  let printer;
  const prepare = () => (printer ??= load().catch((error) => {
    printer = undefined;
    throw error;
  }));
  const load = async () => (await import("../exporting/printing.js")).printable(store);
  const printNow = () => void prepare().then(() => print(), cannot);
  const fill = async () => {
    const { fillMenu } = await import("../exporting/menu.js");
    fillMenu(popover, store, commands, session, printNow);
    popover.querySelector("button")?.focus();
  };
  popover.addEventListener("beforetoggle", ({ newState }) => newState === "open" && fill().catch(cannot));
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    printNow();
  });
  // Whoever prints will hear of it; until then it is of no matter that it did not come.
  setTimeout(() => prepare().catch(() => {}), LATER);
}
