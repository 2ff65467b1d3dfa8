"""Which parts a page shows already, as it says so with every request."""

from typing import Any

Held = dict[str, Any]


def held_in(body: dict[str, Any]) -> Held:
    """Digests of the parts that the page shows; whatever else is sent there means none."""
    held = body.get("held")
    return held if isinstance(held, dict) else {}


def held_in_query(text: str) -> Held:
    """``panel:<digest>,contents:<digest>``."""
    return {name: digest for name, _, digest in (item.partition(":") for item in text.split(","))}
