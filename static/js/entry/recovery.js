// Words that a page left behind unsaved: put back into their cells and sent, with a line that says so.

import { entry, input, setValue } from "./cells.js";
import { openConflicts } from "./conflict.js";
import { tab } from "./drafts.js";
import { isExplanation, putBack } from "./explanations.js";

const notice = document.getElementById("recovered");
const text = notice.querySelector("[data-recovered-text]");
const stranded = notice.querySelector("[data-stranded]");
const UNSENT = "已恢复尚未保存的情况说明，请核对后点“保存说明”。";
const STRANDED = "下列内容没有保存：所在的行已被删除，或提醒已经消除。可复制后填到别处。";
const OPEN = (page) => `page-${page}`;

export function recover({ autosave }) {
  const { drafts } = autosave;
  const later = [];
  const offered = new Set(); // words that already lay before the person as the other side of a choice
  let restored = 0;
  holdThisPage();
  for (const page of drafts.pages()) whenGone(page, () => drafts.of(page).forEach(replay));
  autosave.addEventListener("answer", ({ detail }) => {
    for (const cell of Object.keys(detail.cells || {})) unstrand(cell);
    for (const { cell, theirs } of detail.conflicts || []) offered.add(words(cell, theirs));
    later.splice(0).forEach(replay);
  });
  autosave.addEventListener("state", ({ detail }) => {
    if (restored && detail.state === "saved" && !openConflicts()) tell(`已恢复 ${restored} 处未保存的内容，并已保存。`);
  });
  entry.addEventListener("list:replaced", () => {
    for (const draft of autosave.disputedWithout(input)) strand(draft, autosave);
  });
  notice.querySelector("[data-close]").addEventListener("click", () => { notice.hidden = true; });

  /** What two windows left for the same cell is offered one after the other. */
  function replay(draft) {
    if (isExplanation(draft)) return putBack(draft, drafts) ? tell(UNSENT) : strand(draft, autosave);
    const field = input(draft.cell);
    if (!field) return strand(draft, autosave);
    if (autosave.isWaiting(draft.cell) || autosave.isDisputed(draft.cell)) return later.push(draft);
    if (offered.has(words(draft.cell, draft.value))) return drafts.forget(draft.cell, draft);
    if (field.value !== draft.value) restored += 1;
    setValue(field, draft.value);
    autosave.changed(draft.cell, draft.value, { soon: true, base: draft.base, tab: draft.tab });
    if (restored) tell(`已恢复 ${restored} 处未保存的内容，正在保存。`);
  }
}

const words = (cell, value) => `${cell}\n${value}`;

/** The place of the words is gone: they are shown, to be copied, until the person lets them go. */
export function strand(draft, autosave) {
  unstrand(draft.cell);
  const item = document.createElement("li");
  const quote = document.createElement("q");
  const button = document.createElement("button");
  item.dataset.cell = draft.cell;
  quote.textContent = draft.value;
  button.type = "button";
  button.className = "btn btn-sm btn-outline-secondary";
  button.textContent = "不再保留";
  button.addEventListener("click", () => {
    autosave.drafts.forget(draft.cell, draft);
    unstrand(draft.cell);
  });
  item.append(`${draft.label || "内容"}：`, quote, button);
  stranded.append(item);
  tell(STRANDED);
}

function unstrand(cell) {
  stranded.querySelector(`[data-cell="${CSS.escape(cell)}"]`)?.remove();
  if (!stranded.children.length && text.textContent === STRANDED) notice.hidden = true;
}

function tell(sentence) {
  if (stranded.children.length && sentence !== STRANDED) return;
  text.textContent = sentence;
  notice.hidden = false;
}

/** Browsers without locks (plain HTTP) replay at once, which is harmless: the page's own id goes along. */
function whenGone(page, act) {
  if (navigator.locks) navigator.locks.request(OPEN(page), async () => act());
  else act();
}

function holdThisPage() {
  navigator.locks?.request(OPEN(tab), () => new Promise(() => {}));
}
