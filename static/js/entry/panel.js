// The panel beside the paper: leads to the cell of a finding, takes explanations of warnings.

import { entry, input } from "./cells.js";

const panel = document.getElementById("panel");
const unfolded = new Set(); // messages that the person wants to see whole
let shown = "";

export function showPanel(html) {
  if (html === shown) return;
  shown = html;
  const typed = typedExplanations();
  const isOpen = panel.querySelector("details.missing")?.open;
  const { scrollTop } = panel;
  panel.innerHTML = html;
  const missing = panel.querySelector("details.missing");
  if (missing && isOpen !== undefined) missing.open = isOpen;
  for (const button of panel.querySelectorAll("[data-unfold]")) if (unfolded.has(messageOf(button))) fold(button, false);
  panel.scrollTop = scrollTop;
  typed.forEach(restore);
}

export function leadToCells() {
  panel.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-go], [data-unfold]");
    if (!button) return;
    if (button.dataset.go) go(button.dataset.go);
    else fold(button, button.getAttribute("aria-expanded") === "true");
  });
}

function fold(button, isFolded) {
  button.setAttribute("aria-expanded", String(!isFolded));
  button.textContent = isFolded ? "展开" : "收起";
  unfolded[isFolded ? "delete" : "add"](messageOf(button));
}

const messageOf = (button) => button.closest(".finding").querySelector(".finding-text").textContent;

export function takeExplanations(send) {
  panel.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const { rule, of: cell, about } = form.dataset;
    const field = form.querySelector("textarea");
    field.dataset.sent = field.value;
    send({ rule, cell, about, text: field.value });
  });
}

export function go(address) {
  const place = found(address);
  if (!place) return;
  for (let part = place.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
  const mark = place.closest(".cell, .computed, tr") || place;
  mark.classList.add("called");
  setTimeout(() => mark.classList.remove("called"), 1600);
}

function found(address) {
  const [list, key] = address.split(".");
  return (
    input(address) ||
    entry.querySelector(`[data-computed="${CSS.escape(address)}"]`) ||
    entry.querySelector(`tr[data-row="${CSS.escape(key || "")}"] .cell-input`) ||
    document.getElementById(list)?.querySelector(".cell-input")
  );
}

function typedExplanations() {
  return [...panel.querySelectorAll("form.explanation")]
    .map((form) => ({ form, field: form.querySelector("textarea") }))
    .filter(({ field }) => isTyped(field))
    .map(({ form, field }) => ({
      ...form.dataset,
      text: field.value,
      caret: document.activeElement === field ? field.selectionStart : null,
    }));
}

const isTyped = (field) =>
  field.value !== (field.dataset.sent ?? field.defaultValue) || document.activeElement === field;

function restore({ rule, of, about, text, caret }) {
  const forms = [...panel.querySelectorAll("form.explanation")];
  const isIts = ({ dataset }) => dataset.rule === rule && dataset.of === of && dataset.about === about;
  const field = forms.find(isIts)?.querySelector("textarea");
  if (!field) return;
  field.value = text;
  if (caret === null) return;
  field.focus({ preventScroll: true });
  field.setSelectionRange(caret, caret);
}
