/** @import { Commands } from "../commands.js" */
/** @import { Named } from "../names.js" */
/** @import { Maybe, Nested, State } from "../types.js" */
import { html, setText, svg } from "../dom.js";
import { fixed, parseNumber, plain, signed, signOf } from "../format.js";
import { inWords, parsePath } from "../names.js";
import { createLock } from "./lock.js";

/** How far from 0 a slider goes at least. */
export const NARROWEST = 5;
/** Pixels that a finger goes before it drags. */
const SIDEWAYS = 6;
const BIASES_OFF = "Biases are off: this one acts as 0, and comes back as it was.";

/**
 * One parameter: its slider, number, gradient, and the ghost mark where the next update puts it.
 * @param {string} path @param {Named} named @param {Commands} commands
 */
export function createRow(path, named, commands) {
  const { layer, unit, input } = parsePath(path);
  const words = inWords(path, named);
  const name = input === null ? "bias" : named.units[layer][input];
  const id = `slider-${path.replaceAll(".", "-")}`;
  const slider = html("input", { type: "range", id, step: "any", min: -NARROWEST, max: NARROWEST, value: 0, "data-parameter": path, "aria-label": words });
  const bar = html("span", { class: "bar" });
  const thumb = html("span", { class: "thumb" });
  const ghost = html("span", { class: "ghost", "data-part": "gradients", "data-ghost-of": path, hidden: true });
  const inner = html("span", { class: "inner", "aria-hidden": "true" }, bar, ghost, thumb);
  const box = html("input", { class: "value", inputmode: "decimal", autocomplete: "off", spellcheck: "false", "data-value-of": path, "aria-label": `value of ${words}` });
  const gradient = html("span", { class: "gradient", "data-part": "gradients", "data-gradient-of": path, title: `gradient of ${words}: how the loss grows with it` });
  const reach = html("small", { hidden: true });
  const lock = createLock(path, words, commands);
  const label = html("label", { for: id, title: input === null ? null : name }, name, reach);
  const element = html("div", { class: "parameter row-grid", "data-row": path, "data-part": input === null && "biases" }, label, html("div", { class: "track" }, sliceOf(path), slider, inner), box, gradient, lock.button);

  const valueIn = (/** @type {Nested} */ { weights, biases }) => (input === null ? biases[layer][unit] : weights[layer][unit][input]);
  /** @type {Maybe} */
  let value = 0;
  let range = NARROWEST;
  let held = false;
  let off = false;
  /** Made for the first optimizer that has one. @type {HTMLElement | undefined} */
  let velocity;
  /** @type {Maybe | undefined} */
  let startValue;

  const giveBack = () => startValue !== null && startValue !== undefined && commands.set(path, startValue);
  listenToSlider(slider, commands, path, giveBack, (is) => (held = is));
  listenToBox(box, path, commands, () => value);

  /** A mark is as wide as the track, so that a percentage of itself moves it without a new layout. */
  const within = (/** @type {number} */ at) => Math.max(-range, Math.min(range, at));
  const place = (/** @type {Maybe} */ at) => `translateX(${50 + (50 * within(at ?? 0)) / range}%)`;

  /** While a slider is held, frames do not move it. @param {Nested} parameters @param {boolean} moves  whether the slider goes along, which costs @returns {number} how far from 0 it goes */
  const sync = (parameters, moves) => {
    value = valueIn(parameters);
    if (value === null || held) return range;
    const wanted = rangeFor(value, range);
    if (wanted !== range) {
      range = wanted;
      slider.min = String(-range);
      slider.max = String(range);
      reach.hidden = range === NARROWEST;
      setText(reach, `±${range < 1e6 ? range : fixed(range)}`);
    }
    if (moves && Number(slider.value) !== value) slider.value = String(value);
    return range;
  };

  /** @param {State} state @param {boolean} written  whether the numbers are written too */
  const paint = ({ parameters, next, status, start }, written) => {
    value = valueIn(parameters);
    startValue = valueIn(start);
    const shown = held ? Number(slider.value) : value;
    thumb.style.transform = place(shown);
    bar.style.transform = `scaleX(${(within(shown ?? 0) / range) * 0.5})`;
    inner.classList.toggle("negative", (shown ?? 0) < 0);
    if (!written) return;
    if (document.activeElement !== box || box.dataset.shown === box.value) showIn(box, value);
    paintNext(next, status === "playing");
  };

  /** @param {State["next"]} next @param {boolean} playing  then no mark says where the next one leads */
  const paintNext = (next, playing) => {
    ghost.hidden = !next || value === null || playing || off;
    paintVelocity(ghost.hidden || !next?.momentum ? null : valueIn(next.momentum));
    if (!next || value === null) {
      setText(gradient, "");
      slider.setAttribute("aria-valuetext", fixed(value));
      return;
    }
    const slope = valueIn(next.gradients);
    setText(gradient, off ? "acts as 0" : signed(slope));
    gradient.className = off ? "gradient" : `gradient ${signOf(slope)}`;
    if (playing) return;
    const move = valueIn(next.updates) ?? 0;
    ghost.style.transform = place(value + move);
    ghost.dataset.way = move > 0 ? "up" : move < 0 ? "down" : "none";
    slider.setAttribute("aria-valuetext", `${fixed(value)}, next update ${fixed(value + move)}`);
  };

  /** An arrow from the value to where the optimizer's memory alone would take it. @param {Maybe} memory */
  const paintVelocity = (memory) => {
    if (velocity) velocity.hidden = !memory || value === null;
    if (!memory || value === null) return;
    if (!velocity) inner.append((velocity = html("span", { class: "velocity", "data-part": "gradients", "data-velocity-of": path }, html("i", { class: "shaft" }), html("i", { class: "head" }))));
    const [shaft, head] = /** @type {HTMLCollectionOf<HTMLElement>} */ (velocity.children);
    shaft.style.transform = `${place(value)} scaleX(${(within(value + memory) - within(value)) / (2 * range)})`;
    head.style.transform = place(value + memory);
    head.dataset.way = memory > 0 ? "up" : "down";
  };

  /** With the biases off their values wait: nothing that one could do to them would show. @param {State["document"]} settings */
  const paintSettings = ({ locked, network }) => {
    off = input === null && !network.use_biases;
    const isLocked = locked.includes(path);
    lock.show(isLocked);
    element.classList.toggle("locked", isLocked);
    element.classList.toggle("off", off);
    element.title = off ? BIASES_OFF : "";
    slider.disabled = box.disabled = off;
  };

  return { element, sync, paint, paintSettings };
}

/** Where the loss along this parameter is drawn, behind its track. @param {string} path */
const sliceOf = (path) => svg("svg", { class: "slice", viewBox: "0 0 100 15", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("path", { "data-slice-of": path }));

/**
 * The range that holds the value: 5, 10, 20 ...; one that has grown stays until the value is far inside.
 * @param {number} value @param {number} range
 */
export function rangeFor(value, range) {
  let wanted = Math.abs(value) <= range && Math.abs(value) > range / 4 ? range : NARROWEST;
  while (Math.abs(value) > wanted) wanted *= 2;
  return wanted;
}

/** @param {HTMLInputElement} box @param {Maybe} value */
function showIn(box, value) {
  const text = fixed(value);
  if (box.value !== text) box.value = text;
  box.dataset.shown = text;
  box.title = value === null ? "not a finite number" : plain(value);
}

/**
 * A gesture lasts from pointer down or the first key until the pointer or the key is let go.
 * @param {HTMLInputElement} slider @param {Commands} commands @param {string} path
 * @param {() => void} giveBack @param {(held: boolean) => void} hold
 */
function listenToSlider(slider, commands, path, giveBack, hold) {
  let keyDown = false;
  /** Where a finger came down that may have come to scroll: until it goes sideways it moves nothing. @type {{x: number, value: string} | null} */
  let finger = null;
  const release = () => {
    hold(false);
    commands.release();
  };
  const take = () => {
    finger = null;
    hold(true);
    commands.drag(path, Number(slider.value));
  };
  slider.addEventListener("pointerdown", (event) => (finger = event.pointerType === "touch" ? { x: event.clientX, value: slider.value } : null));
  slider.addEventListener("pointermove", (event) => finger && Math.abs(event.clientX - finger.x) > SIDEWAYS && take());
  slider.addEventListener("pointerup", () => finger && take());
  slider.addEventListener("pointercancel", () => {
    if (finger) slider.value = finger.value;
    finger = null;
    release();
  });
  slider.addEventListener("input", () => finger || take());
  slider.addEventListener("change", () => keyDown || release());
  slider.addEventListener("keydown", (event) => {
    if (event.key === "Backspace") {
      event.preventDefault();
      giveBack();
    } else if (event.key.startsWith("Arrow")) keyDown = true;
  });
  for (const type of ["keyup", "blur"])
    slider.addEventListener(type, () => {
      if (keyDown) release();
      keyDown = false;
    });
  slider.addEventListener("dblclick", giveBack);
}

/**
 * Enter or leaving takes what was typed, Escape gives it up; what was not changed is not sent, since
 * the box shows fewer digits than the number has.
 * @param {HTMLInputElement} box @param {string} path @param {Commands} commands @param {() => Maybe} current
 */
function listenToBox(box, path, commands, current) {
  const done = () => {
    box.removeAttribute("aria-invalid");
    showIn(box, current());
  };
  const commit = () => {
    if (box.value === box.dataset.shown) return done();
    const typed = parseNumber(box.value);
    if (typed === null) {
      box.setAttribute("aria-invalid", "true");
      return commands.complain(`“${box.value}” is not a number.`);
    }
    commands.set(path, typed);
    box.removeAttribute("aria-invalid");
    box.dataset.shown = box.value;
  };
  box.addEventListener("focus", () => box.select());
  box.addEventListener("change", commit);
  box.addEventListener("blur", () => box.getAttribute("aria-invalid") && done());
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    done();
    box.select();
  });
}
