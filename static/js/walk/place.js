/** @import { LayerWalk, Stage, State, Walk } from "../types.js" */
import { pathOf, unitNamed, valueAt } from "../names.js";
import { indexOf, stagesOf } from "./stages.js";

/**
 * Where the walk stands, with all that its stage speaks of.
 *
 * @typedef {object} Place
 * @property {Stage} stage
 * @property {number} at  its place among the stages
 * @property {Stage[]} stages
 * @property {number} layers  how many parameter layers there are
 * @property {Walk} walk
 * @property {LayerWalk} layer
 * @property {LayerWalk | undefined} above  the layer that reads this one
 * @property {number} unit  the place of the unit in its layer
 * @property {string} name  its name
 * @property {string[]} sources  the names of what it reads
 * @property {string[]} targets  the names of the units that read it; none for an output
 * @property {string} parameter  the parameter spoken of: one of the unit's
 * @property {number} column  its place in the unit's rows; the bias is last
 * @property {(number | null)[]} row  the unit's parameters, the bias last
 * @property {number | null} mask  what dropout multiplies the unit's activation by; null where its layer has none
 * @property {(number | null)[]} onward  the unit's weights to the layer above
 * @property {State} state
 */

/** @param {State} state @returns {Place | null} null while there is no walk */
export function placeOf(state) {
  const { walking, walk, units, parameters } = state;
  if (!walking || !walk || walk.layers.length !== units.length - 1) return null;
  const layers = walk.layers.length;
  const stages = stagesOf(layers);
  const at = indexOf(stages, walking.stage);
  const stage = stages[at].kind === "update" ? { ...stages[at], layer: layerOf(state, layers - 1) } : stages[at];
  const unit = Math.max(0, units[stage.layer + 1].indexOf(state.unit ?? ""));
  const sources = units[stage.layer];
  const layer = walk.layers[stage.layer];
  const paths = [...sources.map((_, input) => pathOf(stage.layer, unit, input)), pathOf(stage.layer, unit, null)];
  const column = Math.max(0, paths.indexOf(walking.parameter ?? ""));
  return {
    stage, at, stages, layers, walk, unit, sources, column, state,
    layer, mask: state.document.network.hidden[stage.layer]?.dropout ? (layer.mask?.[unit] ?? null) : null, above: walk.layers[stage.layer + 1],
    name: units[stage.layer + 1][unit], targets: units[stage.layer + 2] ?? [], parameter: paths[column],
    row: paths.map((path) => valueAt(parameters, path)),
    onward: (units[stage.layer + 2] ?? []).map((_, k) => valueAt(parameters, pathOf(stage.layer + 1, k, unit))),
  };
}

/** The update is one stage for every layer: it speaks of the selected unit's. @param {State} state @param {number} otherwise */
function layerOf({ units, unit }, otherwise) {
  return unitNamed(units, unit)?.layer ?? otherwise;
}
