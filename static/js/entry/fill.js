// The page on which a sheet is filled in: connects typing, saving and what the server answers.

import { showAttachments, takeFiles } from "./attachments.js";
import { Autosave } from "./autosave.js";
import { arriveAtCalledCell } from "./called_cell.js";
import { formatWhileResting } from "./cell_format.js";
import { entry, input, isChanged, note, setValue, showNotices, type } from "./cells.js";
import { changedInConflict, openConflicts, showConflict, typedIntoConflict } from "./conflict.js";
import { followReading, showContents } from "./contents.js";
import { browserStorage, Drafts } from "./drafts.js";
import { explanationSaved, keepExplanations } from "./explanations.js";
import { showFigures, takeAdvice } from "./figures.js";
import { growingText } from "./growing_text.js";
import { hold, letGo } from "./held.js";
import { History } from "./history.js";
import { moveByKeys } from "./keyboard.js";
import { listenToOthers } from "./live.js";
import { leadToCells, showPanel, takeExplanations } from "./panel.js";
import { Paste } from "./paste.js";
import { showPresent } from "./presence.js";
import { recover, strand } from "./recovery.js";
import { Rows } from "./rows.js";
import { offerProgress, showProgress } from "./progress.js";
import { saveStatus } from "./save_status.js";
import { get, post, Trouble } from "./transport.js";

const { save: url, live, rows: rowsUrl, explain, token } = entry.dataset;
const drafts = new Drafts(browserStorage());
const labelOf = (cell) => input(cell)?.getAttribute("aria-label") || "";
const autosave = new Autosave({ url, token, version: Number(entry.dataset.version), renewToken, drafts, labelOf });
const history = new History({ autosave, isCutOff: () => rows.isCutOff });
const rows = new Rows({ url: rowsUrl, autosave, onAnswer: heard, onTrouble: rowTrouble, onStep: (step) => history.did(step) });
const status = saveStatus(document.getElementById("save-state"), {
  retry: () => autosave.flush(),
  autosave,
  conflicts: openConflicts,
});

autosave.addEventListener("state", ({ detail }) => status(detail.state, detail.text));
autosave.addEventListener("refused", ({ detail: { cell, message } }) => note(input(cell), message, "bad"));
autosave.addEventListener("answer", ({ detail }) => applyAnswer(detail));

entry.addEventListener("input", ({ target }) => typed(target));
entry.addEventListener("change", ({ target }) => {
  if (target.dataset.cell && autosave.isWaiting(target.dataset.cell)) autosave.flush();
});
entry.addEventListener("focusin", ({ target }) => delete target.dataset.typing);
entry.addEventListener("focusout", ({ target }) => rest(target));

function typed(field) {
  const { cell } = field.dataset;
  if (!cell) return;
  note(field, "");
  delete field.dataset.shown;
  field.dataset.typing = "";
  if (typedIntoConflict(cell, field.value)) autosave.disputeOn(cell, field.value);
  else autosave.changed(cell, field.value);
}

/** Nothing changes under the typing hand: on leaving, a cell shows what the server made of it. */
function rest(field) {
  const { cell, shown } = field.dataset;
  if (shown === undefined || autosave.isWaiting(cell)) return;
  setValue(field, shown);
  delete field.dataset.shown;
}

function heard(answer) {
  autosave.version = Math.max(autosave.version, answer.version);
  applyAnswer(answer);
  if (!autosave.hasUnsaved && answer.saved_at && !answer.closed) status("saved", answer.saved_at);
}

function applyAnswer(answer) {
  if (!answer.held) return;
  for (const [cell, outcome] of Object.entries(answer.cells || {})) showOutcome(cell, outcome);
  for (const conflict of answer.conflicts || []) showConflict(conflict, { useMine, useTheirs });
  for (const [cell, change] of Object.entries(answer.others)) showOther(cell, change);
  if (answer.gone?.length) takeBack(answer.gone, answer.sent);
  showParts(answer);
  keepOwnMessages(answer.cells || {});
  if (answer.closed) close(answer.closed);
}

/** Those that differ from what the page held when it asked. */
function showParts({ notices, computed, panel, contents, attachments, rows: keys, held }) {
  if (notices) showNotices(notices);
  if (computed) showFigures(computed);
  if (computed) showProgress(computed);
  if (panel) showPanel(panel);
  if (contents) showContents(contents);
  if (attachments) showAttachments(attachments);
  hold(held);
  if (keys) rows.follow(keys).catch((problem) => { letGo("rows"); ignoreTrouble(problem); });
}

function showOutcome(cell, { value, note: text }) {
  const field = input(cell);
  if (!field || autosave.isWaiting(cell)) return;
  const isTyping = document.activeElement === field && "typing" in field.dataset;
  if (isTyping) field.dataset.shown = value;
  else setValue(field, value);
  note(field, text);
}

/** Text too long to be kept on the server stays in its field, and the field says so. */
function keepOwnMessages(cells) {
  for (const [cell, { kept, message }] of Object.entries(cells)) {
    const field = input(cell);
    if (!kept && field) note(field, message, "bad");
  }
}

function showOther(cell, { value, by, at }) {
  const field = input(cell);
  if (!field || autosave.isWaiting(cell) || changedInConflict(cell, { value, by, at }) || field.value === value) return;
  setValue(field, value);
  history.overtaken(cell);
  note(field, `${by} ${at} 修改`, "other");
}

function useTheirs(cell) {
  autosave.settle(cell);
  status(autosave.hasUnsaved ? "dirty" : "saved", new Date().toTimeString().slice(0, 5));
}

/** Somebody removed the row meanwhile: the row is offered back, and the words in any case. */
function takeBack(cells, sent) {
  for (const cell of cells) strand({ cell, label: labelOf(cell), ...sent.get(cell) }, autosave);
  rows.offerBack(cells);
}

/** Whatever the server knows and the page does not yet is the likely reason. */
function rowTrouble(problem) {
  autosave.fail(problem);
  if (problem.kind === "refused") askOthers();
}

function useMine(cell, value) {
  autosave.settle(cell);
  autosave.changed(cell, value, { soon: true, base: autosave.version });
}

function close(reason) {
  status("closed", reason);
  entry.classList.add("closed");
  for (const field of entry.querySelectorAll(".sheet .cell-input")) {
    if (field.matches("select")) field.disabled = true;
    else field.readOnly = true;
  }
}

async function sendExplanation(words) {
  await autosave.flush();
  try {
    heard(await post(explain, { ...words, version: autosave.version }, autosave.token));
    explanationSaved(drafts, words);
  } catch (problem) {
    if (!(problem instanceof Trouble)) throw problem;
    autosave.fail(problem);
  }
}

/** Signing in again gives the browser a new token; the page asks for it, if it is the same person. */
async function renewToken() {
  try {
    const answer = await get(`${live}?since=0`);
    if (answer.user === Number(entry.dataset.user)) return answer.token;
  } catch (problem) {
    if (problem.kind !== "refused") throw problem;
  }
  throw new Trouble("expired", "本浏览器已换人登录，请用原来的账号重新登录");
}

function ignoreTrouble(problem) {
  if (!(problem instanceof Trouble)) throw problem;
}

/** Links that lead on wait until everything is saved. */
entry.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-after-save]");
  if (!link || !autosave.hasUnsaved) return;
  event.preventDefault();
  if (!(await autosave.flush())) return;
  if (link.target) open(link.href, link.target, "noopener");
  else location.assign(link.href);
});

document.addEventListener("visibilitychange", () => (document.hidden || autosave.failures) && autosave.flush());
let isLeavingToSignIn = false;
document.querySelector("[data-relogin]").addEventListener("click", () => { isLeavingToSignIn = !drafts.isFull; });
addEventListener("beforeunload", (event) => {
  if (!isLeavingToSignIn && (autosave.hasUnsaved || openConflicts())) event.preventDefault();
});
addEventListener("pagehide", () => autosave.farewell());
for (const kind of ["online", "focus", "pageshow"]) addEventListener(kind, () => autosave.failures && autosave.flush());

formatWhileResting();
growingText();
moveByKeys({ rows, history });
followReading();
leadToCells();
takeExplanations(sendExplanation);
keepExplanations(drafts);
takeAdvice(type);
offerProgress(type);
takeFiles({ autosave, onAnswer: heard });
new Paste({ autosave, rows, history });
const askOthers = listenToOthers({ url: live, autosave, onAnswer: heard, onPresent: showPresent });

status("saved", entry.dataset.savedAt);
// What was typed before this script had arrived.
for (const field of entry.querySelectorAll(".sheet .cell-input")) if (isChanged(field)) typed(field);
recover({ autosave });
arriveAtCalledCell();
