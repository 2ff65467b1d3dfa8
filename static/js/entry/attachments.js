// Files as evidence: chosen for the form or for a row, sent one after the other, shown where they belong.

import { entry } from "./cells.js";
import { answerOf, Trouble } from "./transport.js";

const place = document.getElementById("attachments");
const file = place.querySelector("[data-attach-file]");
const list = place.querySelector("[data-attachment-list]");
const running = place.querySelector("[data-attach-running]");
const trouble = place.querySelector("[data-attach-trouble]");
const most = Number(place.dataset.most);
const MEGABYTE = 1024 * 1024;

export function takeFiles({ autosave, onAnswer }) {
  let row = "";
  entry.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-attach], [data-remove-attachment]");
    if (!button) return;
    if (button.dataset.removeAttachment) return remove(button, { autosave, onAnswer });
    row = button.dataset.attach;
    file.value = "";
    file.click();
  });
  file.addEventListener("change", () => sendAll([...file.files], row, { autosave, onAnswer }));
  entry.addEventListener("list:replaced", showInRows);
  showInRows();
}

export function showAttachments(html) {
  if (html === undefined || list.innerHTML === html) return;
  list.innerHTML = html;
  showInRows();
}

async function sendAll(files, row, { autosave, onAnswer }) {
  const refused = [];
  for (const [number, chosen] of files.entries()) {
    busy(`${chosen.name}（${number + 1}/${files.length}）`);
    try {
      onAnswer(await send(chosen, row, autosave));
    } catch (problem) {
      if (!(problem instanceof Trouble)) throw problem;
      refused.push(`“${chosen.name}”：${problem.message}`);
    }
  }
  finish(refused);
}

async function send(chosen, row, autosave) {
  if (chosen.size > most) throw new Trouble("refused", `文件超过${most / MEGABYTE}MB的上限。请压缩后重新上传。`);
  await autosave.flush();
  return request(place.dataset.upload, { file: chosen, place: row }, autosave);
}

async function remove(button, { autosave, onAnswer }) {
  button.disabled = true;
  await autosave.flush();
  try {
    onAnswer(await request(button.dataset.removeAttachment, {}, autosave));
    finish([]);
    place.querySelector("[data-attach]").focus();
  } catch (problem) {
    if (!(problem instanceof Trouble)) throw problem;
    button.disabled = false;
    finish([problem.message]);
  }
}

/** The only request of the page that shows how far it is; fetch() cannot. */
function request(url, fields, autosave) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...fields, version: autosave.version })) body.append(name, value);
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open("POST", url);
    sending.setRequestHeader("Accept", "application/json");
    sending.setRequestHeader("X-CSRFToken", autosave.token);
    sending.upload.addEventListener("progress", ({ loaded, total }) => progress(loaded, total));
    sending.addEventListener("load", () => settle(sending, resolve, reject));
    sending.addEventListener("error", () => reject(new Trouble("offline", "连不上服务器，没有上传。请检查网络后重试。")));
    sending.send(body);
  });
}

function settle(sending, resolve, reject) {
  try {
    resolve(answerOf(sending));
  } catch (problem) {
    reject(problem);
  }
}

function busy(text) {
  trouble.textContent = "";
  running.hidden = false;
  running.querySelector("[data-attach-name]").textContent = `正在上传 ${text}`;
}

function progress(loaded, total) {
  if (total) running.querySelector("progress").value = (100 * loaded) / total;
}

function finish(refused) {
  running.hidden = true;
  trouble.textContent = refused.join("\n");
  if (refused.length) trouble.scrollIntoView({ block: "nearest" });
}

function showInRows() {
  for (const slot of entry.querySelectorAll("[data-attached]")) {
    const links = list.querySelectorAll(`li[data-place="${CSS.escape(slot.dataset.attached)}"] a`);
    slot.replaceChildren(...[...links].map((link) => link.cloneNode(true)));
  }
}
