/** @import { Store } from "./store.js" */
/** @import { Motion } from "./motion.js" */
/** @import { Stream } from "./stream.js" */
/** @import { ProblemChoice, Sample, StepUnit, Stroke, Told, Walk } from "./types.js" */
import { adoptSwept, openDocument, takeTable } from "./api.js";

/** The boundary while something moves, and at rest; and the small fields of the units. */
const MOVING = 64;
const RESTING = 100;
const FIELDS = 30;
/** The least of their points, and so many for each pixel of a small card. */
const COARSEST = 12, PER_PIXEL = 0.6;

/**
 * Everything that a person can do, as the commands that the server takes. Views call these and
 * nothing else.
 * @param {Store} store
 * @param {Stream} stream
 * @param {Motion} motion
 * @param {string} session  its id
 */
export function createCommands(store, stream, motion, session) {
  let gestures = 0;
  let fields = FIELDS;
  /** @type {string | null} */
  let held = null;
  const { state } = store;

  /** An action leaves the boundary as it was behind, so that its move is seen. */
  const leaveTrace = () => store.set({ before: state.boundary ?? null, complaint: null });

  /** @param {object[]} commands */
  const act = (...commands) => {
    leaveTrace();
    stream.send(...commands);
  };

  const play = () => ({ type: "play", unit: state.stepUnit, steps_per_second: state.speed });

  return {
    /** From pointer down or first key until `release` is one gesture. */
    grab() {
      if (held) return;
      held = `g${++gestures}-${Date.now()}`;
      store.set({ holding: true });
      leaveTrace();
      stream.watch({ resolution: MOVING });
    },
    release() {
      if (!held) return;
      held = null;
      store.set({ holding: false });
      if (state.status !== "playing") stream.watch({ resolution: RESTING });
    },
    /** @param {string} parameter @param {number} value */
    drag(parameter, value) {
      this.grab();
      stream.setParameter(parameter, value, held ?? undefined);
    },
    /** Paints, erases or moves points; those of one gesture are one undo. @param {Stroke[]} strokes */
    stroke(...strokes) {
      this.grab();
      stream.send(...strokes.map((stroke) => ({ ...stroke, gesture: held })));
    },
    /** Whether the frames do not show yet all that was done. */
    behind: () => stream.behind,
    /** @param {string} parameter @param {number} value */
    set: (parameter, value) => act({ type: "set", parameter, value }),
    /** Makes the update that is shown: while one walks, the walk's. */
    step() {
      if (state.walking && state.walk) return this.apply(state.walk);
      leaveTrace();
      motion.tellStep();
      stream.send({ type: "step", unit: state.stepUnit });
    },
    /** What the walk needs to know: its update, and how the unit spoken of responds. @param {{walk: object, response: string | null} | null} wish */
    watchWalk: (wish) => stream.watch(wish ? { ...wish, next: null } : { walk: null, response: null, next: state.stepUnit }),
    /** Makes the very update that the walk has told. @param {Walk} walk */
    apply({ unit, sample }) {
      leaveTrace();
      motion.glideStep();
      stream.send({ type: "step", unit, ...(sample !== null && { sample }) });
    },
    /** Opens the numeric check of this parameter's gradient. @param {string} checking */
    check: (checking) => store.set({ checking }),
    togglePlay() {
      if (state.status === "playing") return stream.send({ type: "pause" });
      store.set({ before: null, complaint: null });
      stream.send(play());
    },
    /** @param {string} complaint  what was wrong, in words */
    complain: (complaint) => store.set({ complaint }),
    /** Locks a parameter, or lets it go again. @param {string} parameter */
    lock: (parameter) => stream.send({ type: state.document.locked.includes(parameter) ? "unlock" : "lock", parameter }),
    /** Takes over a network that was trained beside this one. @param {number} place  among them */
    adopt(place) {
      leaveTrace();
      return adoptSwept(session, place);
    },
    /** Takes a table as the data; over HTTP, as it is longer than a message on the socket. @param {string} text @param {Told} told */
    bring(text, told) {
      leaveTrace();
      return takeTable(session, text, told);
    },
    reset: () => act({ type: "reset" }),
    newStart: () => act({ type: "reset", seed: state.document.network.seed + 1 }),
    undo: () => act({ type: "undo" }),
    redo: () => act({ type: "redo" }),
    /** Through the history as the hand goes. @param {number} index */
    scrub(index) {
      this.grab();
      stream.seek(index);
    },
    /** @param {number} index */
    seek: (index) => act({ type: "seek", index }),
    /** @param {object} settings  parts of problem, network and training */
    configure: (settings) => act({ type: "configure", ...settings }),
    /**
     * Other data, for the network as it is. A problem with numbers of its own is an exercise: without
     * its network it would be none, and its network none elsewhere.
     * @param {ProblemChoice} problem
     */
    take(problem) {
      const now = state.catalog.problems.find(({ name }) => name === state.document.problem.name);
      const own = problem.name === "own";
      if (problem.lens) return this.tell(problem);
      if (own) store.set({ painting: true });
      // The network of a story goes with it.
      if (now?.lens) return this.open({ problem: { name: problem.name } }, `data: ${problem.title}`);
      // What was painted stays to be painted on; a table of many columns has no plane for it.
      if (own && now === problem && state.dataset.planar) return;
      if (problem.locked.length || now?.locked.length) this.takeWhole(problem);
      else this.configure({ problem: { name: problem.name, ...(own && { data: null }) }, ...(own && { label: "an empty plane" }) });
    },
    /** A story from its beginning, with a network of its own, as one entry. @param {ProblemChoice} problem @param {string} [level]  by its name */
    tell({ name, title, levels }, level = levels[0]?.name) {
      const { title: at } = levels.find((each) => each.name === level) ?? {};
      this.open({ problem: { name, ...(level && { level }) } }, at ? `${title} (${at})` : title);
    },
    /** A problem with its own network, start and locks, as one entry; what was locked before is free. @param {ProblemChoice} problem */
    takeWhole: ({ name, defaults, locked }) =>
      act(
        ...state.document.locked.map((parameter) => ({ type: "unlock", parameter })),
        { type: "configure", ...defaults, problem: { ...defaults.problem, name } }, { type: "reset", seed: defaults.network.seed },
        ...locked.map((parameter) => ({ type: "lock", parameter })),
      ),
    /** Another playground in the place of this one, as one entry of this name. @param {object} document  whole or in part @param {string} label */
    open: (document, label) => act({ type: "open", document, label }),
    /** The same of a document that was saved, to the bit. @param {string} text  it as JSON @param {string} label */
    openText(text, label) {
      leaveTrace();
      return openDocument(session, text, label);
    },
    /** @param {StepUnit} stepUnit */
    chooseStepUnit(stepUnit) {
      store.set({ stepUnit });
      if (!state.walking) stream.watch({ next: stepUnit });
      if (state.status === "playing") stream.send(play());
    },
    /** @param {number} speed  steps a second */
    chooseSpeed(speed) {
      store.set({ speed });
      if (state.status === "playing") stream.send(play());
    },
    /** @param {Sample | null} chosen */
    choose(chosen) {
      store.set({ chosen, ...(chosen === null && { activations: null }) });
      stream.watch({ sample: chosen });
    },
    /** Shows the points as a hidden layer sees them, or null, where they lie. @param {number | null} space */
    lookFrom(space) {
      store.set({ space, hovered: null });
      stream.watch({ hidden: space && { layer: space, resolution: MOVING } });
    },
    /** As fine as the cards of the units can show it, since it is made and sent anew in every frame. @param {number} size  of a card, in pixels */
    fitFields(size) {
      const points = Math.max(COARSEST, Math.min(FIELDS, Math.round(size * PER_PIXEL)));
      if (points !== fields) stream.watch({ fields: points });
      fields = points;
    },
    /** Shows one unit's field on the plane, or null, what the network decides. @param {string | null} seen */
    see(seen) {
      if (seen === state.seen) return;
      store.set({ seen });
      stream.watch({ unit_field: seen && { name: seen, resolution: MOVING } });
    },
    /** Asks the server for the output at a place of the data, of a sample or of a sentence. @param {number[] | Sample | {text: string} | null} place */
    point: (place) => stream.watch({ pointer: place }),
    /** The outputs along one column of the data, all others as at a place. @param {{column: string, place: number[], low: number, high: number} | null} profile */
    watchProfile: (profile) => stream.watch({ profile }),
    /** The loss along each of these parameters, as far as its slider goes. @param {{parameter: string, span: number}[]} slices */
    watchSlices: (slices) => stream.watch({ slices }),
    /** The loss over two parameters. @param {{x: string, y: string, span: number} | null} landscape */
    watchLandscape: (landscape) => stream.watch({ landscape }),
    /** What a chart shows, and nothing of another one. @param {object | null} chart */
    watchChart: (chart) => stream.watch({ histograms: null, gradient_norms: null, paths: null, ...chart }),
    /** What is right and wrong; what was told before is no longer true. @param {boolean} report */
    watchReport(report) {
      store.set({ report: undefined });
      stream.watch({ report: report || null });
    },
    /** How the network stands to every sample, where there is no plane. @param {boolean} standings */
    watchStandings: (standings) => stream.watch({ standings: standings || null }),
    /** Misses against false alarms as the output's bias moves. @param {boolean} tradeoff */
    watchTradeoff: (tradeoff) => stream.watch({ tradeoff: tradeoff || null }),
    /** Where on the plane a parameter matters to an output. @param {{parameter: string, output: number} | null} sensitivity */
    watchSensitivity: (sensitivity) => stream.watch({ sensitivity }),
    /** @param {boolean} active  false: nobody looks at this page */
    attend: (active) => stream.watch({ active }),
    begin: () => stream.watch({ resolution: RESTING, fields, next: state.stepUnit, diagnosis: true, active: !document.hidden }),
    /** @param {boolean} moving */
    resolve: (moving) => stream.watch({ resolution: moving || held ? MOVING : RESTING }),
  };
}

/** @typedef {ReturnType<typeof createCommands>} Commands */
