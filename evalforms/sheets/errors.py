"""Why a document is not a sheet."""


class SheetError(ValueError):
    """A document that cannot be read as a sheet.

    key: full path of the place (`funds.spent.municipal`, `scores[2].weight`), empty for the whole
    document; value: what stands there, shortened; reason: a Chinese sentence.
    """

    def __init__(self, key: str, value: object, reason: str) -> None:
        self.key = shortened(key, limit=200)
        self.value = shortened(value)
        self.reason = reason
        place = f"“{self.key}”" if key else ""
        shown = f"(值: {self.value})" if self.value else ""
        super().__init__(f"{place}{shown}: {reason}" if place else reason)


def shortened(value: object, limit: int = 60) -> str:
    """One line that can always be printed, however long or odd the value is."""
    text = _as_text(value)
    text = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[: limit + 1])
    return text if len(text) <= limit else text[:limit] + "…"


def _as_text(value: object) -> str:
    if isinstance(value, dict):
        return "{…}" if value else "{}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    return value if isinstance(value, str) else "" if value is None else repr(value)
