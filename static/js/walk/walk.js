/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { StageKind, State } from "../types.js" */
import { parsePath, pathOf } from "../names.js";
import { placeOf } from "./place.js";
import { spokenOf, stagesOf } from "./stages.js";

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

  /** A stage speaks of a unit of its own layer: of the selected one if it is there. @param {number} at @param {Partial<NonNullable<State["walking"]>>} [more] */
  const stand = (at, more) => {
    const to = Math.max(0, Math.min(at, stages().length - 1));
    const { kind, layer } = stages()[to];
    const names = state.units[layer + 1];
    const moved = kind !== "update" && kind !== "input" && !names.includes(state.unit ?? "");
    const unit = names.find((name) => seen.includes(name)) ?? names[0];
    store.set({ walking: { ...nextUpdate(state), ...state.walking, ...more, at: to }, ...(moved && { unit }) });
  };

  const walk = {
    open: () => state.status === "ready" && stand(0, updateOf(state)),
    close: () => state.walking && store.set({ walking: null }),
    next: () => state.walking && stand(state.walking.at + 1),
    previous: () => state.walking && stand(state.walking.at - 1),
    end: () => state.walking && stand(Infinity),
    /** @param {StageKind} kind @param {number} layer @param {string} [unit]  its name */
    go(kind, layer, unit) {
      if (unit && state.units.slice(1).flat().includes(unit)) store.set({ unit });
      stand(stages().findIndex((stage) => stage.kind === kind && (stage.layer === layer || kind === "update")));
    },
    /** Why did it move? From its gradient the way leads back to the loss. @param {string} parameter */
    explain(parameter) {
      const { layer, unit } = parsePath(parameter);
      store.set({ unit: state.units[layer + 1][unit] });
      stand(stages().findIndex((stage) => stage.kind === "gradients" && stage.layer === layer), { ...nextUpdate(state), parameter });
    },
    /** @param {string} parameter */
    choose: (parameter) => state.walking && store.set({ walking: { ...state.walking, parameter } }),
    /** @param {number} member  a training sample of the batch */
    follow: (member) => state.walking && store.set({ walking: { ...state.walking, member } }),
    apply() {
      if (!state.walk || state.status !== "ready") return;
      commands.apply(state.walk);
      stand(0);
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

/** @typedef {Omit<NonNullable<State["walking"]>, "at">} WalkedUpdate */

/** The update that a step would make, seen by the chosen point if it is part of it. @param {State} state @returns {WalkedUpdate} */
function nextUpdate({ stepUnit, chosen }) {
  return { unit: stepUnit === "sample" ? "sample" : "batch", sample: null, member: trainingPoint(chosen), parameter: null };
}

/** A point that was clicked is what one wants to see: alone, unless the mini-batch has it. @param {State} state @returns {WalkedUpdate} */
function updateOf(state) {
  const point = trainingPoint(state.chosen);
  const { unit, sample } = state.walking ?? { unit: "batch", sample: null };
  const batch = sample === null && unit === "batch" ? state.next?.batch ?? [] : [];
  return point === null || batch.includes(point) ? nextUpdate(state) : { ...nextUpdate(state), unit: "sample", sample: point };
}

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
function wishOf({ walking, unit, units }) {
  if (!walking) return null;
  const layer = units.slice(1).findIndex((names) => names.includes(unit ?? ""));
  const place = layer < 0 ? 0 : units[layer + 1].indexOf(unit ?? "");
  const bias = pathOf(Math.max(0, layer), place, null);
  const mine = walking.parameter?.split(".").slice(1, 3).join() === bias.split(".").slice(1).join();
  return {
    walk: {
      unit: walking.unit, sample: walking.sample, member: walking.sample === null ? walking.member : null,
      parameter: mine ? walking.parameter : pathOf(Math.max(0, layer), place, 0),
    },
    response: bias,
  };
}

/**
 * Choosing another unit shows the same stage there; a focused slider is the parameter spoken of; and
 * play ends the walk.
 * @param {Store} store @param {(at: number, more?: object) => void} stand
 */
function keepPlace(store, stand) {
  store.react(["unit"], ({ walking, unit, units }) => {
    if (!walking || !unit) return;
    const stages = stagesOf(units.length - 1);
    const { kind, layer } = stages[Math.min(walking.at, stages.length - 1)];
    const to = units.slice(1).findIndex((names) => names.includes(unit));
    const there = stages.findIndex((stage) => stage.kind === kind && stage.layer === to);
    if (to >= 0 && to !== layer && there >= 0) stand(there);
  });
  store.react(["lit"], ({ walking, lit, units }) => {
    if (!walking || !lit || lit === walking.parameter) return;
    const focused = document.activeElement?.closest("[data-row]")?.getAttribute("data-row");
    const stages = stagesOf(units.length - 1);
    if (focused === lit && OF_A_PARAMETER.includes(stages[Math.min(walking.at, stages.length - 1)].kind)) store.set({ walking: { ...walking, parameter: lit } });
  });
  store.react(["status"], ({ status, walking }) => {
    if (walking && status !== "ready") store.set({ walking: null });
  });
}
