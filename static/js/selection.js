/** @import { Commands } from "./commands.js" */
/** @import { Store } from "./store.js" */
import { allPaths } from "./names.js";

/**
 * What was chosen is let go of once it is gone: parameters and units with their network, points with
 * their data.
 * @param {Store} store @param {Commands} commands
 */
export function keepSelection(store, commands) {
  store.react(["units"], ({ units, lit, unit, checking }) => {
    const paths = new Set(allPaths(units));
    const gone = (/** @type {string | null} */ path) => path !== null && !paths.has(path);
    const goneUnit = unit !== null && !units.slice(1).flat().includes(unit);
    if (gone(lit) || goneUnit || gone(checking)) store.set({ ...(gone(lit) && { lit: null }), ...(goneUnit && { unit: null }), ...(gone(checking) && { checking: null }) });
  });
  /** @type {unknown} */
  let revision;
  store.react(["dataset"], ({ dataset, chosen }) => {
    if (dataset.revision === revision) return;
    revision = dataset.revision;
    store.set({ hovered: null, before: null });
    if (chosen) commands.choose(null);
  });
}
