// What is typed and not yet saved stays in this browser: by person, sheet, open page and cell.

const { user, evaluation } = document.getElementById("entry").dataset;
const OURS = "unsaved";
const KEPT = 30 * 24 * 3600 * 1000; // ms
const bytes = crypto.getRandomValues(new Uint8Array(6));

/** This open page; what a reload finds was typed on another one. */
export const tab = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const keyOf = (page, cell) => [OURS, user, evaluation, page, cell].join("/");

export class Drafts {
  constructor(storage) {
    this.storage = storage;
    this.isFull = false; // something could not be kept: only the page has it
    this.sweep();
  }

  keep(cell, { value, base, tab: page }, label = "") {
    try {
      this.storage.setItem(keyOf(page, cell), JSON.stringify({ value, base, label, at: Date.now() }));
      this.isFull = false;
    } catch {
      this.isFull = true;
    }
  }

  /** Only the value that was saved: another window may have kept a newer one since. */
  forget(cell, { value, tab: page }) {
    if (this.read(keyOf(page, cell))?.value === value) this.storage.removeItem(keyOf(page, cell));
  }

  /** Pages that left something behind on this sheet, of this person only. */
  pages() {
    return [...new Set(this.own().map(([page]) => page))].filter((page) => page !== tab);
  }

  of(wanted) {
    const found = this.own().filter(([page]) => page === wanted);
    return found.map(([page, cell, key]) => ({ cell, tab: page, ...this.read(key) }));
  }

  own() {
    const beginning = `${keyOf("", "").slice(0, -1)}`;
    const keys = this.keys().filter((key) => key.startsWith(beginning));
    return keys.map((key) => [...key.slice(beginning.length).split("/"), key]);
  }

  keys() {
    try {
      return Object.keys(this.storage).filter((key) => key.startsWith(`${OURS}/`));
    } catch {
      return [];
    }
  }

  read(key) {
    try {
      return JSON.parse(this.storage.getItem(key));
    } catch {
      return null;
    }
  }

  /** Nobody's words stay on a shared computer for ever. */
  sweep() {
    for (const key of this.keys()) {
      const at = this.read(key)?.at ?? 0;
      if (Date.now() - at > KEPT) this.storage.removeItem(key);
    }
  }
}

/** A browser that keeps nothing at all is treated like one that is full. */
export function browserStorage() {
  try {
    return localStorage;
  } catch {
    return { setItem() { throw new Error("no storage"); }, getItem: () => null, removeItem() {} };
  }
}
