/** @import { Sample, Split, State } from "../types.js" */
import { svg } from "../dom.js";
import { samplesOf } from "../samples.js";
import { PAGE_INK, classOf, faceOfClass, shapeOf } from "../marks.js";

/** The road in its own units: as wide and as long, and what is at its edges. */
export const WIDTH = 406, HEIGHT = 178;
const SIDE = 28, BOTTOM = 150, TOP = 12;
/** What neighbours are moved apart by, across the road: it says nothing of them. */
const GOLDEN = 0.618034;
const RADIUS = 2.6, RING = 4.8;

/**
 * The toy street from above, the car at its lower end: what was measured lies as far away as it is.
 * What is told wrong has a ring.
 */
export function road() {
  const things = svg("g", { class: "things" }), wrong = svg("path", { class: "wrong" }), chosen = svg("circle", { class: "chosen", r: 8 });
  const element = svg("svg", { class: "road", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, tabindex: 0, role: "application", "aria-label": "The street from above. Left and right go from thing to thing." }, ...ground(), things, wrong, chosen);
  /** @type {[number, number][]} */
  let places = [];

  return {
    element,
    /** @param {State} state @param {Split} split */
    paintThings({ samples, dataset }, split) {
      const at = dataset.scales.findIndex(({ column }) => column === "distance");
      const { points = [], targets = [] } = samples?.[split] ?? {};
      places = points.map((point, i) => [SIDE + (((i + 0.5) * GOLDEN) % 1) * (WIDTH - 2 * SIDE), BOTTOM - 22 - ((point[at] + 1) / 2) * (BOTTOM - 22 - TOP)]);
      things.replaceChildren(...[0, 1].map((place) => {
        const d = places.filter((_, i) => classOf(targets[i]) === place).map(([x, y]) => shapeOf(place, x, y, RADIUS)).join("");
        return svg("path", { d, style: `fill:${faceOfClass(place, PAGE_INK).fill}` });
      }));
    },
    /** @param {State} state @param {Split} split */
    paintWrong(state, split) {
      const told = state.standings?.told?.[split], targets = samplesOf(state)?.[split].targets;
      if (!told || !targets || told.length !== places.length) return wrong.setAttribute("d", "");
      wrong.setAttribute("d", places.filter((_, i) => told[i] !== classOf(targets[i])).map(([x, y]) => `M${x - RING} ${y}a${RING} ${RING} 0 1 0 ${2 * RING} 0a${RING} ${RING} 0 1 0 ${-2 * RING} 0`).join(""));
    },
    /** @param {Sample | null} sample @param {Split} split */
    choose(sample, split) {
      const place = sample?.split === split ? places[sample.index] : undefined;
      chosen.style.display = place ? "" : "none";
      if (place) chosen.setAttribute("transform", `translate(${place.join(" ")})`);
    },
    /** The thing that is nearest to a place on the screen. @param {MouseEvent} event */
    under(event) {
      const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(element.getScreenCTM()?.inverse());
      const distances = places.map(([px, py]) => Math.hypot(px - x, py - y));
      const best = distances.indexOf(Math.min(...distances));
      return distances[best] < 24 ? best : -1;
    },
  };
}

/** The lane, the car, and how far it is. */
function ground() {
  const y = (/** @type {number} */ metres) => BOTTOM - 22 - ((metres - 5) / 55) * (BOTTOM - 22 - TOP);
  return [
    svg("path", { class: "lane", d: `M${SIDE - 8} ${TOP - 6}V${HEIGHT - 6}M${WIDTH - SIDE + 8} ${TOP - 6}V${HEIGHT - 6}` }),
    svg("path", { class: "middle", d: `M${WIDTH / 2} ${TOP - 6}V${BOTTOM - 24}` }),
    svg("rect", { class: "car", x: WIDTH / 2 - 11, y: BOTTOM - 10, width: 22, height: 36, rx: 6 }),
    svg("path", { class: "car", d: `M${WIDTH / 2 - 7} ${BOTTOM}h14M${WIDTH / 2 - 7} ${BOTTOM + 18}h14` }),
    ...[20, 40, 60].map((metres) => svg("text", { x: WIDTH - SIDE + 12, y: y(metres) + 4 }, `${metres}`)),
    svg("text", { x: WIDTH - 2, y: HEIGHT - 4, "text-anchor": "end" }, "metres"),
  ];
}
