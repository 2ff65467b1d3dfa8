// Text fields as tall as their text, and a count near the limit.

import { entry } from "./cells.js";

const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");
const NEAR = 0.9;

export function growingText() {
  fit(entry);
  for (const kind of ["input", "cell:set"]) entry.addEventListener(kind, ({ target }) => grown(target));
  entry.addEventListener("toggle", ({ target }) => fit(target), true);
  addEventListener("resize", () => fit(entry));
}

export function fit(part) {
  for (const field of part.querySelectorAll("textarea.cell-input")) grown(field);
}

function grown(field) {
  if (!field.matches?.("textarea.cell-input")) return;
  if (!GROWS_BY_ITSELF) {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  }
  count(field);
}

function count(field) {
  const limit = Number(field.dataset.limit);
  const length = [...field.value].length;
  const line = field.parentElement.querySelector(".cell-length");
  line.hidden = length < NEAR * limit;
  line.textContent = line.hidden ? "" : `${length.toLocaleString("en")} / ${limit.toLocaleString("en")} 字`;
  line.classList.toggle("over", length > limit);
}
