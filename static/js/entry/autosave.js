// Sends changed cells, and only those, each with the version it was typed on. One request at a time.

import { tab } from "./drafts.js";
import { post, postAndGo, Trouble } from "./transport.js";

const PAUSE = 700; // ms after the last key
const LONGEST_WAIT = 30_000;

export class Autosave extends EventTarget {
  constructor({ url, token, version, renewToken, drafts, labelOf }) {
    super();
    Object.assign(this, { url, token, version, renewToken, drafts, labelOf });
    this.waiting = new Map(); // cell -> { value, base, tab }
    this.sending = new Map();
    this.disputed = new Map(); // until the person has chosen
    this.unkept = new Set(); // refused so thoroughly that only this browser has them
    this.failures = 0;
    this.timer = 0;
    this.running = null;
    this.isExpired = false;
    this.isNarrow = false;
  }

  changed(cell, value, { soon = false, base, tab: page } = {}) {
    const known = this.waiting.get(cell) || this.sending.get(cell);
    const change = { value, base: base ?? known?.base ?? this.version, tab: page ?? known?.tab ?? tab };
    this.waiting.set(cell, change);
    this.drafts.keep(cell, change, this.labelOf(cell));
    this.unkept.delete(cell);
    this.say("dirty");
    this.schedule(soon ? 0 : PAUSE);
  }

  /** More typing on one's own side of a conflict: kept in the browser, not sent. */
  disputeOn(cell, value) {
    const change = { ...this.disputed.get(cell), value };
    this.disputed.set(cell, change);
    this.drafts.keep(cell, change, this.labelOf(cell));
  }

  /** The person has chosen; what comes of it is a new change. */
  settle(cell) {
    const change = this.disputed.get(cell);
    if (change) this.drafts.forget(cell, change);
    this.disputed.delete(cell);
  }

  isDisputed(cell) {
    return this.disputed.has(cell);
  }

  /** Conflicts at cells whose row is gone: there is nothing left to choose. */
  disputedWithout(place) {
    const gone = [...this.disputed].filter(([cell]) => !place(cell));
    for (const [cell] of gone) this.disputed.delete(cell);
    return gone.map(([cell, change]) => ({ cell, ...change }));
  }

  forget(cell) {
    this.waiting.delete(cell);
    this.unkept.delete(cell);
  }

  valueOf(cell) {
    return (this.waiting.get(cell) || this.sending.get(cell) || this.disputed.get(cell))?.value;
  }

  isWaiting(cell) {
    return this.waiting.has(cell) || this.sending.has(cell);
  }

  get hasUnsaved() {
    return this.count > 0;
  }

  /** Cells of which the server does not have the newest. */
  get count() {
    return new Set([...this.waiting.keys(), ...this.sending.keys(), ...this.unkept]).size;
  }

  schedule(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), delay);
  }

  /** Resolves when everything typed so far is with the server, or could not be brought there. */
  async flush() {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (!this.waiting.size) return !this.unkept.size;
    this.running = this.send().finally(() => { this.running = null; });
    const sent = await this.running;
    return sent && this.waiting.size ? this.flush() : sent && !this.unkept.size;
  }

  async send() {
    this.sending = this.taken();
    this.say("busy");
    try {
      if (this.isExpired) this.token = await this.renewToken();
      const answer = await post(this.url, this.body(this.sending), this.token);
      this.failures = 0;
      this.isExpired = false;
      const sent = this.sending;
      this.sending = new Map();
      this.take(answer, sent);
      return true;
    } catch (problem) {
      if (problem.kind === "refused") return this.narrow(problem.message);
      this.keep();
      if (!(problem instanceof Trouble)) throw problem;
      this.fail(problem);
      return false;
    }
  }

  body(cells) {
    return { version: this.version, changes: [...cells].map(([cell, change]) => ({ cell, ...change })) };
  }

  /** The page is going away: one last attempt, whose answer nobody will hear. */
  farewell() {
    const cells = new Map([...this.sending, ...this.waiting]);
    if (cells.size && !this.isExpired) postAndGo(this.url, this.body(cells), this.token);
  }

  /** What is sent next: everything, or one cell after the server refused everything together. */
  taken() {
    const cells = [...this.waiting].slice(0, this.isNarrow ? 1 : this.waiting.size);
    for (const [cell] of cells) this.waiting.delete(cell);
    if (!this.waiting.size) this.isNarrow = false;
    return new Map(cells);
  }

  /** A request was refused: find the cell to blame, so that the others are saved all the same. */
  narrow(message) {
    if (this.sending.size > 1) {
      this.isNarrow = true;
      this.keep();
      return true;
    }
    const [cell] = this.sending.keys();
    this.sending = new Map();
    this.unkept.add(cell);
    this.dispatchEvent(new CustomEvent("refused", { detail: { cell, message } }));
    this.say("refused", message);
    return this.waiting.size > 0;
  }

  take(answer, sent) {
    this.version = Math.max(this.version, answer.version);
    for (const [cell, outcome] of Object.entries(answer.cells || {})) {
      if (this.waiting.has(cell)) continue;
      if (outcome.kept) this.drafts.forget(cell, sent.get(cell));
      else this.unkept.add(cell);
    }
    for (const { cell } of answer.conflicts || []) this.disputed.set(cell, sent.get(cell));
    this.dispatchEvent(new CustomEvent("answer", { detail: { ...answer, sent } }));
    this.say(this.hasUnsaved ? "dirty" : "saved", answer.saved_at);
  }

  /** What could not be sent waits again, unless something newer was typed meanwhile. */
  keep() {
    this.waiting = new Map([...this.sending, ...this.waiting]);
    this.sending = new Map();
  }

  fail(problem) {
    this.failures += 1;
    this.isExpired = problem.kind === "expired";
    this.say(problem.kind, problem.message);
    if (problem.kind === "offline") this.schedule(Math.min(2000 * 2 ** this.failures, LONGEST_WAIT));
  }

  say(state, text = "") {
    this.dispatchEvent(new CustomEvent("state", { detail: { state, text } }));
  }
}
