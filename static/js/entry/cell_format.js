// Thousands separators are shown while a number rests and taken away while it is typed.

import { entry } from "./cells.js";

const NUMBERS = new Set(["money", "points", "count"]);
const plain = (text) => text.replaceAll(",", "");
const isFormatted = (text) => /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);

export function formatWhileResting() {
  entry.addEventListener("focusin", ({ target }) => {
    if (!NUMBERS.has(target.dataset.kind) || !isFormatted(target.value)) return;
    target.dataset.resting = target.value;
    target.value = plain(target.value);
    target.select();
  });
  entry.addEventListener("focusout", ({ target }) => {
    const { resting } = target.dataset;
    if (resting && plain(resting) === target.value) target.value = resting;
    delete target.dataset.resting;
  });
}
