/** @import { Store } from "../store.js" */
/** @import { Place } from "../walk/place.js" */
import { html, remember, setText } from "../dom.js";
import { signed } from "../format.js";
import { inWords } from "../names.js";
import { placeOf } from "../walk/place.js";
import { CAUSES, listed } from "../walk/says.js";
import { isForward } from "../walk/stages.js";

/** @type {[number, string][]} */
const GUESSES = [[1, "Up"], [0, "Unchanged"], [-1, "Down"]];

/**
 * Predict first: before the update is shown the learner says which way one parameter will go.
 * @param {HTMLElement} foot  of the walk, takes the switch @param {HTMLElement} panel  the walk @param {Store} store
 */
export function predictView(foot, panel, store) {
  const toggle = html("input", { type: "checkbox", role: "switch", id: "predict-first" });
  foot.append(html("label", { class: "switch", title: "After the error is known, and before the way back is shown, say which way a number will go" }, toggle, " Predict first"));
  const asks = html("p", { class: "say" });
  const guesses = html("div", { class: "row", role: "group", "aria-label": "Your prediction" });
  const verdict = html("p", { class: "verdict", role: "status", tabindex: -1 });
  const block = html("div", { class: "predict", id: "predict", hidden: true }, asks, guesses);
  panel.querySelector(".stage-main")?.append(block, verdict);
  let right = 0, asked = 0, answered = -1, about = "";

  /** @param {number} guess */
  const answer = (guess) => {
    const place = placeOf(store.state);
    if (!place) return;
    const went = Math.sign(place.layer.updates[place.unit][place.column]);
    asked += 1;
    right += Number(guess === went);
    answered = store.state.revision;
    about = place.parameter;
    verdict.replaceChildren(html("b", {}, guess === went ? "Right. " : "Not so. "), reason(place), html("span", { class: "soft", id: "predict-score" }, ` ${right} of ${asked} right this visit.`));
    store.set({ question: null });
    verdict.hidden = false;
    verdict.focus({ preventScroll: true });
  };
  guesses.append(...GUESSES.map(([guess, words]) => {
    const element = html("button", { type: "button", class: "button" }, words);
    element.onclick = () => answer(guess);
    return element;
  }));
  toggle.checked = store.state.predicting;
  toggle.onchange = () => {
    remember("predicting", toggle.checked ? "yes" : "no");
    store.set({ predicting: toggle.checked });
  };
  store.react(["walking", "walk", "predicting", "unit", "revision"], (state) => {
    const place = state.predicting ? placeOf(state) : null;
    const question = place && !isForward(place.stage) && answered !== state.revision ? place.parameter : null;
    if (question !== state.question) store.set({ question });
  });
  store.paint(["question", "predicting", "walking", "units", "unit", "revision"], (state) => {
    const { question, predicting, walking, revision } = state;
    block.hidden = question === null;
    const place = placeOf(state);
    verdict.hidden = question !== null || answered !== revision || place?.parameter !== about;
    document.body.classList.toggle("predicting", predicting && !!walking && answered !== revision);
    if (question) setText(asks, `Which way will this update move the ${inWords(question, state)}?`);
  });
}

/** Why it goes the way it goes. @param {Place} place */
function reason({ layer, unit, column, parameter, state }) {
  const what = `The ${inWords(parameter, state)}`;
  if (layer.locked[unit][column]) return `${what} is locked, so training leaves it alone.`;
  if (column === layer.inputs.length && !state.document.network.use_biases) return `${what} is off, so it has no blame.`;
  const gradient = layer.gradients[unit][column];
  const went = layer.updates[unit][column];
  if (gradient === 0 && went === 0) return `${what} has gradient 0: nothing blames it, so it stays.`;
  if (Math.sign(went) !== -Math.sign(gradient)) return `${what} has gradient ${signed(gradient)}, but ${whatTurned(layer, unit, column)}, so it ${went === 0 ? "stays" : went > 0 ? "goes up" : "goes down"}.`;
  return `${what} has gradient ${signed(gradient)}: more of it would make the loss ${gradient > 0 ? "grow, so it goes down" : "shrink, so it goes up"}.`;
}

/** What took it elsewhere than against its gradient. @param {Place["layer"]} layer @param {number} unit @param {number} column */
function whatTurned({ terms, updates }, unit, column) {
  const went = Math.sign(updates[unit][column]);
  const causes = Object.keys(terms).filter((term) => went !== 0 && Math.sign(terms[term][unit][column]) === went).map((term) => CAUSES[term] ?? term);
  return causes.length ? `${listed(causes)} weigh${causes.length === 1 ? "s" : ""} more` : "the learning rate has come down to 0";
}
