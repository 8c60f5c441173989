/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { byId, html, isHidden, rebuild, setText } from "../dom.js";
import { allPaths, parsePath, unitInWords, unitNamed, unitPaths, valueAt } from "../names.js";
import { show, unitPixels } from "./field.js";
import { MOST_CARDS } from "./inputs.js";
import { writer } from "./writing.js";
import { createFinder } from "./finder.js";
import { createRow, NARROWEST, rangeFor } from "./row.js";

/** @typedef {ReturnType<typeof createRow>} Row */
/** @typedef {{group: HTMLElement, canvas: HTMLCanvasElement, rows: Map<string, Row>}} Group */

/** Above so many parameters the rows are low and the panel scrolls. */
const FEW = 24;
/** Above so many, if they come of many inputs, there are sliders of the chosen unit only. */
const MANY = 100;
/** Names up to so many characters fit beside their sliders. */
const SHORT = 6;

/**
 * Every weight and bias as a slider, grouped by the unit that it feeds; of many parameters, those of
 * the chosen unit.
 * @param {HTMLElement} root @param {Store} store @param {Commands} commands
 */
export function slidersView(root, store, commands) {
  /** @type {Map<string, Row>} */
  let rows = new Map();
  /** @type {Map<string, Group>} */
  let groups = new Map();
  /** @type {string[]} */
  let paths = [];
  const isMany = () => paths.length > MANY && store.state.units[0].length > MOST_CARDS;
  const inSight = sightOf((seen) => store.set({ inSight: isMany() ? [...seen] : null }));
  const written = writer();
  /** Whether this frame's numbers are written. */
  let write = true;
  /** While it plays, rows out of sight wait, and those of many go with the numbers: else they would cost every second frame. @param {State["status"]} status @param {string} name  of a group @param {string} path */
  const waits = (status, name, path) => status === "playing" && (!inSight.has(isMany() ? path : name) || (rows.size > FEW && !write));
  const eachRow = (/** @type {(row: Row, name: string, path: string) => void} */ run) => groups.forEach((group, name) => group.rows.forEach((row, path) => run(row, name, path)));
  const finder = createFinder(() => arrange());
  const arrange = () => isMany() && groups.forEach(({ group, rows }) => finder.arrange(group, rows, store.state));
  let built = "";
  let pixels = unitPixels();

  store.react(["units", "unit"], (state) => {
    const shape = JSON.stringify([state.units, state.dataset.class_names, state.dataset.wording]);
    if (shape === built && (!isMany() || groups.has(shownOf(state)))) return;
    if (shape !== built) finder.clear();
    built = shape;
    paths = allPaths(state.units);
    groups = build(root, state, store, commands, isMany() ? finder.element : null);
    rows = new Map([...groups.values()].flatMap((group) => [...group.rows]));
    inSight.watch(isMany() ? [...rows.values()].map(({ element }) => element) : [...groups.values()].map(({ group }) => group));
    setText(byId("parameters-count"), countWords(paths));
    root.classList.toggle("dense", paths.length > FEW);
    root.classList.toggle("many", isMany());
    root.closest(".parameters")?.classList.toggle("wordy", state.units.flat().some((name) => name.length > SHORT));
    if (!isMany()) return;
    root.scrollTop = 0;
    rows.forEach((row) => row.sync(state.parameters, true));
    arrange();
    store.set({ rowsOf: shownOf(state) });
  });
  store.react(["parameters"], ({ parameters, status, reach: before }) => {
    write = written(status);
    /** @type {Record<string, number>} */
    const reach = {};
    if (isMany()) for (const path of paths) reach[path] = write ? rangeFor(valueAt(parameters, path) ?? 0, before[path] ?? NARROWEST) : before[path];
    eachRow((row, name, path) => (reach[path] = row.sync(parameters, !waits(status, name, path))));
    if (JSON.stringify(reach) !== JSON.stringify(before)) store.set({ reach });
  });
  store.paint(["document", "units", "rowsOf"], ({ document }) => rows.forEach((row) => row.paintSettings(document)));
  store.paint(["parameters", "next", "units", "status", "start", "rowsOf", "inSight"], (state) => {
    eachRow((row, name, path) => waits(state.status, name, path) || row.paint(state, write));
  });
  store.paint(["parameters", "status", "holding"], ({ status, holding }) => {
    if (finder.isSorted() && status !== "playing" && !holding && !document.activeElement?.closest(".parameter")) arrange();
  });
  store.paint(["fields", "look", "units", "status", "rowsOf"], ({ fields, units, boundary, status }, changed) => {
    if (changed.has("look")) pixels = unitPixels();
    const outputs = units[units.length - 1];
    groups.forEach(({ canvas }, name) => {
      canvas.hidden = isMany() && !fields?.[name];
      if (fields?.[name] && (isMany() || !waits(status, name, ""))) show(canvas, pixels(fields[name], outputs.indexOf(name), boundary));
    });
  });
  store.paint(["lit", "units", "rowsOf"], ({ lit }) => {
    rows.forEach((row, path) => row.element.classList.toggle("lit", path === lit));
    const row = lit && isMany() ? rows.get(lit)?.element : null;
    if (row && !root.contains(document.activeElement) && !root.matches(":hover")) scrollWithin(root, row);
  });
  store.paint(["spoken", "units", "rowsOf"], ({ spoken }) => rows.forEach((row, path) => row.element.classList.toggle("spoken", !!spoken?.paths.includes(path))));
  store.paint(["unit", "units"], (state) => groups.forEach(({ group }, name) => group.classList.toggle("selected", name === shownOf(state))));
  store.paint(["next"], ({ next }) => (byId("velocity-hint").hidden = !next?.momentum));
  biasesSwitch(store, commands);
  scrollToWhatIsChosen(store, () => (isMany() ? new Map() : groups));
  lightWhatIsTouched(root, store);
}

/** The unit whose sliders are shown where there is room for one's only. @param {State} state */
const shownOf = ({ unit, units }) => (unit && unitNamed(units, unit) ? unit : units[1][0]);

/**
 * All groups; with a finder, which goes into it, that of the shown unit.
 * @param {HTMLElement} root @param {State} state @param {Store} store @param {Commands} commands @param {HTMLElement | null} finder
 */
function build(root, state, store, commands, finder) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  const { units, dataset } = state;
  units.slice(1).forEach((names, layer) =>
    names.forEach((name, unit) => {
      if (finder && name !== shownOf(state)) return;
      const canvas = html("canvas", { width: 30, height: 30, "aria-hidden": "true" });
      const title = html("h3", {}, canvas, name, html("span", { class: "what" }, unitInWords(units, layer, unit, dataset.class_names)), neighbours(units, name, store));
      const group = html("div", { class: "group", role: "group", "aria-label": name, "data-group": name }, finder ? html("div", { class: "top" }, title, finder) : title);
      const own = unitPaths(units, layer, unit);
      // Choosing a unit leads to its bias, which must not be the last of many.
      const rows = new Map((finder ? [...own.slice(-1), ...own.slice(0, -1)] : own).map((path) => [path, createRow(path, state, commands)]));
      group.append(...[...rows.values()].map(({ element }) => element));
      groups.set(name, { group, canvas, rows });
    }),
  );
  rebuild(root, ...[...groups.values()].map(({ group }) => group));
  return groups;
}

/** Of those that are shown: an address may hide the biases. @param {string[]} paths */
function countWords(paths) {
  const shown = isHidden("biases") ? paths.filter((path) => parsePath(path).input !== null) : paths;
  return `Its ${shown.length} number${shown.length === 1 ? "" : "s"}`;
}

/** A row into sight, where the sliders scroll by themselves: the page stays where it is. @param {HTMLElement} root @param {HTMLElement} row */
function scrollWithin(root, row) {
  const { top, bottom } = root.getBoundingClientRect(), place = row.getBoundingClientRect();
  const head = root.querySelector(".top")?.getBoundingClientRect().height ?? 0;
  if (place.top < top + head || place.bottom > bottom) root.scrollTop += place.top - (top + bottom + head) / 2;
}

/** Which groups, or rows, can be seen, by their names, wherever it is that they scroll. @param {(seen: Set<string>) => void} changed */
function sightOf(changed) {
  /** @type {Set<string>} */
  const seen = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      seen[isIntersecting ? "add" : "delete"](target.getAttribute("data-group") ?? target.getAttribute("data-row") ?? "");
      target.classList.toggle("in-sight", isIntersecting);
    }
    changed(seen);
  }, { rootMargin: "200px" });
  return {
    has: (/** @type {string} */ name) => seen.has(name),
    /** @param {Element[]} elements  instead of those before */
    watch(elements) {
      observer.disconnect();
      seen.clear();
      for (const element of elements) observer.observe(element);
    },
  };
}

/** @param {Store} store @param {Commands} commands */
function biasesSwitch(store, commands) {
  const box = byId("use-biases", HTMLInputElement);
  box.onchange = () => commands.configure({ network: { use_biases: box.checked } });
  store.paint(["document"], ({ document }) => (box.checked = document.network.use_biases));
}

/** Where one unit's sliders are shown, these lead to the unit before and the next. @param {string[][]} units @param {string} name @param {Store} store */
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
 * @param {Store} store @param {() => Map<string, {group: HTMLElement}>} built
 */
function scrollToWhatIsChosen(store, built) {
  store.paint(["unit"], ({ unit }) => {
    const group = unit ? built().get(unit)?.group : null;
    if (group && !group.contains(document.activeElement)) group.scrollIntoView({ block: "nearest" });
  });
}
