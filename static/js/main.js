import { createCommands } from "./commands.js";
import { getCatalog, RequestError } from "./api.js";
import { arrive } from "./arrival.js";
import { byId, isHidden, remembered } from "./dom.js";
import { patchFrom } from "./frames.js";
import { listenToKeys } from "./keys.js";
import { Motion } from "./motion.js";
import { lensesView } from "./lenses/lenses.js";
import { keepSamples } from "./samples.js";
import { keepSelection } from "./selection.js";
import { Store } from "./store.js";
import { Stream } from "./stream.js";
import { chartsView } from "./views/charts.js";
import { checkView } from "./views/check.js";
import { compareView } from "./views/compare.js";
import { dataView } from "./views/data.js";
import { entriesView } from "./views/entries.js";
import { examplesView } from "./views/examples.js";
import { exportsView } from "./views/exports.js";
import { findingsView } from "./views/findings.js";
import { galleryView } from "./views/gallery.js";
import { hiddenView } from "./views/hidden.js";
import { landscapeView } from "./views/landscape.js";
import { lossView } from "./views/loss.js";
import { networkView } from "./views/network.js";
import { nextView } from "./views/next.js";
import { noticeView, sayLost } from "./views/notice.js";
import { paintView } from "./views/paint.js";
import { pinView } from "./views/pin.js";
import { openView } from "./views/opening.js";
import { planeView } from "./views/plane.js";
import { predictView } from "./views/predict.js";
import { reportView } from "./views/report.js";
import { responseView } from "./views/response.js";
import { scrubberView } from "./views/scrubber.js";
import { seenView } from "./views/seen.js";
import { shellView } from "./views/shell.js";
import { shownView } from "./views/shown.js";
import { showsView } from "./views/shows.js";
import { slicesView } from "./views/slices.js";
import { slidersView } from "./views/sliders.js";
import { storyView } from "./views/story.js";
import { statusView } from "./views/status.js";
import { surfaceView } from "./views/surface.js";
import { tintView } from "./views/tint.js";
import { trainingView } from "./views/training.js";
import { transportView } from "./views/transport.js";
import { walkView } from "./views/walk.js";
import { createWalk } from "./walk/walk.js";

const store = new Store({
  connection: "connecting", complaint: null, found: [], diverged: null, points: [], reach: {}, inSight: null, rowsOf: null, lit: null, unit: null, seen: null, line: null, space: null, hovered: null, chosen: null,
  before: null, pinned: null, glide: null, telling: null, activations: null, pointer: null,
  holding: false, painting: false, ahead: false, walking: null, walk: null, response: null, spoken: null, checking: null, question: null,
  predicting: remembered("predicting") === "yes", digits: remembered("digits") === "9" ? 9 : 3,
  offering: remembered("offering") === "true" && !isHidden("inputs"), stepUnit: "batch", speed: Number(remembered("speed")) || 8,
});

/** @param {import("./types.js").RawFrame} frame */
const accept = (frame) => store.set(patchFrom(frame, store.state.points));

/** Where the page says what must be said: in the drawing, or in the first panel that is not hidden. */
function toldIn() {
  const part = ["network", "plane", "loss", "next", "sliders"].find((each) => !isHidden(each));
  return /** @type {HTMLElement} */ (document.querySelector(part ? `.panel[data-part="${part}"]` : "main"));
}

async function start() {
  const [{ id, frame, complaint }, catalog] = await Promise.all([arrive(), getCatalog()]);
  const stream = new Stream(id, {
    frame: accept,
    refused: (refused) => store.set({ complaint: refused.message, refused }),
    state: (connection) => store.set({ connection }),
    gone: sayLost,
  });
  const commands = createCommands(store, stream, new Motion(store), id);
  keepSelection(store, commands);
  keepSamples(id, store, commands);
  const told = toldIn();
  statusView(store, commands);
  slidersView(byId("sliders"), store, commands);
  slicesView(byId("sliders"), store, commands);
  networkView(byId("network"), store, commands);
  planeView(byId("boundary"), store, commands);
  seenView(byId("boundary"), byId("network"), store, commands);
  showsView(store);
  pinView(store, id);
  const walk = createWalk(store, commands);
  tintView(store, commands);
  paintView(byId("boundary"), store, commands);
  hiddenView(byId("boundary"), store, commands);
  nextView(store, commands, walk);
  walkView(byId("next"), store, commands, walk);
  predictView(byId("walk-foot"), byId("walk"), store);
  responseView(byId("response"), store);
  checkView(store, id);
  lossView(store, commands);
  landscapeView(store, commands);
  chartsView(store, commands);
  reportView(store, commands);
  shownView(store);
  surfaceView(store);
  scrubberView(store, commands);
  entriesView(store, commands);
  transportView(store, commands);
  trainingView(store, commands);
  noticeView(told, store, commands);
  dataView(store, commands);
  galleryView(store, commands);
  examplesView(store, commands);
  findingsView(told, store);
  compareView(store, commands, id);
  exportsView(store, commands, id);
  shellView(store);
  openView(store, commands);
  lensesView(byId("boundary"), store, commands);
  storyView(store, commands);
  store.react(["brought"], ({ brought }) => void (brought && import("./bringing/dialog.js").then(({ openTable }) => openTable(brought, store, commands)).catch(({ message }) => commands.complain(message))));
  byId("share").onclick = () => import("./sharing/dialog.js").then(({ openShare }) => openShare(id)).catch(({ message }) => commands.complain(message));
  listenToKeys(commands, walk, store);
  store.afterPaint(() => stream.taken(store.state.revision));
  document.addEventListener("visibilitychange", () => commands.attend(!document.hidden));
  store.set({ catalog, complaint });
  accept(frame);
  commands.begin();
}

start().catch((error) => {
  if (error instanceof RequestError && error.status === 404) sayLost();
  else throw error;
});
