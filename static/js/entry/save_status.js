// One line that always tells the truth about where the typing is.

const WORDS = {
  dirty: () => "有改动未保存",
  busy: () => "保存中…",
  saved: (time) => `已保存 ${time}`,
  offline: (why) => why,
  expired: (why) => why,
  closed: (why) => `不能保存：${why}`,
  refused: (why) => `保存失败：${why}`,
};
const RETRIED = new Set(["offline", "expired", "refused"]);
const PASSING = new Set(["dirty", "busy"]);
const STUCK = new Set(["offline", "expired", "closed"]);

export function saveStatus(element, { retry, autosave, conflicts }) {
  const text = element.querySelector("[data-save-text]");
  const button = element.querySelector("[data-retry]");
  const login = element.querySelector("[data-relogin]");
  const choose = element.querySelector("[data-choose]");
  button.addEventListener("click", retry);
  choose.addEventListener("click", goToConflict);

  return function show(state, detail) {
    element.dataset.state = conflicts() && state === "saved" ? "conflict" : state;
    text.textContent = words(state, detail);
    choose.hidden = !conflicts();
    if (PASSING.has(state)) return; // a button that is just being pressed must not go away
    button.hidden = !RETRIED.has(state);
    login.hidden = state !== "expired";
  };

  function words(state, detail) {
    const said = WORDS[state](detail);
    if (STUCK.has(state)) return said.replace(/。$/, "") + kept();
    if (conflicts()) return `冲突：${conflicts()} 处；${said}`;
    return state === "dirty" && autosave.unkept.size ? `${said}：${autosave.unkept.size} 处内容过长` : said;
  }

  /** Where the words are that could not be brought to the server. */
  function kept() {
    const number = autosave.count + conflicts();
    if (!number) return "";
    return autosave.drafts.isFull ? `，${number} 处只在本页，请勿关闭` : `，已暂存 ${number} 处`;
  }
}

function goToConflict() {
  const box = document.querySelector(".conflict");
  box?.scrollIntoView({ block: "center" });
  box?.querySelector("button").focus({ preventScroll: true });
}
