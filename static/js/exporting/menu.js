/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
import { getExport } from "../api.js";
import { html, remember, remembered, setText } from "../dom.js";
import { groupsOf } from "../grouped.js";
import { segments } from "../views/segments.js";
import { isRecording, record, stopRecording, whyNotRecorded } from "./recording.js";
import { nameOf, save } from "./saving.js";
import { picturesInSight } from "./sights.js";

/**
 * Everything that can be taken along, as it is now. What is refused says why beneath its entry.
 * @param {HTMLElement} menu @param {Store} store @param {Commands} commands @param {string} session  its id
 * @param {() => void} print
 */
export function fillMenu(menu, store, commands, session, print) {
  const says = html("p", { class: "refused", role: "alert" });
  /** @param {HTMLElement} entry @param {() => unknown} run */
  const take = async (entry, run) => {
    says.remove();
    menu.setAttribute("aria-busy", "true");
    try {
      await run();
      menu.hidePopover();
      // On a phone the menu is in a sheet over the page.
      menu.closest("dialog")?.close();
    } catch (error) {
      setText(says, /** @type {Error} */ (error).message);
      entry.after(says);
    }
    menu.removeAttribute("aria-busy");
  };
  const files = groupsOf("exports", store.state.catalog.exports, (choice) => {
    const lacking = choice.needs ? `Needs the package ${choice.needs} beside the server: pip install ${choice.needs}` : null;
    return entryOf(choice.title, lacking ?? choice.description, lacking !== null, (entry) => take(entry, async () => save(await getExport(session, choice.name, remembered("decimal") ?? "point"))));
  });
  files[0]?.querySelector(".gallery-group")?.prepend(entryOf("Open a file…", "A playground that was saved, or a table.", false, (entry) => take(entry, () => store.set({ opening: true }))));
  files.at(-1)?.append(decimalsRow());
  const pictures = picturesInSight(store, commands).map((sight) => pictureRow(sight, store, take));
  const paper = entryOf("Print…", "Settings, pictures and all numbers on one page.", false, (entry) => take(entry, print));
  menu.replaceChildren(
    html("h2", { class: "visually-hidden" }, "Export"), html("div", {}, ...files),
    html("div", {}, group("pictures", "Pictures", pictures), group("paper", "On paper and in motion", [paper, recordEntry(store, commands, take)])));
}

/** How numbers are written in tables, which depends on who reads them. */
function decimalsRow() {
  const group = html("div", { class: "segments small", role: "radiogroup", "aria-label": "Decimals" });
  const show = segments(group, [["point", "0.5", "Points, between commas"], ["comma", "0,5", "Commas, between semicolons"]], (decimal) => {
    remember("decimal", decimal);
    show(decimal);
  });
  show(remembered("decimal") === "comma" ? "comma" : "point");
  return html("div", { class: "decimals-row" }, html("span", {}, "Decimals"), group);
}

/** @typedef {(entry: HTMLElement, run: () => unknown) => unknown} Take  does it, or says beneath the entry why not */

/** @param {import("./sights.js").Sight} sight @param {Store} store @param {Take} take */
function pictureRow({ title, png, svg }, { state }, take) {
  const row = html("div", { class: "picture-row" }, html("span", {}, title));
  for (const [kind, file] of /** @type {const} */ ([["PNG", png], ["SVG", svg]]))
    row.append(entryOf(kind, null, false, () => take(row, async () => save({ blob: await file(), name: nameOf(title, state, kind.toLowerCase()) })), `${title} as ${kind}`));
  return row;
}

/** @param {Store} store @param {Commands} commands @param {Take} take */
function recordEntry(store, commands, take) {
  if (isRecording()) return entryOf("Stop the recording", "And save what there is of it.", false, (entry) => take(entry, stopRecording));
  const reason = whyNotRecorded(store.state);
  return entryOf("Record", reason ?? "The boundary while it plays, for 30 seconds at most.", reason !== null, (entry) => take(entry, () => record(store, commands)));
}

/** @param {string} name @param {string} title @param {Node[]} members */
function group(name, title, members) {
  return html("div", { role: "group", "aria-labelledby": `exports-${name}` }, html("h3", { id: `exports-${name}` }, title), html("div", { class: "gallery-group" }, ...members));
}

let entries = 0;

/** @param {string} title @param {string | null} says @param {boolean} off  there, but not to be had @param {(entry: HTMLElement) => void} run @param {string} [label] */
function entryOf(title, says, off, run, label = title) {
  const words = says === null ? null : html("span", { class: "soft", id: `export-says-${++entries}` }, says);
  const entry = html("button", { type: "button", "aria-label": label, "aria-describedby": words?.id, "aria-disabled": off && "true" }, html("span", {}, html("b", {}, title), ...(words ? [words] : [])));
  if (!off) entry.onclick = () => run(entry);
  return entry;
}
