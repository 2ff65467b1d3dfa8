// Rows of the lists: add below, remove, move, each with a way back. Keys are made here, so a repeat is harmless.

import { entry, input, typeAll } from "./cells.js";
import { fit } from "./growing_text.js";
import { say } from "./toast.js";
import { get, post, Trouble } from "./transport.js";

const newKey = () => [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export class Rows {
  /** onStep: takes { words, undo, redo } of what a person did, and returns a function that undoes it. */
  constructor({ url, autosave, onAnswer, onTrouble, onStep }) {
    Object.assign(this, { url, autosave, onAnswer, onTrouble, onStep });
    entry.addEventListener("click", (event) => this.clicked(event));
  }

  clicked({ target }) {
    const button = target.closest("button");
    const row = button?.closest("tr[data-row]");
    if (!button) return;
    if (button.dataset.add) this.add({ group: button.dataset.add, category: button.dataset.category, after: "" });
    else if (button.dataset.removeRows) this.removeAll(button.dataset.removeRows.split(" "));
    else if (!row) return;
    else if ("addBelow" in button.dataset) this.addBelow(row);
    else if ("remove" in button.dataset) this.remove(row);
    else if (button.dataset.move) this.move(row, button.dataset.move);
  }

  addBelow(row) {
    return this.add({ ...place(row), after: row.dataset.row });
  }

  async add(where) {
    let row = { ...where, key: newKey(), values: [] };
    if (!(await this.bringBack([row]))) return;
    const undo = () => {
      row = describedKey(row.key) || row;
      return this.drop([row]);
    };
    this.onStep({ words: "添加一行", undo, redo: () => this.bringBack([row]) });
  }

  async remove(row) {
    const gone = described(row);
    if (!(await this.drop([gone]))) return;
    this.offer([gone], "删除一行", "撤销删除");
  }

  /** Those that are still empty: somebody may have typed into one since the panel was drawn. */
  async removeAll(addresses) {
    const empty = addresses
      .map((address) => describedKey(address.split(".")[1]))
      .filter((row) => row && !row.values.some(([, text]) => text.trim()));
    if (empty.length && (await this.drop(empty))) this.offer(empty, `删除 ${empty.length} 个空白行`, "撤销删除");
  }

  offer(gone, words, verb) {
    const undo = this.onStep({ words, undo: () => this.bringBack(gone), redo: () => this.drop(gone) });
    say(`已${words}`, verb, undo);
  }

  /** Somebody removed the row that this person was typing into: the words are offered back. */
  offerBack(cells) {
    const row = input(cells[0])?.closest("tr");
    const gone = describedKey(row?.dataset.row || row?.dataset.of);
    if (gone) say("他人删除了您正在填写的一行", "恢复此行", () => this.bringBack([gone]));
  }

  /** Rows of one list with what stood in them, in one request and one save. */
  async bringBack(rows) {
    if (!(await this.send("add/", { group: rows[0].group, rows: rows.map(bare) }))) return false;
    typeAll(rows.flatMap(({ values }) => values).filter(([, value]) => value));
    this.autosave.flush();
    focusRow(rows[0].key);
    return true;
  }

  async drop(rows) {
    const next = neighbour(rows);
    for (const { group, key } of rows) {
      if (!(await this.send("remove/", { group, key }))) return false;
    }
    if (next) focusRow(next);
    return true;
  }

  async move(row, way, { staysInCell = false } = {}) {
    const target = way === "up" ? before(before(row)) : after(row);
    const { dataset: { row: key } } = row;
    if (!(way === "up" ? before(row) : target)) return;
    const was = { ...place(row), key, after: before(row)?.dataset.row || "" };
    const now = { ...was, after: target?.dataset.row || "" };
    if (!(await this.put(now))) return;
    if (!staysInCell) focusTool(key, way);
    this.onStep({ words: "移动一行", undo: () => this.put(was), redo: () => this.put(now) });
  }

  async put(placed) {
    if (!(await this.send("place/", placed))) return false;
    entry.querySelector(`tr[data-row="${placed.key}"]`)?.scrollIntoView({ block: "nearest" });
    return true;
  }

  async send(path, body) {
    await this.autosave.flush();
    try {
      const answer = await post(this.url + path, { ...body, version: this.autosave.version }, this.autosave.token);
      replace(answer.group, answer.html, this.autosave);
      this.onAnswer(answer);
      this.isCutOff = false;
      return true;
    } catch (problem) {
      if (!(problem instanceof Trouble)) throw problem;
      this.isCutOff = problem.kind === "offline" || problem.kind === "expired";
      this.onTrouble(problem);
      return false;
    }
  }

  /** Others added, removed or moved rows: fetch the list as it is now. */
  async follow(keys) {
    for (const [group, now] of Object.entries(keys)) {
      const list = entry.querySelector(`[data-list="${group}"]`);
      if (!list || shownKeys(list) === now.join()) continue;
      const { html } = await get(`${this.url}?group=${group}`);
      replace(group, html, this.autosave);
    }
  }
}

const shownKeys = (list) => [...list.querySelectorAll("tr[data-row]")].map((row) => row.dataset.row).join();

function replace(group, html, autosave) {
  const list = entry.querySelector(`[data-list="${group}"]`);
  const field = document.activeElement;
  const focused = list.contains(field) ? { cell: field.dataset.cell, caret: field.selectionStart } : null;
  list.innerHTML = html;
  for (const cell of list.querySelectorAll("[data-cell]")) {
    const typed = autosave.valueOf(cell.dataset.cell);
    if (typed !== undefined) cell.value = typed;
  }
  fit(list);
  if (focused?.cell) refocus(focused);
  list.dispatchEvent(new CustomEvent("list:replaced", { bubbles: true }));
}

function refocus({ cell, caret }) {
  const field = input(cell);
  field?.focus({ preventScroll: true });
  if (caret !== null) field?.setSelectionRange?.(caret, caret);
}

const describedKey = (key) => {
  const row = key && entry.querySelector(`tr[data-row="${CSS.escape(key)}"]`);
  return row && described(row);
};

const bare = ({ key, category, after: behind }) => ({ key, category, after: behind });

/** The row to go on with when these are gone. */
function neighbour(rows) {
  const row = entry.querySelector(`tr[data-row="${rows.at(-1).key}"]`);
  return row && (after(row) || before(row))?.dataset.row;
}

/** Everything needed to bring a row back as it is now. */
function described(row) {
  return { ...place(row), key: row.dataset.row, after: before(row)?.dataset.row || "", values: values(row) };
}

function place(row) {
  return { group: row.closest("[data-list]").dataset.list, category: row.dataset.category || "" };
}

const kin = (row) =>
  [...row.closest("[data-list]").querySelectorAll("tr[data-row]")].filter((other) => other.dataset.category === row.dataset.category);
const before = (row) => row && kin(row)[kin(row).indexOf(row) - 1];
const after = (row) => kin(row)[kin(row).indexOf(row) + 1];

function values(row) {
  const key = row.dataset.row;
  const parts = row.closest("[data-list]").querySelectorAll(`[data-row="${key}"] [data-cell], [data-of="${key}"] [data-cell]`);
  return [...parts].map((field) => [field.dataset.cell, field.value]);
}

function focusRow(key) {
  const field = entry.querySelector(`tr[data-row="${key}"] .cell-input`);
  field?.scrollIntoView({ block: "nearest" });
  field?.focus();
}

function focusTool(key, way) {
  const row = entry.querySelector(`tr[data-row="${key}"]`);
  const button = row?.querySelector(`[data-move="${way}"]:not(:disabled)`) || row?.querySelector("[data-move]:not(:disabled)");
  button?.focus();
}
