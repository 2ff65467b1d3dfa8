// Explanations of warnings are sent by a button; until then the browser keeps them like all other words.

import { tab } from "./drafts.js";

const panel = document.getElementById("panel");
const KIND = "explanation";
/** What was typed before findings said what they are about keeps the name under which it lies. */
const nameOf = ({ rule, of, about }) => [KIND, rule, of, ...(about ? [about] : [])].join("|");

export const isExplanation = ({ cell }) => cell.startsWith(`${KIND}|`);

export function keepExplanations(drafts) {
  panel.addEventListener("input", ({ target }) => {
    const form = target.closest("form.explanation");
    if (form) drafts.keep(nameOf(form.dataset), { value: target.value, base: 0, tab }, "情况说明");
  });
}

export function explanationSaved(drafts, { rule, cell, about, text }) {
  drafts.forget(nameOf({ rule, of: cell, about }), { value: text, tab });
}

/** Back into its form, from where the person sends it. False where the warning is gone. */
export function putBack(draft, drafts) {
  const forms = [...panel.querySelectorAll("form.explanation")];
  const form = forms.find(({ dataset }) => nameOf(dataset) === draft.cell);
  if (!form) return false;
  drafts.forget(draft.cell, draft);
  const field = form.querySelector("textarea");
  if (field.value === draft.value) return true;
  form.closest("details").open = true;
  field.value = draft.value;
  drafts.keep(draft.cell, { ...draft, tab }, draft.label);
  return true;
}
