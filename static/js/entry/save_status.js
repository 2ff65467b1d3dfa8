// One line that always tells the truth about where the typing is.

const WORDS = {
  dirty: () => "有改动未保存",
  busy: () => "保存中…",
  saved: (time) => `已保存 ${time}`,
  offline: (why) => `保存失败：${why}`,
  expired: (why) => why,
  closed: (why) => `不能保存：${why}`,
  refused: (why) => `保存失败：${why}`,
};
const RETRIED = new Set(["offline", "expired", "refused"]);

export function saveStatus(element, { retry, unkept, conflicts }) {
  const text = element.querySelector("[data-save-text]");
  const button = element.querySelector("[data-retry]");
  const login = element.querySelector("[data-relogin]");
  button.addEventListener("click", retry);

  return function show(state, detail) {
    element.dataset.state = state;
    text.textContent = WORDS[state](detail) + pending(state);
    button.hidden = !RETRIED.has(state);
    login.hidden = state !== "expired";
  };

  function pending(state) {
    if (conflicts()) return `，${conflicts()} 处与他人冲突，请选择`;
    return state === "dirty" && unkept() ? `：${unkept()} 处内容过长` : "";
  }
}
