/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Settings } from "../types.js" */

/**
 * Changes of one setting, each made of the last that was sent, not of the last that came back, so that
 * quick clicks all count, until the frames tell of all of them. What would change nothing is not sent.
 * @template T
 * @param {Store} store @param {Commands} commands
 * @param {(document: Settings) => T} of  the setting
 * @param {(value: T) => void} send
 * @returns {(change: (value: T) => T) => void}
 */
export function changer(store, commands, of, send) {
  /** @type {T | null} */
  let sent = null;
  const same = (/** @type {T | null} */ a, /** @type {T | null} */ b) => JSON.stringify(a) === JSON.stringify(b);
  store.react(["revision", "complaint"], ({ complaint }, changed) => {
    if (!commands.behind() || (changed.has("complaint") && complaint)) sent = null;
  });
  return (change) => {
    const last = sent ?? of(store.state.document);
    const value = change(last);
    if (same(value, last)) return;
    send(value);
    sent = value;
  };
}
