/** @import { State } from "./types.js" */

/**
 * The one store: the latest frame and what this page decides, by key.
 *
 * `react` hears of a change at once. `paint` runs in the next animation frame, once however many
 * changes came, and waits while the store is held: so that motion may lag behind, and state never.
 */
export class Store {
  /** @type {State} */
  state;
  /** @type {{keys: Set<string>, run: (state: State, changed: Set<string>) => void}[]} */
  #painters = [];
  /** @type {{keys: Set<string>, run: (state: State, changed: Set<string>) => void}[]} */
  #reactions = [];
  /** @type {(() => void)[]} */
  #painted = [];
  /** @type {Set<string>} */
  #changed = new Set();
  #scheduled = false;
  #held = false;

  /** @param {Partial<State>} initial */
  constructor(initial) {
    this.state = /** @type {State} */ (initial);
  }

  /** @param {Partial<State>} patch */
  set(patch) {
    Object.assign(this.state, patch);
    const changed = new Set(Object.keys(patch));
    for (const key of changed) this.#changed.add(key);
    for (const { keys, run } of this.#reactions) if (meet(keys, changed)) run(this.state, changed);
    this.#schedule();
  }

  /**
   * @param {(keyof State)[]} keys
   * @param {(state: State, changed: Set<string>) => void} run
   */
  paint(keys, run) {
    this.#painters.push({ keys: new Set(keys), run });
  }

  /**
   * @param {(keyof State)[]} keys
   * @param {(state: State, changed: Set<string>) => void} run
   */
  react(keys, run) {
    this.#reactions.push({ keys: new Set(keys), run });
  }

  /** @param {() => void} run  after every animation frame in which something had changed */
  afterPaint(run) {
    this.#painted.push(run);
  }

  /** What waits for the next animation frame, for one who cannot wait. */
  paintNow() {
    this.#flush();
  }

  hold() {
    this.#held = true;
  }

  release() {
    this.#held = false;
    this.#schedule();
  }

  get held() {
    return this.#held;
  }

  #schedule() {
    if (this.#scheduled || this.#changed.size === 0) return;
    this.#scheduled = true;
    requestAnimationFrame(() => this.#flush());
  }

  /** One painter's failure must not keep the others, and the server, from their frame. @param {(state: State, changed: Set<string>) => void} run @param {Set<string>} changed */
  #safely(run, changed) {
    try {
      run(this.state, changed);
    } catch (error) {
      reportError(error);
    }
  }

  #flush() {
    this.#scheduled = false;
    const ready = this.#held ? new Set([...this.#changed].filter((key) => LIVE.has(key))) : this.#changed;
    this.#changed = this.#held ? new Set([...this.#changed].filter((key) => !LIVE.has(key))) : new Set();
    for (const { keys, run } of this.#painters) if (meet(keys, ready)) this.#safely(run, ready);
    for (const run of this.#painted) run();
  }
}

/** What is drawn even while the rest is held. */
const LIVE = new Set(["telling", "connection", "complaint", "hovered", "pointer"]);

/**
 * @param {Set<string>} keys
 * @param {Set<string>} changed
 */
function meet(keys, changed) {
  for (const key of keys) if (changed.has(key)) return true;
  return false;
}
