/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { OwnData, State } from "../types.js" */
import { html, placePopover, rebuild, svg } from "../dom.js";
import { PAGE_INK, faceOfClass, mark } from "../marks.js";
import { rowsOf } from "./strokes.js";

/** So many classes have a colour of their own. */
const MOST = PAGE_INK.classes.length;
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** What can be painted on an empty plane. @type {Record<string, [string, Partial<OwnData>]>} */
const KINDS = {
  two: ["Two classes", { kind: "classification", columns: ["x1", "x2"], classes: ["A", "B"] }],
  several: ["Several classes", { kind: "multiclass", columns: ["x1", "x2"], classes: ["A", "B", "C"] }],
  numbers: ["Numbers", { kind: "regression", columns: ["x1", "x2"], target: "y" }],
  curve: ["A curve", { kind: "regression", columns: ["x1"], target: "y" }],
};

/** What is painted: there to be seen, and to be chosen as long as nothing is painted. @param {Store} store @param {Commands} commands */
export function kindOf(store, commands) {
  const select = html("select", { class: "button small", "aria-label": "What is painted" }, ...Object.entries(KINDS).map(([value, [words]]) => html("option", { value }, words)));
  select.onchange = () => {
    const [words, data] = KINDS[select.value];
    commands.configure({ problem: { name: "own", data }, label: `an empty plane for ${words.toLowerCase()}` });
  };
  store.paint(["painting", "document", "dataset"], ({ document: { problem }, dataset: { kind, curve } }) => {
    select.disabled = problem.samples > 0;
    select.title = select.disabled ? "Clear the points first, then choose what else to paint" : "";
    select.value = curve ? "curve" : kind === "regression" ? "numbers" : kind === "multiclass" ? "several" : "two";
  });
  return select;
}

/** The classes by their names, to be called otherwise, and one more of them. @param {Store} store @param {Commands} commands */
export function classesOf(store, commands) {
  const popover = html("div", { class: "popover paint-classes", popover: "auto", "aria-label": "Classes" });
  const open = html("button", { class: "button small quiet", type: "button", title: "Other names, and one class more" }, "Classes…");
  open.popoverTargetElement = popover;
  placePopover(open, popover);
  const more = html("button", { class: "button small", type: "button" }, "Add a class");
  more.onclick = () => {
    const { dataset: { class_names: names }, brush } = store.state;
    const name = [...LETTERS.slice(names.length), ...LETTERS].find((letter) => !names.includes(letter)) ?? "";
    call(store, commands, [...names, name], `added the class ${name}`);
    if (brush) store.set({ brush: { ...brush, tool: "brush", place: names.length } });
  };
  let built = "";
  store.paint(["painting", "dataset"], ({ dataset: { class_names: names } }) => {
    open.hidden = names.length === 0;
    more.disabled = names.length >= MOST;
    if (names.join("\n") === built) return;
    built = names.join("\n");
    rebuild(popover, ...names.map((name, place) => nameBox(name, place, (fresh) => call(store, commands, names.with(place, fresh), `called ${name} ${fresh}`))), more);
  });
  return html("span", {}, open, popover);
}

/** @param {string} name @param {number} place @param {(fresh: string) => void} rename */
function nameBox(name, place, rename) {
  const box = html("input", { value: name, maxlength: 40, autocomplete: "off", "aria-label": `Name of class ${place + 1}` });
  box.onchange = () => {
    const fresh = box.value.trim();
    if (fresh && fresh !== name) rename(fresh);
    else box.value = name;
  };
  return html("label", {}, svg("svg", { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true" }, mark(faceOfClass(place, PAGE_INK), false, 7, 7, 4.5)), box);
}

/** The same points under these names. @param {Store} store @param {Commands} commands @param {string[]} classes @param {string} label */
function call({ state }, commands, classes, label) {
  const { dataset, samples, document: { problem } } = /** @type {State} */ (state);
  if (!samples || state.ahead) return;
  const rows = rowsOf(samples, dataset);
  const data = { kind: classes.length > 2 ? "multiclass" : dataset.kind, columns: dataset.axes, classes, scaling: problem.data?.scaling ?? [], rows };
  commands.configure({ problem: { name: "own", samples: rows.length, noise: 0, test_fraction: problem.test_fraction, features: problem.features, data }, label });
}
