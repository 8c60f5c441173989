/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { ClassReport, NumberReport, Report, ReportOfClasses, Split } from "../types.js" */
import { figureInk } from "../colors.js";
import { byId, html, svg } from "../dom.js";
import { residualsFigure } from "../figures/residuals.js";
import { fixed, percent, precise } from "../format.js";
import { PAGE_INK, faceOfClass, mark } from "../marks.js";
import { atPace } from "../pace.js";
import { drawFigure } from "../plot.js";

/** Milliseconds between two writings while it plays. */
const PACE = 250;

/** Beside the numbers of so many classes there is room for their names. */
const FEW = 3;

/** @type {[Split, string][]} */
const SPLITS = [["train", "training"], ["test", "test"]];

/**
 * What it gets right and wrong: of classes which are taken for which, of numbers how far they are off.
 * @param {Store} store @param {Commands} commands
 */
export function reportView(store, commands) {
  const root = byId("report");
  const tables = html("div", { class: "report-tables" }), plot = html("div", { class: "plot", "aria-hidden": "true" });
  const room = html("div", { class: "report-plot" }, plot);
  root.append(tables, room);
  let asked = false;
  store.react(["lossShown"], ({ lossShown }) => {
    if (asked === (lossShown === "report")) return;
    asked = !asked;
    commands.watchReport(asked);
  });
  const draw = atPace(async () => {
    const { lossShown, report } = store.state;
    if (lossShown !== "report" || report === undefined) return;
    tables.replaceChildren(...tablesOf(report));
    const { clientWidth: width, clientHeight: height } = room;
    if (report && "edges" in report && width && height) await drawFigure(plot, residualsFigure(report, figureInk(), { width, height }));
  }, PACE);
  new ResizeObserver(draw).observe(room);
  store.paint(["report", "lossShown", "look"], ({ report }) => {
    root.dataset.kind = report?.kind ?? "";
    room.hidden = !report || !("edges" in report);
    draw();
  });
}

/** @param {Report | null} report */
function tablesOf(report) {
  if (!report) return [html("p", { class: "soft" }, "There is nothing to tell: an output is no longer a finite number.")];
  return "edges" in report ? [numbersTable(report)] : classTables(report);
}

/** @param {ReportOfClasses} report */
function classTables({ class_names: names, train, test }) {
  const shown = [confusion("train", "training", names, train), ...(test ? [confusion("test", "test", names, test)] : [])];
  return [...shown, html("p", { class: "soft" }, "Rows: what the points are. Columns: what they are taken for.")];
}

/** @param {Split} split @param {string} words @param {string[]} names @param {ClassReport} report */
function confusion(split, words, names, { accuracy, confusion: counts, precision, recall }) {
  const head = html("tr", {}, html("td"), ...names.map((name, place) => html("th", { scope: "col", title: `taken for ${name}` }, ...named(name, place))), html("th", { scope: "col", title: "Recall: of the points of a class, the share that is told" }, "recall"));
  const rows = names.map((name, i) => html("tr", {}, html("th", { scope: "row", title: name }, ...named(name, i, names.length <= FEW)), ...counts[i].map((count, j) => html("td", { class: i === j ? "hit" : count ? null : "none", title: `${name}, taken for ${names[j]}` }, String(count))), share(recall[i])));
  const foot = html("tr", {}, html("th", { scope: "row", "aria-label": "precision", title: "Precision: of the points that are taken for a class, the share that is of it" }, "prec."), ...precision.map(share), html("td"));
  const caption = html("caption", {}, html("b", {}, percent(accuracy)), ` of ${words} right`);
  return html("table", { class: "confusion", "data-split": split }, caption, html("thead", {}, head), html("tbody", {}, ...rows), html("tfoot", {}, foot));
}

/** A class by its mark, and for those who listen, or where there is room, by its name. @param {string} name @param {number} place @param {boolean} [written] */
const named = (name, place, written = false) => [svg("svg", { width: 14, height: 14, viewBox: "1 0 14 14", "aria-hidden": "true" }, mark(faceOfClass(place, PAGE_INK), false, 8, 7, 4)), html("span", { class: written ? "name" : "visually-hidden" }, name)];

/** @param {number | null} value */
const share = (value) => html("td", { class: "share" }, value === null ? "–" : fixed(value));

/** @param {Record<Split, NumberReport | null>} report */
function numbersTable(report) {
  const heads = [["R²", "The share of the targets’ variance that is explained: 1 is all of it"], ["typical residual", "The root of the mean of their squares"], ["mean residual", "Whether it is too low (above 0) or too high on average"]];
  const rows = SPLITS.flatMap(([split, words]) => {
    const told = report[split];
    return told ? [html("tr", {}, html("th", { scope: "row" }, words), ...[told.r2 === null ? "–" : fixed(told.r2, 3), precise(told.deviation, 2), precise(told.mean, 2)].map((text) => html("td", {}, text)))] : [];
  });
  return html("table", { class: "numbers" }, html("thead", {}, html("tr", {}, html("td"), ...heads.map(([words, title]) => html("th", { scope: "col", title }, words)))), html("tbody", {}, ...rows));
}
