/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { DatasetInfo, PointerReading, Sample, State } from "../types.js" */
import { html, placeBox } from "../dom.js";
import { fixed, signed } from "../format.js";
import { classOf, splitsShown } from "../marks.js";
import { mapping } from "../plot.js";
import { choiceAfter, following, nearest, nearOf } from "../pointing.js";

/**
 * Pointing at the plane: what a point is and what the network says of it, or the output anywhere.
 * @param {HTMLElement} root @param {Store} store @param {Commands} commands
 * @returns {HTMLElement} what is pointed at; of what lies in it, a point within reach goes first
 */
export function pointerView(root, store, commands) {
  const touch = html("div", { class: "touch", tabindex: 0, role: "application", "aria-label": "The plane and its points. Left and right go from point to point.", "aria-describedby": "plane-tip" });
  const tip = html("div", { class: "tip", id: "plane-tip", hidden: true });
  root.append(touch, tip);
  store.paint(["plane"], ({ plane }) => placeBox(touch, plane));

  /** @param {PointerEvent | MouseEvent} event @param {number} near */
  const under = (event, near) => {
    const { samples, dataset, plane } = store.state;
    const { left, top } = touch.getBoundingClientRect();
    const map = mapping(dataset.extent, plane);
    const px = event.clientX - left, py = event.clientY - top;
    return { place: map.data(px, py), sample: samples ? nearest(samples, splitsShown(store.state), map, px, py, near) : null };
  };
  const look = (/** @type {Sample | null} */ hovered, /** @type {[number, number] | null} */ place) => {
    // What a lens looks at is its own.
    if (!store.state.dataset.planar) return;
    commands.point(hovered ?? place);
    store.set({ hovered, ...(place === null && { pointer: null }) });
  };

  touch.addEventListener("pointermove", (event) => {
    // A finger that moves here scrolls the page; it asks by a tap.
    if (event.pointerType === "touch") return;
    const { place, sample } = under(event, nearOf(event));
    look(sample, place);
  });
  touch.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && look(null, null));
  touch.addEventListener("click", (event) => {
    const { place, sample } = under(event, nearOf(event));
    if (!sample && event.target !== touch) return;
    look(sample, place);
    commands.choose(choiceAfter(sample, store.state.chosen));
  });
  touch.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const { samples, tested, chosen } = store.state;
    if (!way || !samples) return;
    event.preventDefault();
    const sample = following(samples, tested, chosen, way);
    commands.choose(sample);
    look(sample, samples[sample.split].points[sample.index]);
  });
  touch.addEventListener("blur", () => look(null, null));
  addEventListener("pointerdown", (event) => event.target !== touch && store.state.pointer && look(null, null));
  store.paint(["pointer", "plane"], (state) => paintTip(root, tip, state));
  return touch;
}

/** @param {HTMLElement} root @param {HTMLElement} tip @param {State} state */
function paintTip(root, tip, { pointer, dataset, plane }) {
  tip.hidden = !pointer || !dataset.planar;
  if (!pointer || tip.hidden) return;
  tip.replaceChildren(...words(pointer, dataset).map((line) => html("div", {}, ...line)));
  const map = mapping(dataset.extent, plane);
  const x = plane.left + map.x(pointer.point[0]), y = plane.top + map.y(pointer.point[1]);
  tip.style.left = `${Math.min(root.clientWidth - tip.offsetWidth - 2, Math.max(2, x + 14 + tip.offsetWidth > root.clientWidth ? x - 14 - tip.offsetWidth : x + 14))}px`;
  tip.style.top = `${y + 14 + tip.offsetHeight > root.clientHeight ? y - 14 - tip.offsetHeight : y + 14}px`;
}

/** @param {PointerReading} reading @param {DatasetInfo} dataset @returns {(Node | string)[][]} */
function words(reading, dataset) {
  const { point, sample, targets } = reading;
  const numbers = dataset.kind === "regression";
  const place = point.slice(0, dataset.curve ? 1 : 2).map((value, i) => `${dataset.axes[i]} ${fixed(value)}`).join(", ");
  const answer = numbers ? numbersInWords(reading, dataset) : [classInWords(reading, dataset)];
  if (!sample || !targets) return [[place], ...answer.map((line) => [line])];
  const title = numbers ? `target ${listed(targets)}` : dataset.class_names[classOf(targets)];
  return [[html("b", {}, title), `, ${sample.split === "train" ? "training" : "test"} point ${sample.index}`], [place], ...answer.map((line) => [line])];
}

/** Which class is told, by how much, and of a sample whether that is right. @param {PointerReading} reading @param {DatasetInfo} dataset */
function classInWords({ outputs, told, margin, targets }, { class_names: classes }) {
  if (told === null) return "output –";
  const ahead = margin === null ? "" : `, ahead by ${fixed(margin, 3)}`;
  const verdict = targets ? (told === classOf(targets) ? " (right)" : " (wrong)") : "";
  return `output ${fixed(outputs[outputs.length > 1 ? told : 0], 3)}: ${classes[told]}${ahead}${verdict}`;
}

/** The outputs, and of a sample how far they are off. @param {PointerReading} reading @param {DatasetInfo} dataset */
function numbersInWords({ outputs, residuals }, { output_names: names }) {
  const output = names.length > 1 ? names.map((name, i) => `${name} ${fixed(outputs[i], 3)}`).join(", ") : `output ${fixed(outputs[0], 3)}`;
  return residuals ? [output, `residual ${residuals.map(signed).join(", ")}`] : [output];
}

/** @param {number[]} numbers */
const listed = (numbers) => numbers.map((number) => fixed(number, 3)).join(", ");
