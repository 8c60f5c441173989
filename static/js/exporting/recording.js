/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
/** @import { State } from "../types.js" */
import { byId, html, setText } from "../dom.js";
import { filmOf } from "./film.js";
import { nameOf, save } from "./saving.js";

/** The boundary while it plays, recorded by the browser itself. */

const TYPE = "video/webm";
/** Seconds; frames a second, each of which is encoded beside all else; and bits a second. */
const LONGEST = 30, RATE = 15, BITS = 2_500_000;

/** @type {(() => void) | null} */
let stop = null;

export const isRecording = () => stop !== null;
export const stopRecording = () => stop?.();

/** In words; null where it can be recorded. @param {State} state */
export function whyNotRecorded({ dataset, space, status }) {
  if (!("MediaRecorder" in window) || !MediaRecorder.isTypeSupported(TYPE)) return "This browser cannot record WebM; Chrome, Edge and Firefox can.";
  if (!dataset.planar) return "These data have no plane with a boundary on it.";
  if (space !== null) return "Show the plane again in the place of the hidden space.";
  return status === "diverged" ? "What has diverged does not play. Step back first." : null;
}

/** Plays if it does not, until it is stopped, nothing plays any more or it is long enough. @param {Store} store @param {Commands} commands */
export async function record(store, commands) {
  const root = byId("boundary"), main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const film = await filmOf(root, store);
  const recorder = recorderOf(film.canvas, (blob) => save({ blob, name: nameOf("boundary", store.state, "webm", true) }));
  const start = performance.now(), playsForIt = store.state.status !== "playing";
  const badge = badgeOn(/** @type {HTMLElement} */ (root.closest(".panel")), () => stop?.());
  let played = !playsForIt, shown = main.dataset.revision, drawn = start;
  stop = () => {
    stop = null;
    if (playsForIt && store.state.status === "playing") commands.togglePlay();
    film.draw();
    badge.remove();
    recorder.stop();
  };
  const goOn = () => {
    if (!stop) return;
    const now = performance.now(), seconds = (now - start) / 1000, { status, complaint } = store.state;
    badge.count(seconds);
    if (shown !== main.dataset.revision && now - drawn > 1000 / RATE) {
      film.draw();
      shown = main.dataset.revision;
      drawn = now;
    }
    played ||= status === "playing";
    if (seconds >= LONGEST || (played ? status !== "playing" : complaint)) stop();
    else requestAnimationFrame(goOn);
  };
  film.draw();
  recorder.start();
  if (playsForIt) commands.togglePlay();
  goOn();
}

/** @param {HTMLCanvasElement} canvas @param {(film: Blob) => void} take */
function recorderOf(canvas, take) {
  const recorder = new MediaRecorder(canvas.captureStream(RATE), { mimeType: TYPE, videoBitsPerSecond: BITS });
  /** @type {Blob[]} */
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.onstop = () => take(new Blob(parts, { type: TYPE }));
  return recorder;
}

/** That it is recorded, for how long, and the button that ends it. @param {HTMLElement} panel @param {() => void} end */
function badgeOn(panel, end) {
  const count = html("b", { "aria-hidden": "true" });
  const button = html("button", { class: "button small", type: "button", "aria-label": "Stop the recording" }, "Stop");
  const badge = html("div", { class: "recording" }, html("span", { role: "status" }, html("i"), "Recording"), count, button);
  button.onclick = end;
  panel.append(badge);
  return { count: (/** @type {number} */ seconds) => setText(count, `${Math.floor(seconds)} s`), remove: () => badge.remove() };
}
