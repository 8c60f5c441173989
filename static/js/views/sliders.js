/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { byId, html, isHidden, rebuild, setText } from "../dom.js";
import { parsePath, unitInWords, unitPaths } from "../names.js";
import { show, unitPixels } from "./field.js";
import { writer } from "./writing.js";
import { createRow } from "./row.js";

/** @typedef {ReturnType<typeof createRow>} Row */
/** @typedef {{group: HTMLElement, canvas: HTMLCanvasElement, rows: Map<string, Row>}} Group */

/** Above so many parameters the rows are low and the panel scrolls. */
const FEW = 24;
/** Names up to so many characters fit beside their sliders. */
const SHORT = 6;

/**
 * Every weight and bias as a slider, grouped by the unit that it feeds.
 * @param {HTMLElement} root @param {Store} store @param {Commands} commands
 */
export function slidersView(root, store, commands) {
  /** @type {Map<string, Row>} */
  let rows = new Map();
  /** @type {Map<string, Group>} */
  let groups = new Map();
  const inSight = sightOf();
  const written = writer();
  /** Whether this frame's numbers are written. */
  let write = true;
  /** While it plays, rows out of sight wait, and those of many go with the numbers: else they would cost every second frame. @param {State["status"]} status @param {string} name */
  const waits = (status, name) => status === "playing" && (!inSight.has(name) || (rows.size > FEW && !write));
  let built = "";
  let pixels = unitPixels();

  store.react(["units"], (state) => {
    const shape = JSON.stringify([state.units, state.dataset.class_names, state.dataset.wording]);
    if (shape === built) return;
    built = shape;
    ({ rows, groups } = build(root, state, store, commands));
    inSight.watch([...groups.values()].map(({ group }) => group));
    setText(byId("parameters-count"), countWords(rows));
    root.classList.toggle("dense", rows.size > FEW);
    root.closest(".parameters")?.classList.toggle("wordy", state.units.flat().some((name) => name.length > SHORT));
  });
  store.react(["parameters"], ({ parameters, status, reach: before }) => {
    write = written(status);
    const reach = Object.fromEntries([...groups].flatMap(([name, group]) => [...group.rows].map(([path, row]) => [path, row.sync(parameters, !waits(status, name))])));
    if (JSON.stringify(reach) !== JSON.stringify(before)) store.set({ reach });
  });
  store.paint(["document", "units"], ({ document }) => rows.forEach((row) => row.paintSettings(document)));
  store.paint(["parameters", "next", "units", "status", "start"], (state) => {
    groups.forEach((group, name) => waits(state.status, name) || group.rows.forEach((row) => row.paint(state, write)));
  });
  store.paint(["fields", "look", "units", "status"], ({ fields, units, boundary, status }, changed) => {
    if (changed.has("look")) pixels = unitPixels();
    const outputs = units[units.length - 1];
    groups.forEach(({ canvas }, name) => {
      if (fields?.[name] && !waits(status, name)) show(canvas, pixels(fields[name], outputs.indexOf(name), boundary));
    });
  });
  store.paint(["lit", "units"], ({ lit }) => rows.forEach((row, path) => row.element.classList.toggle("lit", path === lit)));
  store.paint(["spoken", "units"], ({ spoken }) => rows.forEach((row, path) => row.element.classList.toggle("spoken", !!spoken?.paths.includes(path))));
  store.paint(["unit", "units"], ({ unit, units }) => {
    const shown = unit && groups.has(unit) ? unit : units[1][0];
    groups.forEach(({ group }, name) => group.classList.toggle("selected", name === shown));
  });
  store.paint(["next"], ({ next }) => (byId("velocity-hint").hidden = !next?.momentum));
  biasesSwitch(store, commands);
  scrollToWhatIsChosen(store, () => ({ rows, groups }));
  lightWhatIsTouched(root, store);
}

/** @param {HTMLElement} root @param {State} state @param {Store} store @param {Commands} commands */
function build(root, state, store, commands) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  const { units, dataset } = state;
  units.slice(1).forEach((names, layer) =>
    names.forEach((name, unit) => {
      const canvas = html("canvas", { width: 30, height: 30, "aria-hidden": "true" });
      const title = html("h3", {}, canvas, name, html("span", { class: "what" }, unitInWords(units, layer, unit, dataset.class_names)), neighbours(units, name, store));
      const group = html("div", { class: "group", role: "group", "aria-label": name, "data-group": name }, title);
      const rows = new Map(unitPaths(units, layer, unit).map((path) => [path, createRow(path, state, commands)]));
      group.append(...[...rows.values()].map(({ element }) => element));
      groups.set(name, { group, canvas, rows });
    }),
  );
  rebuild(root, ...[...groups.values()].map(({ group }) => group));
  return { rows: new Map([...groups.values()].flatMap(({ rows }) => [...rows])), groups };
}

/** Of those that are shown: an address may hide the biases. @param {Map<string, Row>} rows */
function countWords(rows) {
  const shown = isHidden("biases") ? [...rows.keys()].filter((path) => parsePath(path).input !== null) : [...rows];
  return `Its ${shown.length} number${shown.length === 1 ? "" : "s"}`;
}

/** Which groups can be seen, by their names, wherever it is that they scroll. */
function sightOf() {
  /** @type {Set<string>} */
  const seen = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      seen[isIntersecting ? "add" : "delete"](target.getAttribute("data-group") ?? "");
      target.classList.toggle("in-sight", isIntersecting);
    }
  }, { rootMargin: "200px" });
  return {
    has: (/** @type {string} */ name) => seen.has(name),
    /** @param {Element[]} groups  instead of those before */
    watch(groups) {
      observer.disconnect();
      seen.clear();
      for (const group of groups) observer.observe(group);
    },
  };
}

/** @param {Store} store @param {Commands} commands */
function biasesSwitch(store, commands) {
  const box = byId("use-biases", HTMLInputElement);
  box.onchange = () => commands.configure({ network: { use_biases: box.checked } });
  store.paint(["document"], ({ document }) => (box.checked = document.network.use_biases));
}

/** On a phone one unit's sliders are shown; these lead to the unit before and the next. @param {string[][]} units @param {string} name @param {Store} store */
function neighbours(units, name, store) {
  const all = units.slice(1).flat();
  const at = all.indexOf(name);
  const button = (/** @type {string} */ sign, /** @type {string} */ words, /** @type {number} */ step) => {
    const element = html("button", { class: "button quiet icon", type: "button", "aria-label": words }, sign);
    element.onclick = () => store.set({ unit: all[(at + step + all.length) % all.length] });
    return element;
  };
  return html("span", { class: "others" }, button("‹", "Unit before", -1), button("›", "Next unit", 1));
}

/** Hover and focus light a parameter everywhere; leaving gives back what the focus holds. @param {HTMLElement} root @param {Store} store */
function lightWhatIsTouched(root, store) {
  const pathAt = (/** @type {EventTarget | null} */ target) => /** @type {HTMLElement | null} */ (target)?.closest?.(".parameter")?.getAttribute("data-row") ?? null;
  const light = (/** @type {string | null} */ lit) => lit !== store.state.lit && store.set({ lit });
  const focused = () => pathAt(document.activeElement);
  root.addEventListener("pointerover", (event) => event.pointerType === "mouse" && light(pathAt(event.target) ?? focused()));
  root.addEventListener("pointerleave", () => light(focused()));
  root.addEventListener("focusin", (event) => {
    const path = pathAt(event.target);
    if (!path) return;
    const { layer, unit } = parsePath(path);
    light(path);
    store.set({ unit: store.state.units[layer + 1][unit] });
  });
  root.addEventListener("focusout", (event) => light(pathAt(event.relatedTarget)));
}

/**
 * What is chosen in the drawing comes into view among the sliders.
 * @param {Store} store @param {() => {groups: Map<string, {group: HTMLElement}>}} built
 */
function scrollToWhatIsChosen(store, built) {
  store.paint(["unit"], ({ unit }) => {
    const group = unit ? built().groups.get(unit)?.group : null;
    if (group && !group.contains(document.activeElement)) group.scrollIntoView({ block: "nearest" });
  });
}
