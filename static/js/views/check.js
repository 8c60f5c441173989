/** @import { Named } from "../names.js" */
/** @import { Store } from "../store.js" */
/** @import { GradientCheck } from "../types.js" */
import { getGradientCheck } from "../api.js";
import { html, rebuild } from "../dom.js";
import { precise } from "../format.js";
import { fraction, group, indexed, math, number, words } from "../math.js";
import { allPaths, inWords } from "../names.js";

const DIGITS = 9;
/** Of the two losses so many, that their difference has enough to calculate with. */
const OF_LOSSES = 13;
/** What two ways of the same calculation may differ by, and still be called equal. */
const AGREES = 1e-5;

/**
 * Check it numerically: a parameter is nudged up and down, and what the loss does is set beside what
 * backpropagation says; and so for every parameter at once.
 * @param {Store} store @param {string} session  its id
 */
export function checkView(store, session) {
  const title = html("h2", { id: "check-title" });
  const epsilon = html("select", { class: "button small", "aria-label": "How far it is nudged" }, ...["1e-3", "1e-5", "1e-7"].map((value) => html("option", { value, selected: value === "1e-5" }, `ε = ${value.replace("-", "−")}`)));
  const over = html("select", { class: "button small", "aria-label": "The loss on" }, html("option", { value: "batch" }, "loss on this update’s points"), html("option", { value: "all" }, "loss on all training points"));
  const result = html("div", { class: "check-result", role: "status" });
  const all = html("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": "Every parameter" });
  const close = html("form", { method: "dialog" }, html("button", { class: "button primary", value: "close" }, "Close"));
  const dialog = html("dialog", { class: "help check-dialog", id: "check", "aria-labelledby": "check-title" }, title,
    html("p", {}, "Nudge it a little up and a little down (±ε), and see what the loss does. That slope needs no calculus, so it can check the gradient that backpropagation found."),
    html("div", { class: "row" }, epsilon, over), result, html("h3", {}, "All of them at once"), all, close);
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => store.set({ checking: null }));

  let asked = 0;
  const load = async () => {
    const { checking, stepUnit, walk } = store.state;
    if (!checking) return;
    const mine = ++asked;
    const update = walk ? { unit: walk.unit, sample: walk.sample } : { unit: stepUnit === "sample" ? "sample" : "batch", sample: null };
    const check = await getGradientCheck(session, Number(epsilon.value), over.value === "batch" ? update : null).catch((error) => String(error.message));
    if (mine !== asked || store.state.checking !== checking) return;
    if (typeof check === "string") return result.replaceChildren(html("p", {}, check));
    if (!(checking in check.parameters)) return;
    result.replaceChildren(...resultOf(check, checking));
    rebuild(all,html("p", {}, "Relative error over the whole network: ", html("b", { id: "check-whole" }, error(check.relative_error)), verdict(check.relative_error)), tableOf(check, store.state, (path) => store.set({ checking: path })));
  };
  epsilon.onchange = over.onchange = () => void load();
  store.paint(["checking"], (state) => {
    const { checking } = state;
    if (!checking) return dialog.close();
    title.textContent = `Check the gradient of the ${inWords(checking, state)}`;
    if (!dialog.open) dialog.showModal();
    void load();
  });
}

/** @param {GradientCheck} check @param {string} path */
function resultOf({ epsilon, parameters }, path) {
  const { analytic, numeric, above, below, relative_error: off } = parameters[path];
  const plus = indexed("L", "+"), minus = indexed("L", "−");
  return [
    html("div", { class: "formula" }, math(fraction(group(plus, "−", minus), group("2", "ε")), "="), math(fraction(group(number(above, OF_LOSSES), "−", number(below, OF_LOSSES)), group("2", "·", words(`\u2009${epsilon}`.replace("-", "−")))), "="), math(number(numeric, DIGITS, { strong: true }))),
    html("div", { class: "formula" }, math(words("by backpropagation\u00a0"), number(analytic, DIGITS, { strong: true }))),
    html("p", {}, "Relative error ", html("b", { id: "check-error" }, error(off)), verdict(off)),
  ];
}

/** @param {number | null} value */
const error = (value) => (value === null ? "–" : value === 0 ? "0" : precise(value, 2));

/** @param {number | null} value */
const verdict = (value) => (value !== null && value < AGREES ? ": they agree." : ": they differ. A larger ε blurs a curve, a smaller one drowns in rounding, and a kink of relu has two slopes.");

/** @param {GradientCheck} check @param {Named} named @param {(path: string) => void} choose */
function tableOf({ parameters }, named, choose) {
  const rows = allPaths(named.units).filter((path) => path in parameters).map((path) => {
    const { analytic, numeric, relative_error: off } = parameters[path];
    const pick = html("button", { type: "button", class: "pick" }, inWords(path, named));
    pick.onclick = () => choose(path);
    return html("tr", {}, html("th", { scope: "row" }, pick), ...[analytic, numeric].map((value) => html("td", {}, precise(value, 6))), html("td", {}, error(off)));
  });
  return html("table", { class: "numbers" }, html("thead", {}, html("tr", {}, ...[html("span", { class: "visually-hidden" }, "parameter"), "backpropagation", "nudged", "relative error"].map((head) => html("th", { scope: "col" }, head)))), html("tbody", {}, ...rows));
}
