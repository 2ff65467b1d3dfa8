// Who logs out while words wait unsaved in this browser is asked first; static/js/entry/drafts.js keeps them.

const button = document.querySelector("button[data-logout]");

function unsaved() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`unsaved/${button.dataset.logout}/`)).length;
  } catch {
    return 0;
  }
}

button?.addEventListener("click", () => {
  const number = unsaved();
  if (!number) return delete button.dataset.confirm;
  button.dataset.confirm = `有 ${number} 处内容还没有保存到服务器，只存在本机的浏览器中。退出后，您下次在本机登录并打开原表时恢复。`;
  button.dataset.confirmLabel = "退出登录";
});
