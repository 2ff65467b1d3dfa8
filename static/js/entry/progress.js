// 完成进度 of each objective: the computed figure to adopt, or a level to pick.

import { entry, input } from "./cells.js";

export function showProgress(figures) {
  for (const block of entry.querySelectorAll("[data-progress]")) {
    const figure = figures[`progress.${block.dataset.progress}`];
    if (figure) show(block, figure);
  }
}

function show(block, { value, explanation, is_off: isOff }) {
  block.hidden = !explanation;
  block.classList.toggle("advice-differs", isOff);
  block.querySelector("[data-progress-value]").textContent = value;
  block.querySelector("[data-progress-why]").textContent = explanation;
  block.querySelector("[data-progress-computed]").hidden = !value;
  block.querySelector("[data-progress-judged]").hidden = Boolean(value);
  block.querySelector("[data-progress-levels]").hidden = Boolean(value);
  block.querySelector("[data-take-progress]").hidden = !isOff;
  press(block);
}

export function offerProgress(type) {
  entry.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-take-progress], button[data-level]");
    if (!button) return;
    const block = button.closest("[data-progress]");
    const computed = block.querySelector("[data-progress-value]").textContent;
    const field = cellOf(block);
    type(field, button.dataset.level || computed);
    press(block);
    if (!button.dataset.level) field.focus();
  });
}

function press(block) {
  const { value } = cellOf(block);
  for (const button of block.querySelectorAll("[data-level]")) {
    button.setAttribute("aria-pressed", String(button.dataset.level === value.trim()));
  }
}

const cellOf = (block) => input(`objectives.${block.dataset.progress}.progress`);
