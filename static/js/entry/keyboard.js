// Enter and the arrow keys move through the tables as in a spreadsheet; rows and values have their keys too.

import { entry, type } from "./cells.js";

export function moveByKeys({ rows, history }) {
  entry.addEventListener("keydown", (event) => {
    if (event.isComposing || event.metaKey) return;
    const { target } = event;
    if (target.matches(".row-tools button")) return walkTools(event);
    if (!target.matches(".cell-input")) return;
    if (onRow(event, rows) || onValue(event, history) || move(event)) event.preventDefault();
  });
  showHelp();
}

/** Ctrl+Enter adds a row below, Alt+↑ and Alt+↓ move the row. */
function onRow({ target, key, ctrlKey, altKey, shiftKey }, rows) {
  const way = { ArrowUp: "up", ArrowDown: "down" }[key];
  const isAdd = key === "Enter" && ctrlKey && !altKey && !shiftKey;
  const isMove = way && altKey && !ctrlKey && !shiftKey && !target.matches("select");
  const row = (isAdd || isMove) && rowOf(target);
  if (!row || target.readOnly) return false;
  target.dispatchEvent(new Event("change", { bubbles: true }));
  if (isAdd) rows.addBelow(row);
  else rows.move(row, way, { staysInCell: true });
  return true;
}

/** An objective's second line, with its reasons, belongs to the row above. */
function rowOf(field) {
  const line = field.closest("[data-list] > tr");
  return line?.dataset.of ? entry.querySelector(`tr[data-row="${line.dataset.of}"]`) : line;
}

/** Escape: as the cell was when one came to it. */
function onValue({ target, key, ctrlKey, altKey, shiftKey }, history) {
  if (key !== "Escape" || ctrlKey || altKey || shiftKey || target.readOnly) return false;
  const before = history.before(target.dataset.cell);
  if (target.value === before) return false;
  type(target, before);
  if (isShort(target)) target.select();
  return true;
}

function move({ target, key, shiftKey, ctrlKey, altKey }) {
  if (ctrlKey || altKey || target.matches("select")) return false;
  const next = stepUpOrDown(target, key, shiftKey) || stepAside(target, key, shiftKey);
  const field = next && neighbour(target, next);
  if (field) enter(field, next);
  return Boolean(next) && (Boolean(field) || key === "Enter");
}

function stepUpOrDown(field, key, isShifted) {
  if (key === "Enter" && !isLong(field)) return { down: isShifted ? -1 : 1 };
  if (isShifted) return null;
  if (key === "ArrowDown" && (isInput(field) || atEnd(field))) return { down: 1 };
  if (key === "ArrowUp" && (isInput(field) || atStart(field))) return { down: -1 };
  return null;
}

function stepAside(field, key, isShifted) {
  if (isShifted) return null;
  if (key === "ArrowRight" && atEnd(field)) return { right: 1 };
  if (key === "ArrowLeft" && atStart(field)) return { right: -1 };
  return null;
}

/** What is typed next takes the place of a short entry, as after Tab; a long text is gone on with. */
function enter(field, { down = 0, right = 0 }) {
  field.focus();
  if (isShort(field)) field.select();
  else if (isLong(field)) {
    const caret = down + right > 0 ? 0 : field.value.length;
    field.setSelectionRange(caret, caret);
  }
}

const isInput = (field) => field.matches("input");
const isLong = (field) => field.dataset.kind === "text";
const isShort = (field) => !isLong(field) && !field.matches("select");
const atStart = (field) => field.selectionStart === 0 && (field.selectionEnd === 0 || isAll(field));
const atEnd = (field) => field.selectionEnd === field.value.length && (field.selectionStart === field.value.length || isAll(field));
const isAll = (field) => isShort(field) && field.selectionStart === 0 && field.selectionEnd === field.value.length;

function neighbour(field, { down = 0, right = 0 }) {
  const from = field.getBoundingClientRect();
  const others = (right ? field.closest("table") : entry).querySelectorAll(".sheet .cell-input");
  const boxes = [...others]
    .filter((other) => other !== field && other.checkVisibility())
    .map((other) => ({ other, box: other.closest(".cell").getBoundingClientRect() }));
  return down ? upOrDown(boxes, from, down) : aside(boxes, from, right);
}

/** The nearest field above or below in the same column, whatever cells are merged around it. */
function upOrDown(boxes, from, step) {
  const middle = from.left + from.width / 2;
  return boxes
    .filter(({ box }) => box.left <= middle && middle <= box.right && step * (box.top - from.top) > 4)
    .sort((a, b) => step * (a.box.top - b.box.top))[0]?.other;
}

function aside(boxes, from, step) {
  const middle = from.top + Math.min(from.height, 36) / 2;
  return boxes
    .filter(({ box }) => box.top <= middle && middle <= box.bottom && step * (box.left - from.left) > 4)
    .sort((a, b) => step * (a.box.left - b.box.left))[0]?.other;
}

/** The tools of a row are one stop of the Tab key; ← and → lead through them. */
function walkTools(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  const tools = [...event.target.closest(".row-tools").querySelectorAll("button:not(:disabled)")];
  event.preventDefault();
  tools.at((tools.indexOf(event.target) + step) % tools.length).focus();
}

/** 键盘操作: by its button or Ctrl+/. */
function showHelp() {
  const dialog = document.getElementById("keys");
  const open = () => {
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("[data-keys-close]").focus();
  };
  document.querySelector("[data-keys]").addEventListener("click", open);
  dialog.querySelector("[data-keys-close]").addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || !event.ctrlKey || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
}
