// Asks once before a form with <button data-confirm="question" data-confirm-label="verb"> is sent.

const dialog = document.getElementById("confirm");
const text = dialog.querySelector("[data-confirm-text]");
const yes = dialog.querySelector("[data-confirm-yes]");
const no = dialog.querySelector("[data-confirm-no]");
let asking = null;

function ask(button) {
  asking = button;
  text.textContent = button.dataset.confirm;
  yes.textContent = button.dataset.confirmLabel || button.textContent.trim();
  dialog.showModal();
  no.focus();
}

function isComplete(button) {
  return button.formNoValidate || button.form.reportValidity();
}

function send() {
  const button = asking;
  dialog.close();
  button.form.requestSubmit(button);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-confirm]");
  if (!button || button === asking || !isComplete(button)) return;
  event.preventDefault();
  ask(button);
});
yes.addEventListener("click", send);
no.addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => { setTimeout(() => { asking = null; }); });
