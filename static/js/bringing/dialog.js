/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { TablePreview, Told } from "../types.js" */
/** @import { Role } from "./preview.js" */
import { readTable } from "../api.js";
import { closeOnBackdrop, html, rebuild, setText } from "../dom.js";
import { scalingWords } from "../scaling.js";
import { segments } from "../views/segments.js";
import { inputWords, previewTable, resultWords, writtenWords } from "./preview.js";
import { readFile, shortened, tooLarge } from "./reading.js";
import { writtenMenus } from "./written.js";

/** Milliseconds without another key, after which what was typed is looked at. */
const PAUSE = 250;

const EXAMPLE = "x1\tx2\tlabel\n0.5\t1.5\tinside\n−1.2\t0.4\toutside";

/** @type {[TablePreview["kind"], string, string][]} */
const KINDS = [["classes", "classes", "A few names or whole numbers"], ["number", "a number", "More or less of something"]];

/** @type {ReturnType<typeof dialogOf> | undefined} */
let made;

/** A table to bring, empty or with what a file holds. @param {{name: string, text: string}} brought @param {Store} store @param {Commands} commands */
export function openTable(brought, store, commands) {
  made ??= dialogOf(store, commands);
  made(brought);
}

/** Made when it is first opened. @param {Store} store @param {Commands} commands */
function dialogOf(store, commands) {
  const text = html("textarea", { rows: 5, spellcheck: "false", autocapitalize: "off", "aria-label": "The table", placeholder: EXAMPLE });
  const choose = html("button", { type: "button", class: "button" }, "Choose a file…");
  const fileName = html("span", { class: "soft" }, "or paste rows of a spreadsheet or a CSV file");
  const written = html("summary");
  const how = writtenMenus((part) => tell(part));
  const chosen = html("p", { class: "table-read" });
  const table = html("div", { class: "table-preview" });
  const kind = html("div", { class: "segments", role: "radiogroup", "aria-label": "What is to be found" });
  const standardise = html("input", { type: "checkbox", role: "switch" });
  const { minimum = 0, maximum = 0.9 } = store.state.catalog.bounds["problem.test_fraction"] ?? {};
  const share = html("input", { type: "range", min: minimum, max: maximum, step: 0.05, value: 0.5, "aria-label": "Test share" });
  const shareWords = html("output");
  const shareField = html("label", { class: "field share-field" }, "Test share ", share, shareWords);
  const options = html("div", { class: "row table-options" }, html("span", { class: "field" }, "To find: ", kind), html("label", { class: "switch", title: "Each number less the mean, divided by the standard deviation" }, "Standardise ", standardise), shareField);
  const scaling = html("p", { class: "soft" });
  const result = html("div", { class: "table-result", hidden: true }, html("details", { class: "written" }, written, how.element), chosen, table, options, scaling);
  const says = html("div", { class: "table-says", role: "status" });
  const take = html("button", { type: "button", class: "button primary", disabled: true }, "Import");
  const close = html("form", { method: "dialog" }, html("button", { class: "button quiet", value: "close" }, "Close"));
  const dialog = html("dialog", { class: "bring", id: "bring", "aria-labelledby": "bring-title" },
    html("div", { class: "titled" }, html("h2", { id: "bring-title" }, "Your own table"), close),
    html("p", { class: "lead" }, "Columns of numbers for the network to read, and one column for it to find: a class or a number."),
    html("div", { class: "row" }, choose, fileName), text, result,
    html("div", { class: "row table-foot" }, says, take));
  document.body.append(dialog);
  closeOnBackdrop(dialog);

  let name = "", turn = 0, timer = 0;
  /** @type {Told} */
  let told = {};
  /** @type {TablePreview | null} */
  let preview = null;
  const showKind = segments(kind, KINDS, (choice) => tell({ kind: choice }));

  /** @param {Told} part */
  function tell(part) {
    told = { ...told, ...part };
    void look();
  }

  /** Asks the server what it makes of the table as it is now. */
  async function look() {
    clearTimeout(timer);
    const asked = ++turn;
    take.disabled = true;
    if (!text.value.trim()) return show(null);
    try {
      if (tooLarge(text.value.length)) throw new Error(tooLarge(text.value.length));
      const read = await readTable(text.value, told);
      if (asked === turn) show(read);
    } catch (error) {
      if (asked === turn) refuse(/** @type {Error & {at?: number}} */ (error));
    }
  }

  /** @param {TablePreview | null} read */
  function show(read) {
    preview = read;
    result.hidden = !read;
    says.replaceChildren();
    if (!read) return;
    setText(written, writtenWords(read));
    how.show(read);
    setText(chosen, inputWords(read));
    rebuild(table, ...previewTable(read, assign));
    showKind(read.kind);
    standardise.checked = read.standardise;
    shareField.hidden = !!read.split;
    take.disabled = !read.result;
    setText(scaling, scalingWords(read.result?.scaling ?? []));
    if (read.refusal) blame(read.refusal.message, read.refusal.at);
    else if (read.result) says.replaceChildren(...resultWords(read.result, read).map((words) => html("p", {}, words)));
  }

  /** What was told of columns that are no longer there is found anew. @param {Error & {at?: number}} error */
  function refuse({ message, at }) {
    if (told.inputs || told.target) {
      told = without(told, "inputs", "target", "kind");
      return void look();
    }
    show(null);
    blame(message, at ?? null);
  }

  /** @param {string} message @param {number | null} line */
  function blame(message, line) {
    const go = html("button", { type: "button", class: "button small" }, `Show line ${line}`);
    go.onclick = () => line && selectLine(text, line);
    says.replaceChildren(html("p", { class: "wrong" }, message), ...(line ? [go] : []));
  }

  /** @param {string} column @param {Role} role */
  function assign(column, role) {
    if (!preview) return;
    const { target, inputs, columns } = preview;
    // One column is to be found: another one takes its place.
    const former = role === "target" && columns.some(({ name, numeric }) => name === target && numeric) ? [target] : [];
    const read = [...inputs.filter((each) => each !== column), ...former, ...(role === "input" ? [column] : [])];
    const found = role === "target" ? column : column === target ? undefined : target;
    told = {
      ...(role === "target" ? without(told, "kind", "standardise", "target") : without(told, "target")),
      inputs: columns.map(({ name }) => name).filter((each) => read.includes(each)),
      ...(found && { target: found }),
    };
    void look();
  }

  /** @param {{name: string, text: string}} brought */
  function fill(brought) {
    name = brought.name;
    text.value = brought.text;
    setText(fileName, name);
    told = { test_fraction: Number(share.value) };
    void look();
  }

  text.oninput = () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, PAUSE);
  };
  choose.onclick = async () => {
    try {
      const file = await readFile();
      if (file) fill(file);
    } catch (error) {
      refuse(/** @type {Error} */ (error));
    }
  };
  standardise.onchange = () => tell({ standardise: standardise.checked });
  const showShare = () => setText(shareWords, `${Math.round(100 * Number(share.value))} %`);
  share.oninput = showShare;
  share.onchange = () => tell({ test_fraction: Number(share.value) });
  showShare();
  take.onclick = async () => {
    try {
      await commands.bring(text.value, { ...told, ...(name && { name: shortened(name) }) });
      dialog.close();
    } catch (error) {
      refuse(/** @type {Error & {at?: number}} */ (error));
    }
  };
  return (/** @type {{name: string, text: string}} */ brought) => {
    if (brought.text) fill(brought);
    if (!dialog.open) dialog.showModal();
  };
}

/** @param {Told} told @param {string[]} names */
const without = (told, ...names) => Object.fromEntries(Object.entries(told).filter(([name]) => !names.includes(name)));

/** @param {HTMLTextAreaElement} text @param {number} line  from 1 */
function selectLine(text, line) {
  const lines = text.value.split("\n");
  const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  text.focus();
  text.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  text.scrollTop = (text.scrollHeight / lines.length) * (line - 2);
}
