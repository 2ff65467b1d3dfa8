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

export function followReading() {
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) here = target.id;
      mark();
    },
    { rootMargin: "-25% 0px -65% 0px" },
  );
  for (const section of document.querySelectorAll(".part")) seen.observe(section);
}

function mark() {
  for (const link of contents.querySelectorAll("[data-section]")) {
    if (link.dataset.section === here) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}
