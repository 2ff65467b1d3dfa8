// Undo and redo of the last changes: values, and rows added, removed or moved. Each goes through a normal save.

import { entry, input, typeAll } from "./cells.js";
import { go } from "./panel.js";
import { say } from "./toast.js";

const MOST = 100;
const NUMBERS = new Set(["money", "points", "count", "percent"]);
const buttons = {
  undo: document.querySelector("[data-history=undo]"),
  redo: document.querySelector("[data-history=redo]"),
};

/** A step: { words, undo, redo, cells }; undo and redo say whether they succeeded. */
export class History {
  /** isCutOff: whether a step failed because the server could not be reached. */
  constructor({ autosave, isCutOff }) {
    Object.assign(this, { autosave, isCutOff, done: [], undone: [], isBusy: false });
    this.known = new Map(); // cell -> what it held before the typing that goes on
    this.remember();
    entry.addEventListener("list:replaced", () => this.remember());
    entry.addEventListener("cell:set", ({ target }) => this.known.set(target.dataset.cell, target.value));
    for (const kind of ["change", "focusout"]) entry.addEventListener(kind, ({ target }) => this.record(target), true);
    for (const way of ["undo", "redo"]) buttons[way].addEventListener("click", () => this[way]());
    document.addEventListener("keydown", (event) => this.pressed(event));
  }

  remember() {
    for (const field of entry.querySelectorAll(".sheet .cell-input")) {
      const { cell } = field.dataset;
      if (!this.known.has(cell) || !this.autosave.isWaiting(cell)) this.known.set(cell, field.value);
    }
  }

  /** What the cell held when the person came to it. */
  before(cell) {
    return this.known.get(cell) ?? "";
  }

  record(field) {
    const { cell } = field.dataset;
    if (!cell || !field.matches(".cell-input")) return;
    const before = this.before(cell);
    const after = field.value;
    if (isSame(field, before, after)) return;
    this.known.set(cell, after);
    this.did({ words: `修改“${field.getAttribute("aria-label")}”`, ...this.writing([[cell, before]], [[cell, after]]) });
  }

  /** A step that writes values; what somebody else changed meanwhile is left as it is. */
  writing(before, after) {
    const cells = new Set(after.map(([cell]) => cell));
    const own = (pairs) => pairs.filter(([cell]) => cells.has(cell));
    return { cells, undo: () => this.write(own(before)), redo: () => this.write(own(after)) };
  }

  async write(pairs) {
    const there = pairs.filter(([cell]) => input(cell));
    if (!there.length) return false;
    typeAll(there);
    go(there[0][0]);
    this.autosave.flush();
    return true;
  }

  /** Returns what takes this very step back. */
  did(step) {
    this.done.push(step);
    this.done.splice(0, this.done.length - MOST);
    this.undone = [];
    this.show();
    return () => this.undo(step);
  }

  overtaken(cell) {
    for (const steps of [this.done, this.undone]) for (const step of steps) step.cells?.delete(cell);
    for (const name of ["done", "undone"]) this[name] = this[name].filter(({ cells }) => !cells || cells.size);
    this.show();
  }

  undo(step = this.done.at(-1)) {
    return this.replay(step, { from: "done", to: "undone", way: "undo", words: "撤销" });
  }

  redo(step = this.undone.at(-1)) {
    return this.replay(step, { from: "undone", to: "done", way: "redo", words: "重做" });
  }

  async replay(step, { from, to, way, words }) {
    if (!this[from].includes(step) || this.isBusy || entry.matches(".closed")) return;
    this.isBusy = true;
    const isDone = await step[way]();
    this.isBusy = false;
    const mayRepeat = !isDone && this.isCutOff();
    if (!mayRepeat) this[from] = this[from].filter((other) => other !== step);
    if (isDone) this[to].push(step);
    if (!mayRepeat) say(isDone ? `已${words}：${step.words}` : `不能${words}：${step.words}，内容已不在表中`);
    this.show();
  }

  pressed(event) {
    const way = wanted(event);
    if (!way || this.isTyping(event.target) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (event.target.matches(".cell-input")) this.record(event.target);
    this[way]();
  }

  /** In a field that has just been typed into, the browser's own undo is the finer one. */
  isTyping(field) {
    if (!field.matches("input, textarea")) return false;
    const { cell, typing } = field.dataset;
    return !cell || (typing !== undefined && !isSame(field, this.before(cell), field.value));
  }

  show() {
    for (const [way, steps] of [["undo", this.done], ["redo", this.undone]]) {
      const step = steps.at(-1);
      const verb = way === "undo" ? "撤销" : "重做";
      buttons[way].disabled = !step;
      buttons[way].title = step ? `${verb}：${step.words}` : `没有可以${verb}的改动`;
    }
  }
}

function wanted({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (!(ctrlKey || metaKey) || altKey) return "";
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && !shiftKey ? "redo" : "";
}

function isSame(field, before, after) {
  const plain = (text) => (NUMBERS.has(field.dataset.kind) ? text.replaceAll(",", "") : text);
  return plain(before) === plain(after);
}
