// Two people, one cell: both values side by side, and the person chooses.

import { entry, input, setValue } from "./cells.js";

const open = new Map(); // cell -> { box, yours }

export const openConflicts = () => open.size;

export function showConflict(conflict, { useMine, useTheirs }) {
  const field = input(conflict.cell);
  close(conflict.cell);
  const box = document.createElement("div");
  box.className = "conflict";
  box.setAttribute("role", "alert");
  box.append(
    paragraph(`${conflict.by} ${conflict.at} 也改了这一格，请选择：`),
    choice("对方的", conflict.theirs, "用对方的", () => {
      close(conflict.cell);
      setValue(field, conflict.theirs);
      useTheirs(conflict.cell);
    }),
    choice("我的", conflict.yours, "用我的", () => {
      const { yours } = open.get(conflict.cell);
      close(conflict.cell);
      setValue(field, yours);
      useMine(conflict.cell, yours);
    }),
  );
  field.closest(".cell").append(box);
  open.set(conflict.cell, { box, yours: conflict.yours });
}

/** While a conflict is open, more typing changes one's own side only. True where there is one. */
export function typedIntoConflict(cell, value) {
  const conflict = open.get(cell);
  if (!conflict) return false;
  conflict.yours = value;
  conflict.box.querySelectorAll("q")[1].textContent = value || "（空）";
  return true;
}

function close(cell) {
  open.get(cell)?.box.remove();
  open.delete(cell);
}

function paragraph(text) {
  const line = document.createElement("p");
  line.textContent = text;
  return line;
}

function choice(whose, value, verb, act) {
  const line = document.createElement("p");
  const shown = document.createElement("q");
  shown.textContent = value || "（空）";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm btn-outline-primary";
  button.textContent = verb;
  button.addEventListener("click", act);
  line.append(`${whose} `, shown, button);
  return line;
}

entry.addEventListener("list:replaced", () => {
  for (const [cell, { box }] of open) if (!box.isConnected) open.delete(cell);
});
