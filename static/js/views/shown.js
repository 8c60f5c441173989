/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { byId, isHidden, remember, remembered } from "../dom.js";
import { segments } from "./segments.js";

/** @type {[State["lossShown"], string, string][]} */
const CHOICES = [
  ["time", "over time", "The losses after each update and drag"],
  ["landscape", "landscape", "The training loss over any two numbers"],
  ["charts", "charts", "The weights, the biases, their gradients and their paths"],
  ["report", "report", "What it gets right and wrong, in numbers"],
];

/** What the panel of the loss shows: the losses over time, or one of those that are filled elsewhere. @param {Store} store */
export function shownView(store) {
  const choices = CHOICES.filter(([each]) => !isHidden(each));
  byId("loss-switch").hidden = choices.length < 2;
  const show = segments(byId("loss-switch"), choices, (lossShown) => {
    remember("loss", lossShown);
    store.set({ lossShown });
  });
  store.paint(["lossShown"], ({ lossShown }) => {
    show(lossShown);
    byId("loss").dataset.shown = lossShown;
    for (const [each] of CHOICES.slice(1)) byId(each).hidden = each !== lossShown;
  });
  const kept = choices.find(([each]) => each === remembered("loss")) ?? CHOICES[0];
  store.set({ lossShown: kept[0] });
}
