/** @import { Store } from "../store.js" */
/** @import { Sample, State } from "../types.js" */
import { figureInk } from "../colors.js";
import { placeBox, svg, tellDrawn } from "../dom.js";
import { pointsFigure } from "../figures/points.js";
import { RINGED, followed, ringsOf, splitsShown } from "../marks.js";
import { drawFigure, mapping } from "../plot.js";

/**
 * The points by Plotly, drawn when the data change; over them the rings: next batch, hovered, chosen.
 * @param {HTMLElement} root @param {HTMLElement} points @param {Store} store
 */
export function pointsView(root, points, store) {
  const rings = svg("svg", { class: "rings", "aria-hidden": "true" });
  root.append(rings);
  store.paint(["samples", "plane", "look", "tested"], async (state) => {
    const { samples, dataset, plane } = state;
    if (!samples || !plane) return;
    const size = { width: root.clientWidth, height: root.clientHeight };
    await drawFigure(points, pointsFigure(samples, splitsShown(state), dataset, plane, figureInk(), size), { still: true });
    tellDrawn(points);
  });
  store.paint(["plane"], ({ plane }) => placeBox(rings, plane));
  store.paint([...RINGED, "plane"], (state) => {
    const { samples, dataset, plane } = state;
    if (!samples || !plane) return;
    const map = mapping(dataset.extent, plane);
    const at = (/** @type {Sample} */ { split, index }) => {
      const point = samples[split].points[index];
      return point ? /** @type {[number, number]} */ ([map.x(point[0]), map.y(point[1])]) : null;
    };
    const lit = followed(state);
    rings.replaceChildren(...guides(state, lit && at(lit)), ...ringsOf(state, samples, at));
  });
}

/** From the sample that is followed to both axes. @param {State} state @param {[number, number] | null} place */
function guides({ plane }, place) {
  return place ? [svg("path", { d: `M0 ${place[1]}H${place[0] - 10}M${place[0]} ${plane.height}V${place[1] + 10}` })] : [];
}
