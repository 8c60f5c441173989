/** @import { Commands } from "./commands.js" */
/** @import { Store } from "./store.js" */
/** @import { DatasetInfo, State } from "./types.js" */
import { getSamples } from "./api.js";

/**
 * The samples are fetched again whenever the data are others. While a hand paints they are what it has
 * made of them, and the server's again once that has all it did.
 * @param {string} id @param {Store} store @param {Commands} commands
 */
export function keepSamples(id, store, commands) {
  /** @type {unknown} */
  let revision;
  let asking = false;
  store.react(["revision", "holding", "complaint"], ({ ahead, holding }) => {
    if (!ahead || holding || commands.behind()) return;
    revision = undefined;
    store.set({ ahead: false });
  });
  const fetchAgain = async () => {
    while (!store.state.ahead && revision !== store.state.dataset.revision) {
      const asked = store.state.dataset;
      const samples = await getSamples(id);
      if (store.state.ahead) return;
      revision = asked.revision;
      if (shapeOf(asked) === shapeOf(store.state.dataset)) store.set({ samples });
    }
  };
  // One question at a time: a play of paintings by another program makes others in every frame.
  store.react(["dataset", "ahead"], async () => {
    if (asking) return;
    asking = true;
    await fetchAgain().finally(() => (asking = false));
  });
}

/** The samples, once they are those of the data that are told of: others may still be there. @param {Pick<State, "samples" | "dataset">} state */
export const samplesOf = ({ samples, dataset }) => (samples && String(samples.input_names) === String(dataset.input_names) ? samples : undefined);

/** Samples can be drawn as long as this is the same. @param {DatasetInfo} dataset */
const shapeOf = ({ kind, curve, axes, output_names }) => JSON.stringify([kind, curve, axes, output_names]);
