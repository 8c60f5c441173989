/** @import { Store } from "../store.js" */
/** @import { Place } from "../walk/place.js" */
/** @import { WalkMoves } from "../walk/walk.js" */
/** @import { Commands } from "../commands.js" */
import { byId, html, rebuild, remember, setText } from "../dom.js";
import { formulaOf } from "../walk/formulas.js";
import { originsOf } from "../walk/origins.js";
import { placeOf } from "../walk/place.js";
import { resultOf, sentenceOf, termsOf } from "../walk/says.js";
import { SEGMENTS, isForward, segmentOf, shortName, titleOf } from "../walk/stages.js";
import { arrowsOf } from "./arrows.js";
import { parametersTable, sharesTable } from "./tables.js";

/**
 * The walk through the next update: one stage at a time, each with its sentence, its formula with the
 * numbers put in, and where they come from.
 * @param {HTMLElement} root @param {Store} store @param {Commands} commands @param {WalkMoves} walk
 */
export function walkView(root, store, commands, walk) {
  const title = html("h2", { id: "walk-title" });
  const count = html("span", { class: "soft" });
  const same = html("div", { class: "same" });
  const digits = button("more digits", () => {
    const more = store.state.digits === 3 ? 9 : 3;
    remember("digits", String(more));
    store.set({ digits: more });
  }, { class: "button quiet small" });
  const close = button("✕", walk.close, { class: "button quiet small icon", "aria-label": "Close the walk", title: "Close the walk (Esc)", "aria-keyshortcuts": "Escape" });
  const bar = stageBar(walk);
  const say = html("p", { class: "say", id: "walk-say" });
  const formula = html("div", { class: "formula", id: "walk-formula" });
  const body = html("div", { class: "stage-body" });
  const plot = html("div", { class: "response-plot", id: "response", "data-picture": "activation", hidden: true });
  const origins = html("div", { class: "origins" });
  const foot = footer(walk);
  const live = html("p", { class: "visually-hidden", role: "status", "aria-live": "polite", id: "walk-live" });
  const main = html("div", { class: "stage-main" }, formula, body);
  const panel = html("div", { class: "walk", id: "walk", hidden: true, role: "group", "aria-labelledby": "walk-title" },
    html("div", { class: "titled" }, html("span", { class: "walk-title" }, title, count), same, close),
    bar.element, say, html("div", { class: "stage" }, main, plot), origins, foot.element, live);
  root.append(panel);
  scrollsByKey(main, formula, body);
  let told = "";

  store.paint(["walking", "walk"], (state) => {
    const open = !!(state.walking && state.walk);
    if (panel.hidden === !open) return;
    const inside = panel.contains(document.activeElement);
    panel.hidden = !open;
    root.classList.toggle("walking", open);
    if (open) {
      foot.focus();
      showAll(root);
    }
    else if (inside) byId("walk-open").focus({ preventScroll: true });
  });
  store.paint(["walking", "walk", "unit", "units", "parameters", "digits", "catalog", "response", "document", "question"], (state) => {
    const place = placeOf(state);
    if (!place) return;
    setText(title, titleOf(place.stage, place.name, place.layers));
    setText(count, `${place.at + 1} of ${place.stages.length}, point ${place.walk.member}${place.walk.sample === null ? "" : " alone"}`);
    setText(digits, state.digits === 3 ? "more digits" : "fewer digits");
    bar.show(place);
    const asked = state.question !== null;
    setText(say, asked ? "Before the numbers of the way back are shown:" : sentenceOf(place));
    const focused = panel.contains(document.activeElement);
    const fresh = `${place.at} ${place.name} ${asked}` !== told;
    formula.classList.toggle("fresh", fresh);
    told = `${place.at} ${place.name} ${asked}`;
    formula.replaceChildren(...(asked ? [] : formulaOf(place)));
    rebuild(body, ...(asked ? [] : detailsOf(place, walk)));
    plot.hidden = asked || place.stage.kind !== "activation" || isShared(place);
    rebuild(same, ...sameFor(place, store));
    rebuild(origins, ...(asked ? [] : originButtons(place, walk, commands, digits)));
    foot.show(place);
    if (focused && isLost(panel)) foot.focus();
    // A drag changes the numbers of a stage sixty times a second: only another stage is announced.
    if (!fresh) return;
    const words = asked ? "" : formulaWords(formula);
    setText(live, `Stage ${place.at + 1} of ${place.stages.length}: ${title.textContent}. ${say.textContent} ${words} ${asked ? "" : resultOf(place)}`);
  });
}

/** What is higher than its place scrolls by keys, too, and is a stop of Tab as long as it is. @param {HTMLElement} place @param {HTMLElement[]} parts  all that is in it */
function scrollsByKey(place, ...parts) {
  const observer = new ResizeObserver(() => {
    if (place.scrollHeight > place.clientHeight) place.setAttribute("tabindex", "0");
    else place.removeAttribute("tabindex");
  });
  for (const each of [place, ...parts]) observer.observe(each);
}

/** The network above the panel is what it speaks of: both come into view. @param {HTMLElement} root */
function showAll(root) {
  const phone = innerWidth < 560;
  (phone ? document.querySelector("main") : root)?.scrollIntoView({ block: "end" });
  if (phone) document.querySelector("main")?.scrollTo(0, 0);
}

/** Whether a unit's activation is made of more than its own z, and so is no curve. @param {Place} place */
const isShared = ({ layer, state: { catalog } }) => catalog.output_activations.some(({ name, couples }) => couples && name === layer.activation);

/** Whether the focus stood on something that is gone, hidden or off by now. @param {HTMLElement} panel */
function isLost(panel) {
  const now = document.activeElement;
  return !now || !panel.contains(now) || now.matches(":disabled, [hidden], [hidden] *");
}

/** A formula as it is read aloud. @param {HTMLElement} formula */
const formulaWords = (formula) => (formula.textContent ?? "").replaceAll("·", " times ").replaceAll("=", " equals ").replace(/\s+/g, " ");

/** @param {Place} place @param {WalkMoves} walk */
function detailsOf(place, walk) {
  const sum = termsOf(place);
  if (sum) return [arrowsOf(sum.terms, sum.total, place.state.digits)];
  const { kind } = place.stage;
  if (kind === "gradients" && place.walk.batch.length > 1) return [parametersTable(place, walk.choose), sharesTable(place.walk, place.state.digits, walk.follow)];
  return kind === "gradients" || kind === "update" ? [parametersTable(place, walk.choose)] : [];
}

/** The stage bar: what is done, where one is, and a way to go anywhere. @param {WalkMoves} walk */
function stageBar(walk) {
  const items = SEGMENTS.map(({ key, words, way }) => {
    const element = html("button", { type: "button", class: way, "data-segment": key }, words);
    return { element, key };
  });
  const forward = html("span"), backward = html("span");
  const captions = html("div", { class: "captions", "aria-hidden": "true" }, forward, backward);
  const element = html("div", { class: "stage-bar", role: "group", "aria-label": "Stages" }, captions, ...items.map((item) => item.element));
  /** @param {Place} place */
  const show = ({ stage, stages, at, layers, name }) => {
    const now = segmentOf(stage, layers);
    const where = layers > 1 && !["input", "error", "update"].includes(stage.kind) ? `: ${stage.layer === layers - 1 ? "the output" : `h${stage.layer + 1}`}` : "";
    setText(forward, `forward →${isForward(stage) ? where.replace(":", "") : ""}`);
    setText(backward, `← backward${isForward(stage) ? "" : where}`);
    for (const { element: item, key } of items) {
      const places = stages.flatMap((each, i) => (segmentOf(each, layers) === key ? [i] : []));
      item.disabled = places.length === 0;
      item.classList.toggle("now", key === now);
      item.classList.toggle("done", key !== now && places.length > 0 && places[0] < at);
      if (key === now) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
      const near = places.find((i) => stages[i].layer === stage.layer) ?? places[0];
      item.onclick = () => stages[near] && walk.go(stages[near].kind, stages[near].layer, stages[near].layer === stage.layer ? name : undefined);
    }
  };
  return { element, show };
}

/** More origins than this are a list to choose from. */
const FEW_ORIGINS = 5;
/** Above so many units a list to choose from takes less room. */
const FEW_UNITS = 4;

/** The same stage for another unit of the layer; the update for any. @param {Place} place @param {Store} store */
function sameFor({ stage, name, state: { units } }, store) {
  const names = stage.kind === "update" ? units.slice(1).flat() : units[stage.layer + 1];
  if (stage.kind === "input" || names.length < 2) return [];
  const choose = (/** @type {string} */ unit) => store.set({ unit });
  if (names.length > FEW_UNITS) {
    const select = html("select", { class: "button small", "aria-label": "Same stage for this unit" }, ...names.map((each) => html("option", { selected: each === name }, each)));
    select.onchange = () => choose(select.value);
    return [html("span", { class: "soft" }, "Same for"), select];
  }
  const buttons = names.map((each) => {
    const element = html("button", { type: "button", "aria-pressed": String(each === name) }, each);
    element.onclick = () => choose(each);
    return element;
  });
  return [html("span", { class: "soft" }, "Same for"), html("div", { class: "segments small", role: "group", "aria-label": "Same stage for" }, ...buttons)];
}

/** @param {Place} place @param {WalkMoves} walk @param {Commands} commands @param {HTMLElement} digits */
function originButtons(place, walk, commands, digits) {
  const origins = originsOf(place);
  const go = (/** @type {number} */ i) => {
    const { kind, layer, unit } = origins[i];
    if (kind) walk.go(kind, layer, unit);
  };
  const one = (/** @type {import("../walk/origins.js").Origin} */ { words, kind }, /** @type {number} */ i) => (kind ? button(words, () => go(i), { class: "button small" }) : html("span", { class: "soft" }, `and ${words}`));
  const links = origins.length > FEW_ORIGINS ? [list(origins.map(({ words }) => words), go)] : origins.map(one);
  const check = button("Check numerically", () => commands.check(place.parameter), { class: "button quiet small check" });
  const offers = place.stage.kind === "gradients" || place.stage.kind === "update" ? [check] : [];
  return [...(links.length ? [html("span", { class: "soft" }, "Comes from"), ...links] : []), html("span", { class: "aside" }, ...offers, digits)];
}

/** What can be gone to, when it is too much for buttons. @param {string[]} words @param {(i: number) => void} go */
function list(words, go) {
  const select = html("select", { class: "button small", "aria-label": "Where it comes from" }, html("option", { value: "" }, `choose one of ${words.length}`), ...words.map((each, i) => html("option", { value: i }, each)));
  select.onchange = () => select.value && go(Number(select.value));
  return select;
}

/** @param {WalkMoves} walk */
function footer(walk) {
  const previous = button("Previous", walk.previous, { class: "button", "aria-keyshortcuts": "P", title: "Previous stage (P)" });
  const next = button("Next", walk.next, { class: "button primary", "aria-keyshortcuts": "N", title: "Next stage (N)" });
  const end = button("Skip to the end", walk.end, { class: "button quiet", "aria-keyshortcuts": "E", title: "To the update (E)" });
  const apply = button("Apply", walk.apply, { class: "button primary", "aria-keyshortcuts": "A", title: "Make this update (A)" });
  const element = html("div", { class: "walk-foot", id: "walk-foot" }, previous, next, apply, end);
  /** @param {Place} place */
  const show = ({ at, stages, layers, state }) => {
    const last = at === stages.length - 1;
    previous.disabled = at === 0;
    next.hidden = last;
    apply.hidden = !last;
    end.disabled = last;
    apply.disabled = state.question !== null;
    if (!last) setText(next, `Next: ${shortName(stages[at + 1], layers)}`);
  };
  /** What goes on from here. */
  const focus = () => (apply.hidden ? next : apply.disabled ? previous : apply).focus({ preventScroll: true });
  return { element, show, focus };
}

/** @param {string} words @param {() => void} run @param {Record<string, string>} attributes */
function button(words, run, attributes) {
  const element = html("button", { type: "button", ...attributes }, words);
  element.onclick = () => run();
  return element;
}
