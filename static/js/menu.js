// Closes an open <details class="menu"> on Escape or a click elsewhere.

function close(menu, { focus }) {
  menu.open = false;
  if (focus) menu.querySelector("summary").focus();
}

const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) close(menu, { focus: false });
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) close(menu, { focus: true });
});
