// Asks every few seconds what others did and who is here, while the page is looked at and used.

import { partInHand } from "./contents.js";
import { tab } from "./drafts.js";
import { heldInQuery } from "./held.js";
import { get, Trouble } from "./transport.js";

const FIRST = 3_000;
const PERIOD = 15_000;
const IDLE = 10 * 60_000;

export function listenToOthers({ url, autosave, onAnswer, onPresent }) {
  let lastUsed = Date.now();
  for (const kind of ["input", "pointerdown", "keydown", "focus"]) {
    addEventListener(kind, () => { lastUsed = Date.now(); }, { passive: true, capture: true });
  }
  const isInUse = () => !document.hidden && Date.now() - lastUsed < IDLE;

  async function ask() {
    if (!isInUse() || autosave.running) return;
    const since = autosave.version;
    try {
      const answer = await get(`${url}?since=${since}&tab=${tab}&section=${partInHand()}&held=${heldInQuery()}`);
      onPresent(answer.present);
      const isNews = answer.version > since && autosave.version === since && !autosave.running;
      if (isNews) onAnswer(answer);
    } catch (problem) {
      if (!(problem instanceof Trouble)) throw problem;
      if (problem.kind === "expired") autosave.fail(problem);
    }
  }

  setTimeout(ask, FIRST);
  setInterval(ask, PERIOD);
  return ask;
}
