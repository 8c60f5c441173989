/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
import { readTable, RequestError } from "../api.js";
import { html } from "../dom.js";

/** Bytes of a playground, and of a table, that are read at all. */
const MOST = 3_900_000, MOST_OF_TABLE = 1_000_000;

/**
 * Opens files: chosen, or dropped anywhere on the page. A playground takes the place of this one, as one
 * entry of the history; what may be a table is left to others.
 * @param {Store} store @param {Commands} commands
 */
export function openView(store, commands) {
  const take = async (/** @type {File | undefined} */ file) => {
    if (!file) return;
    try {
      await open(file, store, commands);
    } catch (error) {
      commands.complain(`“${file.name}” could not be opened. ${/** @type {Error} */ (error).message}`);
    }
  };
  store.react(["opening"], ({ opening }) => opening && chooseFile(take));
  acceptDrops(take);
}

/** @param {File} file @param {Store} store @param {Commands} commands */
async function open(file, store, commands) {
  const isDocument = /\.json$/i.test(file.name) || file.type === "application/json";
  const most = isDocument ? MOST : MOST_OF_TABLE;
  if (file.size > most) throw new Error(`It has ${megabytes(file.size)} MB, and at most ${megabytes(most)} MB are read.`);
  const { shortened, textOf } = await import("../bringing/reading.js");
  const text = textOf(await file.arrayBuffer());
  if (isDocument || text.trimStart().startsWith("{")) return commands.openText(checked(text), `opened ${shortened(file.name)}`);
  if (await isNoTable(text)) throw new Error("It is neither a playground (JSON) nor a table (CSV).");
  store.set({ brought: { name: file.name, text } });
}

/** Whether a text is no table at all; one with a mistake in it is one, to be mended. @param {string} text */
async function isNoTable(text) {
  try {
    await readTable(text, {});
    return false;
  } catch (error) {
    return error instanceof RequestError && error.field === "table";
  }
}

/** @param {number} bytes */
const megabytes = (bytes) => Number((bytes / 1e6).toFixed(1));

/** A document is sent as it is written, once it is known to be JSON. @param {string} text */
function checked(text) {
  try {
    JSON.parse(text);
  } catch (error) {
    throw new Error(`It is not JSON: ${/** @type {Error} */ (error).message}.`);
  }
  return text;
}

/** @param {(file: File | undefined) => void} take */
function chooseFile(take) {
  const input = html("input", { type: "file", accept: ".json,.csv,.tsv,.txt,application/json,text/csv,text/plain" });
  input.onchange = () => take(input.files?.[0]);
  input.click();
}

/** @param {(file: File | undefined) => void} take */
function acceptDrops(take) {
  const overlay = html("div", { class: "drop", "aria-hidden": "true" }, "Drop to open");
  const brings = (/** @type {DragEvent} */ { dataTransfer }) => !!dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    if (!overlay.isConnected) document.body.append(overlay);
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && overlay.remove());
  addEventListener("drop", (event) => {
    overlay.remove();
    if (!brings(event)) return;
    event.preventDefault();
    take(event.dataTransfer?.files[0]);
  });
}
