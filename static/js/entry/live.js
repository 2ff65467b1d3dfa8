// Asks every few seconds what others did, while the page is looked at and used.

import { get, Trouble } from "./transport.js";

const PERIOD = 15_000;
const IDLE = 10 * 60_000; // an abandoned page must not keep its session alive

export function listenToOthers({ url, autosave, onAnswer }) {
  let lastUsed = Date.now();
  for (const kind of ["input", "pointerdown", "keydown", "focus"]) {
    addEventListener(kind, () => { lastUsed = Date.now(); }, { passive: true, capture: true });
  }
  const isInUse = () => !document.hidden && Date.now() - lastUsed < IDLE;

  setInterval(async () => {
    if (!isInUse() || autosave.running) return;
    const since = autosave.version;
    try {
      const answer = await get(`${url}?since=${since}`);
      const isNews = answer.version > since && autosave.version === since && !autosave.running;
      if (isNews) onAnswer(answer);
    } catch (problem) {
      if (!(problem instanceof Trouble)) throw problem;
      if (problem.kind === "expired") autosave.fail(problem);
    }
  }, PERIOD);
}
