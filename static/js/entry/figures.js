// Figures that the server computes: scores, sums, rates, and what its rules advise.

import { entry, input } from "./cells.js";

export function showFigures(figures) {
  for (const output of entry.querySelectorAll("[data-computed]")) {
    const figure = figures[output.dataset.computed];
    if (figure) showFigure(output, figure);
  }
  for (const block of entry.querySelectorAll("[data-advice]")) {
    const figure = figures[`advice.${block.dataset.advice}`];
    if (figure) showAdvice(block, figure);
  }
}

function showFigure(output, { value, explanation, is_off: isOff }) {
  const place = output.parentElement;
  const why = place.querySelector(".computed-why");
  if (output.textContent !== value) output.textContent = value;
  why.textContent = explanation;
  why.hidden = !explanation;
  place.classList.toggle("computed-off", isOff);
}

function showAdvice(block, { value, explanation, is_off: isOff }) {
  block.querySelector("[data-advice-points]").textContent = value || "——";
  block.querySelector("[data-advice-why]").textContent = explanation;
  block.querySelector("[data-adopt]").hidden = !isOff;
  block.querySelector("[data-explain]").hidden = !value;
  block.classList.toggle("advice-differs", isOff);
}

/** 采用建议值, 填入计算过程. */
export function takeAdvice(type) {
  entry.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-adopt], button[data-explain]");
    if (!button) return;
    const block = button.closest("[data-advice]");
    if (button.dataset.adopt) adopt(block, button.dataset.adopt, type);
    else explain(block, button.dataset.explain, type);
  });
}

function adopt(block, cell, type) {
  const field = input(cell);
  type(field, block.querySelector("[data-advice-points]").textContent);
  field.focus();
}

function explain(block, cell, type) {
  const field = input(cell);
  const why = block.querySelector("[data-advice-why]").textContent;
  if (field.value.includes(why)) return field.focus();
  field.closest("details")?.setAttribute("open", "");
  type(field, field.value.trim() ? `${field.value.trimEnd()}\n${why}` : why);
  field.focus();
}
