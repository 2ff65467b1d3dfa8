// Pasting a block of cells: the server tells what would go where, the person agrees, one save brings it.

import { copiedCells, fromLines } from "./clipboard.js";
import { entry, input, typeAll } from "./cells.js";
import { say } from "./toast.js";
import { post, Trouble } from "./transport.js";

const TABLES = new Set(["objectives", "evaluators", "scores", "funds", "budget", "basics"]);
const dialog = document.getElementById("paste");
const content = dialog.querySelector("[data-paste-content]");
const confirm = dialog.querySelector("[data-paste-confirm]");

export class Paste {
  constructor({ autosave, rows, history }) {
    Object.assign(this, { autosave, rows, history });
    entry.addEventListener("paste", (event) => this.pasted(event));
    content.addEventListener("change", ({ target }) => target.name === "paste-rows" && this.ask(target.value));
    confirm.addEventListener("click", () => this.apply());
    dialog.querySelector("[data-paste-cancel]").addEventListener("click", () => dialog.close());
  }

  pasted(event) {
    const field = event.target;
    if (!field.matches?.(".cell-input") || field.readOnly) return;
    const block = blockFor(field, event.clipboardData);
    if (!block) return;
    event.preventDefault();
    if (block.length === 1 && block[0].length === 1) insert(block[0][0]);
    else if (block.length) this.offer(field.dataset.cell, block);
  }

  async offer(at, block) {
    Object.assign(this, { at, block });
    await this.autosave.flush();
    await this.ask();
  }

  async ask(rows = "") {
    try {
      const body = { at: this.at, block: this.block, rows };
      this.plan = await post(entry.dataset.paste, body, this.autosave.token);
      show(this.plan.html, this.plan.cells.length);
      content.querySelector("[name=paste-rows]:checked")?.focus({ preventScroll: true });
    } catch (problem) {
      if (!(problem instanceof Trouble)) throw problem;
      refuse(problem.message);
    }
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("[data-paste-confirm]").focus();
  }

  async apply() {
    const { cells, rows, version } = this.plan;
    dialog.close();
    if (rows.length && !(await this.rows.bringBack(rows.map((row) => ({ ...row, values: [] }))))) return;
    const after = cells.map(({ address, typed }) => [address, typed]);
    const before = after.map(([cell]) => [cell, this.history.before(cell)]);
    this.write(after, version);
    const words = `粘贴 ${cells.length} 格${rows.length ? `，新增 ${rows.length} 行` : ""}`;
    const undo = this.history.did({ words, ...this.step(before, after, rows) });
    say(`已${words}`, "撤销粘贴", undo);
    input(this.at)?.focus();
  }

  /** With the version of the preview: what somebody else typed since then becomes a conflict. */
  write(pairs, version) {
    typeAll(pairs);
    for (const [cell, value] of pairs) {
      if (this.autosave.isWaiting(cell)) this.autosave.changed(cell, value, { base: version });
    }
    this.autosave.flush();
  }

  step(before, after, rows) {
    const values = this.history.writing(before, after);
    if (!rows.length) return values;
    const added = new Set(rows.map(({ key }) => key));
    const old = this.history.writing(before.filter(([cell]) => !added.has(cell.split(".")[1])), after);
    return {
      cells: old.cells,
      undo: async () => (await this.rows.drop(rows)) && ((await old.undo()) || true),
      redo: async () => (await this.rows.bringBack(rows.map((row) => ({ ...row, values: [] })))) && old.redo(),
    };
  }
}

/** Rows of texts; null where the browser's own paste is right. */
function blockFor(field, clipboard) {
  const cells = copiedCells(clipboard);
  const takes = TABLES.has(field.dataset.cell.split(".")[0]);
  const isOne = cells?.length === 1 && cells[0].length === 1;
  if (cells) return takes || isOne ? cells : null;
  const lines = fromLines(clipboard.getData("text/plain"));
  return takes && field.matches("input") && lines.length > 1 ? lines : null;
}

/** As typed, so that the browser can undo it. */
function insert(text) {
  document.execCommand("insertText", false, text);
}

function show(html, count) {
  content.innerHTML = html;
  confirm.textContent = `粘贴 ${count} 格`;
  confirm.hidden = !count;
}

function refuse(message) {
  const line = document.createElement("p");
  line.className = "paste-refused";
  line.setAttribute("role", "alert");
  line.textContent = message;
  content.replaceChildren(line);
  confirm.hidden = true;
}
