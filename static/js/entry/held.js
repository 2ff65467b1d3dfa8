// The parts of an answer that this page shows, by digest: the server sends only what differs from them.

const digests = new Map();

/** Only once they are shown: of an answer that got lost nothing is held. */
export function hold(fresh) {
  for (const [part, digest] of Object.entries(fresh)) digests.set(part, digest);
}

export const held = () => Object.fromEntries(digests);

export const heldInQuery = () => [...digests].map((pair) => pair.join(":")).join();

export const letGo = (...parts) => parts.forEach((part) => digests.delete(part));

/** A list that was put in place anew shows what it came with; the next answer brings these whole. */
document.addEventListener("list:replaced", () => letGo("notices", "computed"));
