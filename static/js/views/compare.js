/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { Sweep } from "../types.js" */
import { beginSweep, cancelSweep, getSweep } from "../api.js";
import { palettes } from "../colors.js";
import { byId, closeOnBackdrop, html, rebuild, setText } from "../dom.js";
import { fixed, parseNumber } from "../format.js";
import { segments } from "./segments.js";
import { curveTop, sweptCard } from "./swept.js";

/** Milliseconds between two looks at how far the networks are. */
const PACE = 250;

/** @type {[Sweep["vary"], string, string][]} */
const CHOICES = [
  ["seed", "8 seeds", "Other random starts, and other orders of the samples"],
  ["learning_rate", "8 learning rates", "Smaller and larger steps than now, from the same start"],
];

/**
 * Several networks trained at once, side by side, each of which can be taken over.
 * @param {Store} store @param {Commands} commands @param {string} session  its id
 */
export function compareView(store, commands, session) {
  byId("compare-open").onclick = () => open();
  /** @type {(() => void) | undefined} */
  let shown;
  const open = () => (shown ??= dialogOf(store, commands, session))();
}

/** Made when it is first opened. @param {Store} store @param {Commands} commands @param {string} session */
function dialogOf(store, commands, session) {
  const kind = html("div", { class: "segments", role: "radiogroup", "aria-label": "What differs" });
  const epochs = html("input", { inputmode: "numeric", autocomplete: "off", value: 100 });
  const start = html("button", { type: "button", class: "button primary" }, "Start");
  const cancel = html("button", { type: "button", class: "button", hidden: true }, "Cancel");
  const bar = html("progress", { max: 1, value: 0, "aria-label": "Training" });
  const says = html("p", { class: "soft compare-says", role: "status" });
  const cards = html("ul", { class: "swept" });
  const close = html("form", { method: "dialog" }, html("button", { class: "button quiet", value: "close" }, "Close"));
  const dialog = html("dialog", { class: "compare", id: "compare", "aria-labelledby": "compare-title" },
    html("div", { class: "titled" }, html("h2", { id: "compare-title" }, "Compare"), close),
    html("p", { class: "lead" }, "Several networks with your settings, trained at once, each from its own start. Yours stays as it is until you adopt one."),
    html("div", { class: "row compare-row" }, kind, html("label", { class: "field" }, "Epochs ", epochs), start, cancel, bar), says, cards);
  document.body.append(dialog);
  closeOnBackdrop(dialog);

  /** @type {Sweep["vary"]} */
  let vary = "seed";
  const showKind = segments(kind, CHOICES, (choice) => showKind((vary = choice)));
  showKind(vary);

  /** @type {Sweep | null} */
  let sweep = null;
  const paint = () => {
    const running = sweep?.state === "running";
    cancel.hidden = bar.hidden = !running;
    start.hidden = running;
    bar.value = sweep?.progress ?? 0;
    setText(says, sweep ? wordsOf(sweep) : "");
    if (sweep) paintCards(cards, sweep, store, (place) => void adopt(place));
  };
  /** What the server answers is shown, and asked for again while it trains. @param {Promise<Sweep | null>} answer */
  const take = async (answer) => {
    try {
      sweep = await answer;
      paint();
    } catch (error) {
      setText(says, String(/** @type {Error} */ (error).message));
    }
    if (sweep?.state === "running") later();
  };
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => dialog.open && void take(getSweep(session)), PACE);
  };
  /** @param {number} place */
  const adopt = async (place) => {
    try {
      await commands.adopt(place);
      dialog.close();
    } catch (error) {
      setText(says, String(/** @type {Error} */ (error).message));
    }
  };
  start.onclick = () => {
    const count = parseNumber(epochs.value);
    epochs.setAttribute("aria-invalid", String(count === null));
    if (count !== null) void take(beginSweep(session, { vary, epochs: count }));
  };
  cancel.onclick = () => {
    clearTimeout(timer);
    void take(cancelSweep(session)).then(() => start.focus());
  };
  store.paint(["look"], () => dialog.open && paint());
  return () => {
    dialog.showModal();
    void take(getSweep(session));
  };
}

/** @param {Sweep} sweep */
function wordsOf({ state, networks, epochs, noted }) {
  const curves = `Each curve: training loss, dotted on the test points, from 0 to ${fixed(curveTop(networks))} over ${epochs} epochs.`;
  if (state === "running") return curves;
  if (state === "failed") return "Something broke in the server.";
  const done = Number(noted[noted.length - 1].toFixed(1));
  return `${state === "finished" ? "Done" : "Cancelled"} after ${done} epochs. ${curves}`;
}

/** @param {HTMLElement} list @param {Sweep} sweep @param {Store} store @param {(place: number) => void} adopt */
function paintCards(list, sweep, { state }, adopt) {
  const colors = palettes();
  rebuild(list, ...sweep.networks.map((network, place) => sweptCard(network, sweep, state, colors, () => adopt(place))));
}
