// Talks JSON with the server and says plainly what went wrong.

import { held } from "./held.js";

export class Trouble extends Error {
  constructor(kind, message, status = 0) {
    super(message);
    this.kind = kind; // "offline", "expired", "closed" or "refused"
    this.status = status;
  }
}

export const OFFLINE = "离线";
export const EXPIRED = "登录已过期";
const PATIENCE = 30_000; // ms; after a sleep a connection may hang for ever
const LONGEST_FAREWELL = 60_000; // bytes; browsers send no more for a page that is gone
const user = Number(document.getElementById("entry").dataset.user);

export function get(url) {
  return answer(url, { headers: { Accept: "application/json" } });
}

/** Says whose page it is: somebody else may have signed in meanwhile in this browser. */
function posted(body, token) {
  const headers = { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": token };
  return { method: "POST", headers, body: JSON.stringify({ user, held: held(), ...body }) };
}

export function post(url, body, token) {
  return answer(url, posted(body, token));
}

/** Without waiting for an answer. What is too much for it stays in the browser until next time. */
export function postAndGo(url, body, token) {
  const options = { ...posted(body, token), keepalive: true, credentials: "same-origin", redirect: "manual" };
  if (new Blob([options.body]).size < LONGEST_FAREWELL) fetch(url, options).catch(() => {});
}

async function answer(url, options) {
  const response = await fetched(url, options);
  if (response.type === "opaqueredirect") throw new Trouble("expired", EXPIRED);
  const body = await parsed(response);
  if (response.ok && body) return body;
  throw trouble(response, body);
}

/** Of a finished XMLHttpRequest; a page instead of JSON means that somebody has to sign in again. */
export function answerOf({ status, responseText, responseURL }) {
  const body = parsedText(responseText);
  if (status === 200 && body) return body;
  if (status === 200 || responseURL.includes("/login/")) throw new Trouble("expired", EXPIRED);
  if (status === 413 && !body) throw new Trouble("refused", "文件过大，没有上传。请压缩后重试。", status);
  throw trouble({ status }, body);
}

function parsedText(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function fetched(url, options) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE);
  try {
    return await fetch(url, { ...options, credentials: "same-origin", redirect: "manual", signal: giveUp.signal });
  } catch {
    throw new Trouble("offline", OFFLINE);
  } finally {
    clearTimeout(timer);
  }
}

async function parsed(response) {
  const isJson = (response.headers.get("Content-Type") || "").includes("json");
  try {
    return isJson ? await response.json() : null;
  } catch {
    return null;
  }
}

const KINDS = { 401: "expired", 409: "closed" };

function trouble({ status }, body) {
  if (body && status < 500) return new Trouble(KINDS[status] || "refused", body.error, status);
  if (status === 403) return new Trouble("expired", EXPIRED, status);
  return new Trouble("offline", "服务器暂时不能保存", status);
}
