// The table of contents: how far each part has come, and which one is in view.

const contents = document.getElementById("contents");
let here = "";
let shown = "";

export function showContents(html) {
  if (html === shown) return;
  shown = html;
  contents.innerHTML = html;
  mark();
}

/** The part in which the cursor is, else the one that is read. */
export const partInHand = () => document.activeElement?.closest(".part")?.id || here;

export function followReading() {
  const parts = [...document.querySelectorAll(".part")];
  const inView = new Set();
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) inView[isIntersecting ? "add" : "delete"](target);
      const [last] = parts.filter((part) => inView.has(part)).slice(-1);
      here = last ? last.id : here;
      mark();
    },
    { rootMargin: "-25% 0px -65% 0px" },
  );
  for (const part of parts) seen.observe(part);
}

function mark() {
  for (const link of contents.querySelectorAll("[data-section]")) {
    if (link.dataset.section === here) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}
