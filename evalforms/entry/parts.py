"""What the page shows beside the typed cells: sent where it differs from what the page holds.

With each part goes a short digest of it. The page sends back the digests of what it has applied, so
that an answer that never arrived is made up for by the next one.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string

from evalforms.entry.attachment_list import attachments_context
from evalforms.entry.computed import computed_of
from evalforms.entry.held import Held
from evalforms.entry.lists import row_keys_of
from evalforms.entry.notices import notices_of
from evalforms.entry.panel import panel_context
from evalforms.entry.sections import contents_of
from evalforms.evaluations.current import Current

_DIGITS = 16


def _records(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: asdict(record) for name, record in content.items()}


def _drawn(template: str, content: Mapping[str, Any]) -> str:
    return render_to_string(template, dict(content))


# How each part is looked up, which is cheap, and how it is written for the page.
_PARTS: dict[str, tuple[Callable[[Current], Any], Callable[[Any], Any]]] = {
    "notices": (notices_of, _records),
    "computed": (computed_of, _records),
    "rows": (row_keys_of, dict),
    "panel": (panel_context, lambda found: _drawn("entry/_panel.html", found)),
    "attachments": (
        attachments_context,
        lambda found: _drawn("components/_attachment_list.html", found),
    ),
    "contents": (
        contents_of,
        lambda found: _drawn("entry/_contents.html", {"contents": found}),
    ),
}


def parts_of(state: Current, held: Held) -> dict[str, Any]:
    """The parts that differ from those `held`, and under `held` the digests of these."""
    parts: dict[str, Any] = {}
    digests = {}
    for name, (look, write) in _PARTS.items():
        content = look(state)
        digest = _digest(content)
        if held.get(name) != digest:
            parts[name], digests[name] = write(content), digest
    return {**parts, "held": digests}


def _digest(content: Any) -> str:
    """Of records, texts and figures only, whose `repr` says all that is in them."""
    return sha256(repr(content).encode(errors="backslashreplace")).hexdigest()[:_DIGITS]
