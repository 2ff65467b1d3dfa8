// Rows of the lists: add below, remove with undo, move. Keys are made here, so a repeat is harmless.

import { entry, input, setValue } from "./cells.js";
import { fit } from "./growing_text.js";
import { get, post } from "./transport.js";

const undo = document.getElementById("undo");
const UNDO_TIME = 30_000;
const newKey = () => [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export class Rows {
  constructor({ url, autosave, onAnswer, onTrouble }) {
    Object.assign(this, { url, autosave, onAnswer, onTrouble });
    this.removed = null;
    entry.addEventListener("click", (event) => this.clicked(event));
    undo.querySelector("[data-undo]").addEventListener("click", () => this.restore());
  }

  clicked({ target }) {
    const button = target.closest("button");
    const row = button?.closest("tr[data-row]");
    if (!button) return;
    if (button.dataset.add) this.add({ group: button.dataset.add, category: button.dataset.category, after: "" });
    else if (button.dataset.removeRows) this.removeAll(button.dataset.removeRows.split(" "));
    else if (!row) return;
    else if ("addBelow" in button.dataset) this.add({ ...place(row), after: row.dataset.row });
    else if ("remove" in button.dataset) this.remove(row);
    else if (button.dataset.move) this.move(row, button.dataset.move);
  }

  async add(where) {
    const key = newKey();
    if (await this.send("add/", { ...where, key })) focusRow(key);
  }

  async remove(row) {
    const gone = described(row);
    const next = after(row)?.dataset.row || gone.after;
    if (!(await this.send("remove/", { group: gone.group, key: gone.key }))) return;
    this.offerUndo(gone, "已删除一行", "撤销删除");
    if (next) focusRow(next);
  }

  /** Those that are still empty: somebody may have typed into one since the panel was drawn. */
  /** Somebody removed the row that this person was typing into: the words are offered back. */
  offerBack(cells) {
    const row = input(cells[0])?.closest("tr");
    const key = row?.dataset.row || row?.dataset.of;
    const line = key && entry.querySelector(`tr[data-row="${key}"]`);
    if (line) this.offerUndo(described(line), "他人删除了您正在填写的一行", "恢复此行");
  }

  offerUndo(gone, words, verb) {
    this.removed = gone;
    undo.querySelector("[data-undo-text]").textContent = words;
    undo.querySelector("[data-undo]").textContent = verb;
    undo.hidden = false;
    clearTimeout(this.undoTimer);
    this.undoTimer = setTimeout(() => { undo.hidden = true; }, UNDO_TIME);
  }

  async removeAll(addresses) {
    for (const address of addresses) {
      const [group, key] = address.split(".");
      const row = entry.querySelector(`tr[data-row="${key}"]`);
      if (!row || values(row).some(([, text]) => text.trim())) continue;
      if (!(await this.send("remove/", { group, key }))) return;
    }
  }

  async restore() {
    const { group, key, category, after: behind, values: texts } = this.removed;
    if (!(await this.send("add/", { group, key, category, after: behind }))) return;
    undo.hidden = true;
    for (const [cell, value] of texts) {
      if (!value) continue;
      setValue(input(cell), value);
      this.autosave.changed(cell, value, { soon: true });
    }
    focusRow(key);
  }

  async move(row, way) {
    const target = way === "up" ? before(before(row)) : after(row);
    const { dataset: { row: key } } = row;
    const moved = { ...place(row), key, after: target?.dataset.row || "" };
    if (await this.send("place/", moved)) focusTool(key, way);
  }

  async send(path, body) {
    await this.autosave.flush();
    try {
      const answer = await post(this.url + path, { ...body, version: this.autosave.version }, this.autosave.token);
      replace(answer.group, answer.html, this.autosave);
      this.onAnswer(answer);
      return true;
    } catch (problem) {
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
