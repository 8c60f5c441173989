/** @import { Store } from "../store.js" */
import { figureInk } from "../colors.js";
import { responseFigure } from "../figures/response.js";
import { precise } from "../format.js";
import { atPace } from "../pace.js";
import { drawFigure } from "../plot.js";
import { placeOf } from "../walk/place.js";

/** Milliseconds between two drawings. */
const PACE = 100;

/** The activation of the unit that the walk speaks of, as a small plot. @param {HTMLElement} root @param {Store} store */
export function responseView(root, store) {
  const draw = atPace(async () => {
    const place = placeOf(store.state);
    const { response } = store.state;
    if (!place || place.stage.kind !== "activation" || response?.name !== place.name || !root.clientWidth) return;
    const { layer, unit } = place;
    const now = { z: layer.z[unit], a: layer.a[unit], slope: layer.da_dz[unit] };
    const size = { width: root.clientWidth, height: root.clientHeight };
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", `${response.activation} of z. This point stands at z ${precise(now.z, 3)}, a ${precise(now.a, 3)}, slope ${precise(now.slope, 3)}; ${response.health === "live" ? "the unit is live" : `the unit is ${response.health}`}.`);
    await drawFigure(root, responseFigure(response, now, figureInk(), size), { still: true });
  }, PACE);
  store.paint(["walking", "walk", "response", "unit", "look"], draw);
}
