/** @import { Commands } from "../commands.js" */
/** @import { Store } from "../store.js" */
import { byId, html, remember, remembered } from "../dom.js";

/**
 * What must be said: diverged, disconnected, refused, stopped by itself; and the one hint of a first visit.
 * @param {HTMLElement} root @param {Store} store @param {Commands} commands
 */
export function noticeView(root, store, commands) {
  const notice = html("div", { class: "notice", role: "status", hidden: true });
  root.append(notice);
  store.paint(["diverged", "connection", "complaint", "status", "stopped"], ({ diverged, connection, complaint, status, stopped, points, history }) => {
    /** @type {(Node | string)[]} */
    let says = [];
    if (connection === "disconnected") says = ["Reconnecting. Your network is safe."];
    else if (status === "diverged" && diverged) {
      const before = points.findLast((point) => point.index < history.index && point.train_loss !== null);
      says = [html("span", {}, diverged.message), button("Step back", () => (before ? commands.seek(before.index) : commands.undo()))];
    } else if (complaint) says = [html("span", {}, complaint), button("Close", () => store.set({ complaint: null }))];
    else if (stopped) says = [stopped.message];
    notice.hidden = says.length === 0;
    notice.replaceChildren(...says);
  });
  if (!remembered("dragged")) hint(store);
}

/** In a larger network the hint would cover what it speaks of. */
const FEW = 24;

/** @param {Store} store */
function hint(store) {
  const element = html("div", { class: "hint", id: "hint", "data-part": "sliders" }, "Drag any slider. ", html("br"), "The boundary follows.");
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const first = () => document.querySelector(".parameter .track");
  const place = () => {
    const box = first()?.getBoundingClientRect();
    const phone = innerWidth < 560;
    // A story says itself what to try first.
    element.hidden = !box || !!store.state.complaint || !!store.state.dataset.lens || (innerWidth < 900 && !phone) || document.querySelectorAll(".parameter").length > FEW;
    if (box) element.style.cssText = phone ? `position:absolute;left:${box.left}px;top:${box.top - main.getBoundingClientRect().top + main.scrollTop - 88}px` : `position:fixed;left:${box.right + 210}px;top:${box.top - 50}px`;
  };
  main.append(element);
  store.paint(["units", "dataset", "look", "complaint"], place);
  const end = () => {
    remember("dragged", "yes");
    element.remove();
  };
  byId("sliders").addEventListener("input", end, { once: true });
  store.react(["before", "status", "walking"], ({ before, status, walking }) => (before || walking || status === "playing") && element.remove());
}

/** The address names a session that is not here. */
export function sayLost() {
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  main.dataset.status = "disconnected";
  const dialog = html("dialog", { class: "help", "aria-labelledby": "lost-title" },
    html("h2", { id: "lost-title" }, "This playground is not here"),
    html("p", {}, "Its address is wrong, or the server has been started anew since."),
    html("a", { class: "button primary", href: "/" }, "Begin a new one"));
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {string} words @param {() => void} run */
function button(words, run) {
  const element = html("button", { class: "button small", type: "button" }, words);
  element.onclick = run;
  return element;
}
