// Sends changed cells, and only those, each with the version it was typed on. One request at a time.

import { post, Trouble } from "./transport.js";

const PAUSE = 700; // ms after the last key
const LONGEST_WAIT = 30_000;

export class Autosave extends EventTarget {
  constructor({ url, token, version, renewToken }) {
    super();
    Object.assign(this, { url, token, version, renewToken });
    this.waiting = new Map(); // cell -> { value, base }
    this.sending = new Map();
    this.unkept = new Set(); // refused so thoroughly that only this page has them
    this.failures = 0;
    this.timer = 0;
    this.running = null;
    this.isExpired = false;
    this.isNarrow = false;
  }

  changed(cell, value, { soon = false, base } = {}) {
    const known = this.waiting.get(cell) || this.sending.get(cell);
    this.waiting.set(cell, { value, base: base ?? known?.base ?? this.version });
    this.unkept.delete(cell);
    this.say("dirty");
    this.schedule(soon ? 0 : PAUSE);
  }

  forget(cell) {
    this.waiting.delete(cell);
    this.unkept.delete(cell);
  }

  valueOf(cell) {
    return (this.waiting.get(cell) || this.sending.get(cell))?.value;
  }

  isWaiting(cell) {
    return this.waiting.has(cell) || this.sending.has(cell);
  }

  get hasUnsaved() {
    return this.waiting.size + this.sending.size + this.unkept.size > 0;
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
    this.running = this.send();
    const sent = await this.running;
    this.running = null;
    return sent && this.waiting.size ? this.flush() : sent && !this.unkept.size;
  }

  async send() {
    this.sending = this.taken();
    const changes = [...this.sending].map(([cell, change]) => ({ cell, ...change }));
    this.say("busy");
    try {
      if (this.isExpired) this.token = await this.renewToken();
      const answer = await post(this.url, { version: this.version, changes }, this.token);
      this.failures = 0;
      this.isExpired = false;
      this.sending = new Map();
      this.take(answer);
      return true;
    } catch (problem) {
      if (!(problem instanceof Trouble)) throw problem;
      if (problem.kind === "refused") return this.narrow(problem.message);
      this.keep();
      this.fail(problem);
      return false;
    }
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

  take(answer) {
    this.version = Math.max(this.version, answer.version);
    for (const [cell, outcome] of Object.entries(answer.cells || {})) {
      if (!outcome.kept && !this.waiting.has(cell)) this.unkept.add(cell);
    }
    this.dispatchEvent(new CustomEvent("answer", { detail: answer }));
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
