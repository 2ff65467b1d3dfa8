// Finds cells on the page and puts values and sentences into them.

export const entry = document.getElementById("entry");

export function input(cell) {
  return entry.querySelector(`.cell-input[data-cell="${CSS.escape(cell)}"]`);
}

export function setValue(element, value) {
  if (element.value === value) return;
  const isSelected = document.activeElement === element && isAllSelected(element);
  element.value = value;
  if (isSelected) element.select();
  element.dispatchEvent(new Event("cell:set", { bubbles: true }));
}

/** What is typed next is meant to take the place of everything. */
const isAllSelected = ({ value, selectionStart, selectionEnd }) => selectionStart === 0 && selectionEnd === value.length;

/** Does the field hold something else than what the page came with? */
export const isChanged = (field) => field.value !== original(field);

function original(field) {
  if (field.matches("input")) return field.defaultValue.replace(/[\r\n]/g, "");
  if (field.matches("textarea")) return field.defaultValue;
  const options = [...field.options];
  return (options.find((option) => option.defaultSelected) || options[0]).value;
}

/** As if the person had typed it. */
export function type(element, value) {
  element.value = value;
  element.dispatchEvent(new Event("input", { bubbles: true }));
  element.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Several cells, without leaving one of them, so that the next save brings all of them together. */
export function typeAll(pairs) {
  for (const [cell, value] of pairs) {
    const field = input(cell);
    if (!field) continue;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("cell:set", { bubbles: true }));
    delete field.dataset.typing;
  }
}

export function note(element, text, kind = "") {
  const line = element.closest(".cell").querySelector(".cell-note");
  line.textContent = text;
  line.hidden = !text;
  line.dataset.kind = kind;
}

export function showNotices(notices) {
  for (const place of entry.querySelectorAll("[data-at]")) showNotice(place, notices[place.dataset.at]);
}

function showNotice(place, notice) {
  const isMissing = Boolean(notice?.is_missing);
  const level = isMissing ? "missing" : notice?.level;
  for (const name of ["error", "warning", "missing"]) place.classList.toggle(`cell-${name}`, level === name);
  const line = place.querySelector(".cell-notice");
  if (!line) return;
  line.textContent = notice && !isMissing ? notice.text : "";
  line.hidden = !line.textContent;
  const field = place.querySelector(".cell-input");
  if (notice?.level === "error") field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}
