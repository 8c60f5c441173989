/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Sample, Samples, State } from "../types.js" */
import { html, placeBox } from "../dom.js";
import { fixed } from "../format.js";
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
    return { place: map.data(px, py), sample: samples ? nearest(samples, map, px, py, near) : null };
  };
  const look = (/** @type {Sample | null} */ hovered, /** @type {[number, number] | null} */ place) => {
    const { samples } = store.state;
    commands.point(hovered && samples ? samples[hovered.split].points[hovered.index] : place);
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
    const { samples, chosen } = store.state;
    if (!way || !samples) return;
    event.preventDefault();
    const sample = following(samples, chosen, way);
    commands.choose(sample);
    look(sample, samples[sample.split].points[sample.index]);
  });
  touch.addEventListener("blur", () => look(null, null));
  addEventListener("pointerdown", (event) => event.target !== touch && store.state.pointer && look(null, null));
  store.paint(["pointer", "hovered", "samples", "plane"], (state) => paintTip(root, tip, state));
  return touch;
}

/** @param {HTMLElement} root @param {HTMLElement} tip @param {State} state */
function paintTip(root, tip, { pointer, hovered, samples, dataset, plane }) {
  tip.hidden = !pointer || !samples;
  if (!pointer || !samples) return;
  tip.replaceChildren(...words(pointer, hovered, samples, dataset).map((line) => html("div", {}, ...line)));
  const map = mapping(dataset.extent, plane);
  const x = plane.left + map.x(pointer.point[0]), y = plane.top + map.y(pointer.point[1]);
  tip.style.left = `${Math.min(root.clientWidth - tip.offsetWidth - 2, Math.max(2, x + 14 + tip.offsetWidth > root.clientWidth ? x - 14 - tip.offsetWidth : x + 14))}px`;
  tip.style.top = `${y + 14 + tip.offsetHeight > root.clientHeight ? y - 14 - tip.offsetHeight : y + 14}px`;
}

/** @param {NonNullable<State["pointer"]>} pointer @param {Sample | null} hovered @param {Samples} samples @param {State["dataset"]} dataset */
function words({ point, outputs }, hovered, samples, { class_names: classes, kind }) {
  const place = `x1 ${fixed(point[0])}, x2 ${fixed(point[1])}`;
  const said = outputs[0] > 0.5 ? 1 : 0;
  const answer = kind === "classification" ? `output ${fixed(outputs[0], 3)}: ${classes[said]}` : `output ${fixed(outputs[0], 3)}`;
  if (!hovered) return [[place], [answer]];
  const target = samples[hovered.split].targets[hovered.index][0];
  const title = kind === "classification" ? classes[target > 0.5 ? 1 : 0] : `target ${fixed(target, 3)}`;
  const verdict = kind === "classification" ? (said === (target > 0.5 ? 1 : 0) ? " (right)" : " (wrong)") : "";
  return [[html("b", {}, title), `, ${hovered.split === "train" ? "training" : "test"} point ${hovered.index}`], [place], [answer + verdict]];
}
