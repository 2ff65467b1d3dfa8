// Who else has this sheet open, and in which part: one line in the bar.

const place = document.getElementById("presence");
const MOST = 3;
let shown = "";

export function showPresent(people) {
  if (!people) return;
  const said = people.map(sentence).join();
  if (said === shown) return;
  shown = said;
  place.replaceChildren(...people.slice(0, MOST).map(person));
  if (people.length > MOST) place.append(`等 ${people.length} 人`);
  place.title = people.map(sentence).join("\n");
  place.hidden = !people.length;
}

const sentence = ({ name, section }) => `${name} ${section ? `正在填写 ${section}` : "也打开了本表"}`;

function person(one) {
  const line = document.createElement("span");
  const mark = document.createElement("span");
  line.className = "present";
  mark.className = "present-mark";
  mark.setAttribute("aria-hidden", "true");
  mark.textContent = one.name.slice(-1);
  line.append(mark, sentence(one));
  return line;
}
