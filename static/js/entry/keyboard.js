// Enter and the arrow keys move through the tables as in a spreadsheet.

import { entry } from "./cells.js";

export function moveByKeys() {
  entry.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (!target.matches(".cell-input") || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = direction(target, key, event.shiftKey);
    if (!step) return;
    event.preventDefault();
    enter(neighbour(target, step));
  });
}

function direction(field, key, isShifted) {
  if (field.dataset.kind === "text" || field.matches("select")) return 0;
  if (key === "Enter") return isShifted ? -1 : 1;
  if (key === "ArrowDown") return field.selectionEnd === field.value.length || isInput(field) ? 1 : 0;
  if (key === "ArrowUp") return field.selectionStart === 0 || isInput(field) ? -1 : 0;
  return 0;
}

/** What is typed next takes the place of a short entry, as after Tab. */
function enter(field) {
  field?.focus();
  if (field && isInput(field)) field.select();
}

const isInput = (field) => field.matches("input");

/** The nearest field above or below in the same column, whatever cells are merged around it. */
function neighbour(field, step) {
  const from = field.getBoundingClientRect();
  const middle = from.left + from.width / 2;
  return [...entry.querySelectorAll(".sheet .cell-input")]
    .filter((other) => other !== field && other.offsetParent)
    .map((other) => ({ other, box: other.getBoundingClientRect() }))
    .filter(({ box }) => box.left <= middle && middle <= box.right && step * (box.top - from.top) > 4)
    .sort((a, b) => step * (a.box.top - b.box.top))[0]?.other;
}
