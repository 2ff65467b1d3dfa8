// One line at the bottom of the window: what happened, with a way back where there is one.

const toast = document.getElementById("undo");
const text = toast.querySelector("[data-undo-text]");
const button = toast.querySelector("[data-undo]");
const WITH_BUTTON = 30_000;
const WORDS_ONLY = 6_000;
let act = null;
let timer = 0;

button.addEventListener("click", () => {
  hide();
  act();
});

export function say(words, verb = "", way = null) {
  act = way;
  text.textContent = words;
  button.textContent = verb;
  button.hidden = !way;
  toast.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(hide, way ? WITH_BUTTON : WORDS_ONLY);
}

function hide() {
  toast.hidden = true;
}
