/** @import { Store } from "./store.js" */
/** @import { Field } from "./types.js" */

/** Milliseconds: the batch lights up, each way through the network, and the move to the new values. */
const BATCH = 150;
const WAY = 400;
const GLIDE = 250;
const TOO_QUICK_TO_TELL = 400;
const LATEST = 1400;

/**
 * How a step is shown: batch, forward, backward, then the move. The new state is in the store all the
 * while; only its painting is held back, and any input lets go of it.
 */
export class Motion {
  #store;
  /** @type {number[]} */
  #timers = [];
  /** @type {Field | undefined} */
  #from;
  #told = false;
  #arrived = false;
  #began = -Infinity;
  #gliding = 0;

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
    store.react(["progress"], () => {
      this.#arrived = true;
      this.#glideWhenReady();
    });
    for (const type of ["pointerdown", "keydown", "wheel"]) addEventListener(type, () => this.finish(), { capture: true, passive: true });
  }

  /** A step that has been told already only glides. Call before it is sent. */
  glideStep() {
    this.tellStep(true);
  }

  /** Call before the step is sent, while the store still holds what it starts from. @param {boolean} [told]  leave the telling out */
  tellStep(told = false) {
    const quick = told || performance.now() - this.#began < TOO_QUICK_TO_TELL;
    this.finish();
    this.#began = performance.now();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const { boundary, next, stepUnit, units } = this.#store.state;
    this.#from = boundary;
    this.#arrived = false;
    this.#told = false;
    this.#store.hold();
    this.#after(LATEST, () => this.finish());
    if (quick || !next || stepUnit === "epoch") this.#told = true;
    else this.#tell(next.batch, units.length - 1);
  }

  /** What is on screen becomes the state, at once. */
  finish() {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    cancelAnimationFrame(this.#gliding);
    document.body.classList.remove("gliding");
    const { telling, glide } = this.#store.state;
    if (telling || glide) this.#store.set({ telling: null, glide: null });
    if (this.#store.held) this.#store.release();
    this.#told = false;
  }

  /** @param {number[]} batch @param {number} layers */
  #tell(batch, layers) {
    const show = (/** @type {"batch" | "forward" | "backward"} */ stage, layer = 0) => this.#store.set({ telling: { stage, layer, batch } });
    show("batch");
    for (let i = 0; i < layers; i++) {
      this.#after(BATCH + (WAY * i) / layers, () => show("forward", i));
      this.#after(BATCH + WAY + (WAY * i) / layers, () => show("backward", layers - 1 - i));
    }
    this.#after(BATCH + 2 * WAY, () => {
      this.#told = true;
      this.#glideWhenReady();
    });
  }

  #glideWhenReady() {
    if (!this.#told || !this.#arrived || !this.#store.held) return;
    const from = this.#from;
    const begin = performance.now();
    const move = () => {
      const part = Math.min(1, (performance.now() - begin) / GLIDE);
      if (part === 1) return this.finish();
      if (from) this.#store.set({ glide: { from, part: 1 - (1 - part) ** 3 } });
      this.#gliding = requestAnimationFrame(move);
    };
    document.body.classList.add("gliding");
    this.#store.set({ telling: this.#store.state.telling && { stage: "update", layer: -1, batch: this.#store.state.telling.batch } });
    this.#store.release();
    move();
  }

  /** @param {number} delay @param {() => void} run */
  #after(delay, run) {
    this.#timers.push(window.setTimeout(run, delay));
  }
}
