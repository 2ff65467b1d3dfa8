// Two people or two windows, one cell: both values side by side, and the person chooses.

import { entry, input, setValue } from "./cells.js";

const open = new Map(); // cell -> { box, yours, theirs }

export const openConflicts = () => open.size;

export function showConflict(conflict, { useMine, useTheirs }) {
  close(conflict.cell);
  const box = document.createElement("div");
  box.className = "conflict";
  box.setAttribute("role", "alert");
  box.append(
    paragraph(heading(conflict.by, conflict.at)),
    choice("对方的", conflict.theirs, "用对方的", () => {
      const { theirs } = open.get(conflict.cell);
      close(conflict.cell);
      setValue(input(conflict.cell), theirs);
      useTheirs(conflict.cell);
    }),
    choice("我的", conflict.yours, "用我的", () => {
      const { yours } = open.get(conflict.cell);
      close(conflict.cell);
      setValue(input(conflict.cell), yours);
      useMine(conflict.cell, yours);
    }),
  );
  input(conflict.cell).closest(".cell").append(box);
  open.set(conflict.cell, { box, yours: conflict.yours, theirs: conflict.theirs });
}

/** The other side changed once more before the person chose. True where there is a conflict. */
export function changedInConflict(cell, { value, by, at }) {
  const conflict = open.get(cell);
  if (!conflict) return false;
  conflict.theirs = value;
  conflict.box.querySelector("p").textContent = heading(by, at);
  conflict.box.querySelector("q").textContent = value || "（空）";
  return true;
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

const heading = (by, at) => `${by} ${at} 也改了这一格，请选择：`;

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
  for (const [cell, { box }] of open) {
    const field = input(cell);
    if (field) field.closest(".cell").append(box);
    else open.delete(cell);
  }
});
