/** @import { RawFrame } from "./types.js" */

/**
 * The socket: commands out, frames in. Latest wins: a parameter, or the place in the history, is sent
 * at most once in an animation frame, with its last value. What was not acknowledged is sent again after
 * a reconnect, under its number, so that nothing is lost or done twice.
 */
export class Stream {
  /** @type {WebSocket | null} */
  #socket = null;
  #url;
  #listeners;
  #seq = 0;
  /** @type {{seq: number, commands: object[]}[]} */
  #unacknowledged = [];
  /** @type {Map<string, object>} */
  #latest = new Map();
  #latestSentThisFrame = false;
  /** @type {Record<string, unknown>} */
  #watch = {};
  /** What of it is still to be sent. @type {Set<string>} */
  #wishes = new Set();
  #taken = 0;
  #pause = 250;

  /**
   * @param {string} sessionId
   * @param {{frame: (frame: RawFrame) => void, refused: (error: import("./types.js").Refusal) => void, state: (state: "connected" | "disconnected") => void, gone: () => void}} listeners
   */
  constructor(sessionId, listeners) {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.#url = `${scheme}://${location.host}/api/sessions/${sessionId}/stream?client=${randomName()}`;
    this.#listeners = listeners;
    this.#connect();
  }

  /** @param {object[]} commands */
  send(...commands) {
    this.#flushLatest();
    this.#post(commands);
  }

  /**
   * @param {string} parameter @param {number} value
   * @param {string} [gesture]  sets of one gesture are one undo
   */
  setParameter(parameter, value, gesture) {
    this.#sendLatest(parameter, { type: "set", parameter, value, ...(gesture && { gesture }) });
  }

  /** @param {number} index  a point of the history */
  seek(index) {
    this.#sendLatest("seek", { type: "seek", index });
  }

  /** @param {string} key  of commands with the same one the last counts @param {object} command */
  #sendLatest(key, command) {
    this.#latest.set(key, command);
    if (this.#latestSentThisFrame) return;
    this.#latestSentThisFrame = true;
    // What one move sets, such as the two weights of a turned line, goes together.
    queueMicrotask(() => this.#flushLatest());
    requestAnimationFrame(() => {
      this.#latestSentThisFrame = false;
      this.#flushLatest();
    });
  }

  /** What this page's frames shall carry; what is not named stays. @param {Record<string, unknown>} wishes */
  watch(wishes) {
    Object.assign(this.#watch, wishes);
    if (this.#wishes.size === 0) queueMicrotask(() => this.#sendWishes());
    for (const name of Object.keys(wishes)) this.#wishes.add(name);
  }

  #sendWishes() {
    const fresh = Object.fromEntries([...this.#wishes].map((name) => [name, this.#watch[name]]));
    this.#wishes.clear();
    this.#transmit({ seq: ++this.#seq, commands: [{ type: "watch", ...fresh }] });
  }

  /** Tells the server that the frames so far are on screen. @param {number} revision */
  taken(revision) {
    for (; this.#taken > 0; this.#taken--) this.#transmit({ taken: revision });
  }

  /** While there is no connection they wait, the last of each key, so that a long drag is no flood. */
  #flushLatest() {
    if (this.#latest.size === 0 || !this.#open) return;
    this.#post([...this.#latest.values()]);
    this.#latest.clear();
  }

  /** @param {object[]} commands */
  #post(commands) {
    const message = { seq: ++this.#seq, commands };
    this.#unacknowledged.push(message);
    this.#transmit(message);
  }

  /** Whether the frames so far do not tell of all that was sent. */
  get behind() {
    return this.#latest.size + this.#unacknowledged.length > 0;
  }

  get #open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** @param {object} message */
  #transmit(message) {
    if (this.#open) this.#socket?.send(JSON.stringify(message));
  }

  #connect() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => this.#opened();
    socket.onmessage = ({ data }) => this.#received(JSON.parse(data));
    socket.onclose = ({ code }) => {
      if (code === GONE) return this.#listeners.gone();
      this.#listeners.state("disconnected");
      setTimeout(() => this.#connect(), this.#pause);
      this.#pause = Math.min(4000, 2 * this.#pause);
    };
  }

  #opened() {
    this.#pause = 250;
    this.#taken = 0;
    for (const message of this.#unacknowledged) this.#transmit(message);
    this.#flushLatest();
    // One by one, so that a wish which has become impossible is refused without the others.
    for (const [name, wish] of Object.entries(this.#watch)) this.#transmit({ seq: ++this.#seq, commands: [{ type: "watch", [name]: wish }] });
    this.#listeners.state("connected");
  }

  /** @param {RawFrame} frame */
  #received(frame) {
    if (frame.ack !== undefined) this.#unacknowledged = this.#unacknowledged.filter(({ seq }) => seq > frame.ack);
    if (frame.error) return this.#listeners.refused(frame.error);
    this.#taken++;
    this.#listeners.frame(frame);
  }
}

/** The close code with which the server says that it has no such session. */
const GONE = 4404;

function randomName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
