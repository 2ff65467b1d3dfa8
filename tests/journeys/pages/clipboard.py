"""What people copy in Excel, WPS and Word, pasted with a real event into a cell."""

from playwright.sync_api import Locator, Page

_PASTE = """(field, kinds) => {
  const data = new DataTransfer();
  for (const [kind, text] of Object.entries(kinds)) data.setData(kind, text);
  const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  field.focus();
  return field.dispatchEvent(event);
}"""


def paste(field: Locator, text: str, html: str = "") -> bool:
    """Whether the page leaves the paste to the browser."""
    kinds = {"text/plain": text} | ({"text/html": html} if html else {})
    return field.evaluate(_PASTE, kinds)


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="粘贴预览")
