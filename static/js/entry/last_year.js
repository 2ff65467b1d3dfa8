// Last year's value below each cell, on demand; and the mark of what was carried over, until touched.

import { entry, isChanged } from "./cells.js";
import { get, Trouble } from "./transport.js";

const button = document.getElementById("last-year");
const count = entry.querySelector("[data-carried-count]");
let known = null;

button.addEventListener("click", async () => {
  const isShown = button.getAttribute("aria-pressed") === "true";
  if (!isShown && !(await fetchOnce())) return;
  button.setAttribute("aria-pressed", String(!isShown));
  button.querySelector("[data-last-year-text]").textContent = isShown ? "显示上年" : "隐藏上年";
  if (isShown) hide();
  else show(entry);
});

entry.addEventListener("list:replaced", async ({ target }) => {
  if (button.getAttribute("aria-pressed") !== "true") return;
  known = null; // a new row may be one that last year had as well
  if (await fetchOnce()) show(target);
});

entry.addEventListener("input", ({ target }) => touched(target));
// What was typed before this script had arrived.
for (const field of entry.querySelectorAll(".cell-carried .cell-input")) if (isChanged(field)) touched(field);

function touched(field) {
  const cell = field.closest(".cell-carried");
  if (!cell) return;
  cell.classList.remove("cell-carried");
  if (count) count.textContent = entry.querySelectorAll(".cell-carried").length;
}

async function fetchOnce() {
  try {
    known ??= await get(button.dataset.url);
    return true;
  } catch (problem) {
    if (!(problem instanceof Trouble)) throw problem;
    button.querySelector("[data-last-year-text]").textContent = "暂时取不到上年数据，再试";
    return false;
  }
}

function show(part) {
  for (const [address, text] of Object.entries(known.cells)) {
    const place = part.querySelector(`[data-at="${CSS.escape(address)}"]`);
    if (!place || place.querySelector(".cell-input")?.value === text) continue;
    if (place.matches(".cell")) place.append(line(text));
    else place.after(line(text));
  }
}

function hide() {
  for (const shown of entry.querySelectorAll(".cell-last-year")) shown.remove();
}

function line(text) {
  const shown = document.createElement("p");
  const year = document.createElement("b");
  year.textContent = `${known.year}年`;
  shown.className = "cell-last-year";
  shown.tabIndex = text.length > 120 ? 0 : -1; // long ones scroll
  shown.append(year, text);
  return shown;
}
