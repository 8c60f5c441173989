/** @import { Store } from "../store.js" */
/** @import { Sample, State } from "../types.js" */
import { figureInk } from "../colors.js";
import { placeBox, svg, tellDrawn } from "../dom.js";
import { pointsFigure } from "../figures.js";
import { drawFigure, mapping } from "../plot.js";

/**
 * The points by Plotly, drawn when the data change; over them the rings: next batch, hovered, chosen.
 * @param {HTMLElement} root @param {HTMLElement} points @param {Store} store
 */
export function pointsView(root, points, store) {
  const rings = svg("svg", { class: "rings", "aria-hidden": "true" });
  root.append(rings);
  store.paint(["samples", "plane", "look"], async ({ samples, dataset, plane }) => {
    if (!samples || !plane) return;
    const size = { width: root.clientWidth, height: root.clientHeight };
    await drawFigure(points, pointsFigure(samples, dataset, plane, figureInk(), size), { still: true });
    tellDrawn(points);
  });
  store.paint(["plane"], ({ plane }) => placeBox(rings, plane));
  store.paint(["next", "hovered", "chosen", "samples", "status", "telling", "plane", "walking", "walk"], (state) => {
    if (state.samples && state.plane) rings.replaceChildren(...ringsOf(state, state.samples));
  });
}

/** @param {State} state @param {NonNullable<State["samples"]>} samples */
function ringsOf(state, samples) {
  const { next, hovered, status, telling, dataset, plane } = state;
  const chosen = followed(state);
  const map = mapping(dataset.extent, plane);
  const ring = (/** @type {Sample} */ { split, index }, /** @type {string} */ kind, /** @type {number} */ r) => {
    const point = samples[split].points[index];
    return point ? [svg("circle", { class: kind, cx: map.x(point[0]), cy: map.y(point[1]), r })] : [];
  };
  const batch = telling?.batch ?? (status === "playing" ? [] : next?.batch ?? []);
  const most = 400;
  return [
    ...(chosen ? guides(samples[chosen.split].points[chosen.index], map, plane.height) : []),
    ...batch.slice(0, most).flatMap((index) => ring({ split: "train", index }, telling ? "batch now" : "batch", 7)),
    ...(chosen ? ring(chosen, "chosen", 9) : []),
    ...(chosen ? dot(samples, chosen, map) : []),
    ...(hovered ? ring(hovered, "hovered", 9) : []),
  ];
}

/** The sample that the walk looks at, else the chosen one. @param {State} state @returns {Sample | null} */
const followed = ({ walking, walk, chosen }) => (walking && walk ? { split: "train", index: walk.member } : chosen);

/** @param {[number, number] | undefined} point @param {ReturnType<typeof mapping>} map @param {number} height */
function guides(point, map, height) {
  return point ? [svg("path", { d: `M0 ${map.y(point[1])}H${map.x(point[0]) - 10}M${map.x(point[0])} ${height}V${map.y(point[1]) + 10}` })] : [];
}

/** The chosen point itself, over its lit ring. @param {NonNullable<State["samples"]>} samples @param {Sample} chosen @param {ReturnType<typeof mapping>} map */
function dot(samples, { split, index }, map) {
  const point = samples[split].points[index];
  if (!point) return [];
  const x = map.x(point[0]), y = map.y(point[1]);
  return [mark(samples[split].targets[index][0] > 0.5 ? 1 : 0, split === "test", x, y, 4.5)];
}

/**
 * One point as the plane shows it.
 * @param {number} kind  0 or 1 @param {boolean} outlined @param {number} x @param {number} y @param {number} r
 */
export function mark(kind, outlined, x, y, r) {
  const color = `var(--class${kind})`;
  const look = outlined ? `fill:var(--panel);stroke:${color};stroke-width:1.5` : `fill:${color};stroke:var(--panel);stroke-width:1`;
  return kind ? svg("circle", { cx: x, cy: y, r, style: look }) : svg("path", { d: `M${x} ${y - r * 1.2}L${x + r * 1.12} ${y + r * 0.8}H${x - r * 1.12}Z`, style: `${look};stroke-dasharray:none` });
}
