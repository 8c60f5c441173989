/** @import { SavedFile } from "../exporting/saving.js" */
import { getExport } from "../api.js";
import { byId, closeOnBackdrop, html, setText } from "../dom.js";
import { save } from "../exporting/saving.js";
import { MOST_LINK, linkOf } from "../link.js";
import { partsView } from "./parts.js";

/** Characters from which on a link is told to be long, and to be too long for many programs. */
const LONG = 2000, TOO_LONG = 8000;

/** @type {ReturnType<typeof dialogOf> | undefined} */
let made;

/** The playground as it is now, as a link and as a file. @param {string} session  its id */
export async function openShare(session) {
  const file = await getExport(session, "json");
  made ??= dialogOf();
  made(file, await linkOf(await file.blob.text()));
}

/** Made when it is first opened. @returns {(file: SavedFile, hash: string) => void} opens it with these */
function dialogOf() {
  const address = html("input", { readonly: true, "aria-label": "Link to this playground", spellcheck: "false" });
  const copy = html("button", { type: "button", class: "button primary" }, "Copy");
  const keep = html("button", { type: "button", class: "button" }, "Save as file");
  const says = html("p", { class: "share-says soft", role: "status" });
  const parts = partsView();
  const close = html("form", { method: "dialog" }, html("button", { class: "button quiet", value: "close" }, "Close"));
  const dialog = html("dialog", { class: "share", id: "share-dialog", "aria-labelledby": "share-title" },
    html("div", { class: "titled" }, html("h2", { id: "share-title" }, "Share"), close),
    html("p", {}, "This link is the playground as it is now: data, network, every number and what training needs to go on. Its history, loss curve and speed stay here. Whoever opens it gets a copy."),
    html("div", { class: "row" }, address, copy), says,
    html("div", { class: "row share-file" }, keep, html("span", { class: "soft" }, "The same as a file, to be dropped on any playground.")),
    parts.element);
  document.body.append(dialog);
  closeOnBackdrop(dialog);

  /** @type {SavedFile} */
  let file;
  let hash = "";
  const paint = () => {
    address.value = `${location.origin}/${parts.query()}${hash}`;
    setText(copy, "Copy");
    says.replaceChildren(...wordsOn(address.value.length));
    says.classList.toggle("warning", address.value.length >= TOO_LONG);
  };
  address.onfocus = () => address.select();
  copy.onclick = async () => {
    const copied = await copyFrom(address);
    setText(copy, copied ? "Copied" : "Copy");
    says.replaceChildren(...(copied ? wordsOn(address.value.length, "The link is copied.") : ["Your browser does not let the page copy. The link is selected: copy it with Ctrl+C."]));
  };
  keep.onclick = () => save(file);
  parts.element.addEventListener("change", paint);
  return (now, link) => {
    [file, hash] = [now, link];
    paint();
    byId("more", HTMLDialogElement).close();
    dialog.showModal();
  };
}

/** @param {number} length  of the link, in characters @param {string} [first]  what is said before */
function wordsOn(length, first = "") {
  const count = `${length.toLocaleString("en")} characters`;
  if (length > MOST_LINK) return [`The link would have ${count}: no playground opens it. Save a file instead.`];
  if (length >= TOO_LONG) return [`${first} The link has ${count}, and many programs cut that off. A file is the better way.`.trim()];
  if (length >= LONG) return [`${first} The link has ${count}: some chat programs shorten it.`.trim()];
  return [first || (isOwnMachine() ? "This address is your own computer’s: elsewhere, put what begins with # behind the address of a playground there." : "")];
}

const isOwnMachine = () => ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);

/** Without leave to write to the clipboard, the selected text is copied as by hand. @param {HTMLInputElement} input */
async function copyFrom(input) {
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
