// Talks JSON with the server and says plainly what went wrong.

export class Trouble extends Error {
  constructor(kind, message, status = 0) {
    super(message);
    this.kind = kind; // "offline", "expired", "closed" or "refused"
    this.status = status;
  }
}

export const OFFLINE = "连不上服务器，内容保留在本页";
export const EXPIRED = "登录已过期，请重新登录；内容保留在本页";

export function get(url) {
  return answer(url, { headers: { Accept: "application/json" } });
}

export function post(url, body, token) {
  const headers = { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": token };
  return answer(url, { method: "POST", headers, body: JSON.stringify(body) });
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
  try {
    return await fetch(url, { ...options, credentials: "same-origin", redirect: "manual" });
  } catch {
    throw new Trouble("offline", OFFLINE);
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

function trouble({ status }, body) {
  if (body) return new Trouble(status === 409 ? "closed" : "refused", body.error, status);
  if (status === 403) return new Trouble("expired", EXPIRED, status);
  return new Trouble("offline", "服务器暂时不能保存，内容保留在本页", status);
}
