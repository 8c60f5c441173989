/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Stage, StageKind, State } from "../types.js" */
import { parsePath, pathOf, unitNamed, unitPaths } from "../names.js";
import { placeOf } from "./place.js";
import { indexOf, spokenOf, stagesOf } from "./stages.js";

/** In these stages one of the unit's parameters is spoken of. */
const OF_A_PARAMETER = ["gradients", "update"];

/**
 * The walk through the next update: where the learner stands in it, and the moves there are.
 * @param {Store} store @param {Commands} commands
 */
export function createWalk(store, commands) {
  const { state } = store;
  const seen = unitsSeen(store);
  const stages = () => stagesOf(state.units.length - 1);

  /** A stage speaks of a unit of its own layer: of the selected one if it is there. @param {Stage} stage @param {Partial<WalkedUpdate>} [more] */
  const stand = (stage, more) => {
    const names = state.units[stage.layer + 1];
    const moved = stage.kind !== "update" && stage.kind !== "input" && !names.includes(state.unit ?? "");
    const unit = names.find((name) => seen.includes(name)) ?? names[0];
    store.set({ walking: { ...nextUpdate(state), ...state.walking, ...more, stage }, ...(moved && { unit }) });
  };
  /** @param {number} by */
  const move = (by) => {
    if (!state.walking) return;
    const all = stages();
    const at = indexOf(all, state.walking.stage) + by;
    stand(all[Math.max(0, Math.min(at, all.length - 1))]);
  };

  const walk = {
    open: () => state.status === "ready" && stand(stages()[0], updateOf(state)),
    close: () => state.walking && store.set({ walking: null }),
    next: () => move(1),
    previous: () => move(-1),
    end: () => move(Infinity),
    /** @param {StageKind} kind @param {number} layer @param {string} [unit]  its name */
    go(kind, layer, unit) {
      if (unit && state.units.slice(1).flat().includes(unit)) store.set({ unit });
      const all = stages();
      stand(all[indexOf(all, { kind, layer })]);
    },
    /** Why did it move? From its gradient the way leads back to the loss. @param {string} parameter */
    explain(parameter) {
      const { layer, unit } = parsePath(parameter);
      store.set({ unit: state.units[layer + 1][unit] });
      stand({ kind: "gradients", layer }, { ...nextUpdate(state), parameter });
    },
    /** @param {string} parameter */
    choose: (parameter) => state.walking && store.set({ walking: { ...state.walking, parameter } }),
    /** @param {number} member  a training sample of the batch */
    follow: (member) => state.walking && store.set({ walking: { ...state.walking, member } }),
    /** Makes the update, once it is shown: nobody applies what he has not seen. */
    apply() {
      if (!state.walk || state.status !== "ready" || state.question !== null || state.walking?.stage.kind !== "update") return;
      commands.apply(state.walk);
      stand(stages()[0], { member: state.walking.sample === null ? null : state.walking.member });
    },
  };
  watchWhatIsSpokenOf(store, commands);
  keepPlace(store, stand);
  return walk;
}

/** @typedef {ReturnType<typeof createWalk>} WalkMoves */

/** Asks the server for just the update, sample, parameter and unit that the walk stands at. @param {Store} store @param {Commands} commands */
function watchWhatIsSpokenOf(store, commands) {
  let asked = "null";
  store.react(["chosen", "stepUnit"], (state) => {
    if (state.walking) store.set({ walking: { ...state.walking, ...updateOf(state) } });
  });
  store.react(["walk"], (state) => {
    const { walking, walk, chosen } = state;
    const point = trainingPoint(chosen);
    if (walking && walk && point !== null && walking.sample === null && walking.member === point && !walk.batch.includes(point)) store.set({ walking: { ...walking, ...alone(state, point) } });
  });
  const ask = (/** @type {State} */ state) => {
    const wish = wishOf(state);
    const text = JSON.stringify(wish);
    if (text === asked) return;
    asked = text;
    commands.watchWalk(wish);
  };
  store.react(["walking", "chosen", "stepUnit", "unit", "units"], ask);
  store.react(["walking", "walk", "unit", "units"], (state) => {
    const place = placeOf(state);
    const spoken = place && spokenOf(place.stage, state.units, place.unit, place.parameter);
    if (JSON.stringify(spoken) !== JSON.stringify(state.spoken)) store.set({ spoken });
  });
}

/** @typedef {Omit<NonNullable<State["walking"]>, "stage">} WalkedUpdate */

/** The update that a step would make, seen by the chosen point if it is part of it. @param {State} state @returns {WalkedUpdate} */
function nextUpdate({ stepUnit, chosen }) {
  return { unit: stepUnit === "sample" ? "sample" : "batch", sample: null, member: trainingPoint(chosen), parameter: null };
}

/**
 * A point that was clicked is what one wants to see: alone, unless the mini-batch has it. While one
 * walks a point alone the batch is not known here, and comes with the next walk.
 * @param {State} state @returns {WalkedUpdate}
 */
function updateOf(state) {
  const point = trainingPoint(state.chosen);
  const known = !state.walking || state.walking.sample === null;
  const strange = point !== null && known && !state.next?.batch.includes(point);
  return strange ? alone(state, point) : nextUpdate(state);
}

/** @param {State} state @param {number} sample @returns {WalkedUpdate} */
const alone = (state, sample) => ({ ...nextUpdate(state), unit: "sample", sample });

/** @param {State["chosen"]} chosen */
export const trainingPoint = (chosen) => (chosen?.split === "train" ? chosen.index : null);

/** The units that were selected, the latest first: who comes back to a layer finds his unit there. @param {Store} store */
function unitsSeen(store) {
  /** @type {string[]} */
  const seen = [];
  store.react(["unit"], ({ unit }) => {
    if (!unit) return;
    if (seen.includes(unit)) seen.splice(seen.indexOf(unit), 1);
    seen.unshift(unit);
  });
  return seen;
}

/** @param {State} state */
function wishOf({ walking, unit: selected, units }) {
  if (!walking) return null;
  const { layer, unit } = unitNamed(units, selected) ?? { layer: 0, unit: 0 };
  const mine = walking.parameter !== null && unitPaths(units, layer, unit).includes(walking.parameter);
  return {
    walk: {
      unit: walking.unit, sample: walking.sample, member: walking.sample === null ? walking.member : null,
      parameter: mine ? walking.parameter : pathOf(layer, unit, 0),
    },
    response: walking.stage.kind === "activation" ? units[layer + 1][unit] : null,
  };
}

/**
 * Choosing another unit shows the same stage there; a focused slider is the parameter spoken of; and
 * play ends the walk.
 * @param {Store} store @param {(stage: Stage) => void} stand
 */
function keepPlace(store, stand) {
  store.react(["unit", "units"], ({ walking, unit, units }) => {
    if (!walking || !unit) return;
    const { kind, layer } = walking.stage;
    const to = unitNamed(units, unit)?.layer;
    const there = stagesOf(units.length - 1).find((stage) => stage.kind === kind && stage.layer === to);
    if (to !== layer && there) stand(there);
  });
  store.react(["lit"], ({ walking, lit }) => {
    if (!walking || !lit || lit === walking.parameter) return;
    const focused = document.activeElement?.closest("[data-row]")?.getAttribute("data-row");
    if (focused === lit && OF_A_PARAMETER.includes(walking.stage.kind)) store.set({ walking: { ...walking, parameter: lit } });
  });
  store.react(["status"], ({ status, walking }) => {
    if (walking && status !== "ready") store.set({ walking: null });
  });
}
