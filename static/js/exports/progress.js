// Follows a batch while its page is open; the page is made anew when the batch takes its next stage.

const PAUSE = 2000; // ms
const place = document.getElementById("batch-progress");
const bar = place.querySelector("progress");

function show(progress) {
  const finished = progress.done + progress.failed;
  bar.value = finished;
  place.querySelector("[data-finished]").textContent = finished;
  place.querySelector("[data-done]").textContent = progress.done;
  place.querySelector("[data-failed]").textContent = progress.failed;
  place.querySelector("[data-left]").textContent = progress.left && `，剩余${progress.left}`;
}

async function follow() {
  try {
    const answer = await fetch(place.dataset.progress, { headers: { Accept: "application/json" }, redirect: "error" });
    const progress = await answer.json();
    if (progress.state !== place.dataset.state) return location.reload();
    show(progress);
  } catch {
    // away for a moment, or signed out: the next look tells
  }
  setTimeout(follow, PAUSE);
}

setTimeout(follow, PAUSE);
