/** @import { Store } from "../store.js" */
/** @import { Sample, Samples, State } from "../types.js" */
import { figureInk } from "../colors.js";
import { blank, html, painters, placeBox, sizeCanvas, svg, tellDrawn } from "../dom.js";
import { pointsFigure } from "../figures/points.js";
import { RINGED, followed, paintMarks, ringsOf, splitsShown } from "../marks.js";
import { drawFigure, mapping } from "../plot.js";
import { axisTitles } from "../scaling.js";

/**
 * The points by Plotly, drawn when the data change, or while they are painted on a canvas, since then they
 * change in every frame; over them the rings: next batch, hovered, chosen.
 * @param {HTMLElement} root @param {HTMLElement} points @param {Store} store
 */
export function pointsView(root, points, store) {
  const canvas = html("canvas", { class: "painted", "aria-hidden": "true", hidden: true });
  const rings = svg("svg", { class: "rings", "aria-hidden": "true" });
  root.append(canvas, rings);
  let ink = figureInk();
  const paint = (/** @type {CanvasRenderingContext2D} */ context) => {
    const { samples, dataset, plane } = store.state;
    if (samples) paintMarks(context, store.state, samples, ink, placesOn(samples, mapping(dataset.extent, plane)));
  };
  painters.set(canvas, paint);
  let axes = "";
  /** @param {State} state */
  const draw = async (state) => {
    const { samples, dataset, plane, painting } = state;
    // Those of other data are on their way.
    if (!samples || !plane || String(samples.output_names) !== String(dataset.output_names)) return;
    canvas.hidden = !painting;
    if (painting) {
      sizeCanvas(canvas, plane.width, plane.height);
      paint(blank(canvas));
    }
    const titles = axisTitles(state);
    const framed = painting ? JSON.stringify([dataset.extent, titles, plane, state.look]) : "";
    if (painting && framed === axes) return;
    axes = framed;
    const size = { width: root.clientWidth, height: root.clientHeight };
    await drawFigure(points, pointsFigure(samples, painting ? [] : splitsShown(state), { ...dataset, axes: titles }, plane, ink, size), { still: true });
    tellDrawn(points);
  };
  store.paint(["look"], () => (ink = figureInk()));
  store.paint(["samples", "plane", "look", "tested", "painting"], draw);
  // What a hand does to the points is shown before the server has told how large the plane is then.
  store.paint(["dataset"], (state) => state.painting && draw(state));
  store.paint(["plane"], ({ plane }) => [canvas, rings].forEach((each) => placeBox(each, plane)));
  store.paint([...RINGED, "plane"], (state) => {
    const { samples, dataset, plane } = state;
    // Those of data without a plane may still be there.
    if (!samples || !plane || !dataset.planar || (samples.train.points[0]?.length ?? 2) !== 2) return rings.replaceChildren();
    const at = placesOn(samples, mapping(dataset.extent, plane));
    const lit = followed(state);
    rings.replaceChildren(...guides(state, lit && at(lit)), ...ringsOf(state, samples, at));
  });
}

/** @param {Samples} samples @param {ReturnType<typeof mapping>} map @returns {(sample: Sample) => [number, number] | null} where one lies, if it is there */
const placesOn = (samples, map) => ({ split, index }) => {
  const point = samples[split].points[index];
  return point ? [map.x(point[0]), map.y(point[1])] : null;
};

/** From the sample that is followed to both axes. @param {State} state @param {[number, number] | null} place */
function guides({ plane }, place) {
  return place ? [svg("path", { d: `M0 ${place[1]}H${place[0] - 10}M${place[0]} ${plane.height}V${place[1] + 10}` })] : [];
}
