/** @import { Tradeoff } from "../types.js" */
import { svg } from "../dom.js";

/** The picture in pixels, and the room for its words. */
const WIDTH = 168, HEIGHT = 96, LEFT = 30, BOTTOM = 20, TOP = 6;

/** Misses over false alarms for every bias, and where the present one stands. */
export function tradeoffPlot() {
  const line = svg("path", { class: "line" }), dot = svg("circle", { r: 5 });
  const most = svg("text", { x: LEFT - 4, y: TOP + 8, "text-anchor": "end" }), last = svg("text", { x: WIDTH, y: HEIGHT - 4, "text-anchor": "end" });
  const element = svg("svg", { class: "tradeoff", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    svg("path", { class: "frame", d: `M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH}` }), line, dot, most, last,
    svg("text", { x: LEFT, y: HEIGHT - 4 }, "false alarms →"), svg("text", { transform: `translate(${LEFT - 8} ${HEIGHT - BOTTOM}) rotate(-90)` }, "misses →"),
  );
  return {
    element,
    /** @param {Tradeoff} tradeoff */
    paint({ misses, alarms, now, positives, negatives }) {
      const x = (/** @type {number} */ count) => LEFT + (count / (negatives || 1)) * (WIDTH - LEFT - 6);
      const y = (/** @type {number} */ count) => HEIGHT - BOTTOM - (count / (positives || 1)) * (HEIGHT - BOTTOM - TOP);
      line.setAttribute("d", `M${misses.map((count, i) => `${x(alarms[i]).toFixed(1)} ${y(count).toFixed(1)}`).join("L")}`);
      dot.setAttribute("transform", `translate(${x(now.alarms)} ${y(now.misses)})`);
      most.textContent = String(positives);
      last.textContent = String(negatives);
    },
  };
}
