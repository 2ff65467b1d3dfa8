"""Every address that the site has, taken from its resolver, with something to send to each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver, reverse

from evalforms.evaluations.moves import MOVES
from tests.access.world import World

# What a person would send; an address that is not listed is sent an empty form.
FORMS: dict[str, Any] = {
    "move": lambda world: {"version": world.evaluation.version, "reason": "请补充附件"},
    "start_evaluation": lambda world: {
        "round": world.evaluation.round_id,
        "project": world.evaluation.unit.projects.last().pk,
    },
}
DOCUMENTS: dict[str, Any] = {
    "save_cells": lambda version: {
        "version": version,
        "changes": [{"cell": "funds.allocated", "value": "345.00"}],
    },
    "add_row": lambda version: {"version": version, "group": "evaluators", "key": "abcdef123456"},
    "remove_row": lambda version: {
        "version": version,
        "group": "evaluators",
        "key": "abcdef123456",
    },
    "place_row": lambda version: {
        "version": version,
        "group": "evaluators",
        "key": "abcdef123456",
    },
    "explain_finding": lambda version: {
        "version": version,
        "rule": "F15",
        "cell": "objectives",
        "text": "情况属实",
    },
}
QUERIES = {"rows": {"group": "evaluators"}}


@dataclass(frozen=True, slots=True)
class Address:
    """`label`: name of the URL; the moves share one name and are told apart."""

    label: str
    name: str
    parts: tuple[str, ...]
    move: str = ""

    @property
    def is_about_an_evaluation(self) -> bool:
        return "evaluation" in self.parts

    def url(self, world: World, *, evaluation: int | None = None) -> str:
        values = {
            "evaluation": evaluation or world.evaluation.pk,
            "round": world.evaluation.round_id,
            "extension": world.extension.pk,
            "move": self.move,
        }
        return reverse(self.name, args=[values[part] for part in self.parts])

    def sent(self, world: World) -> dict[str, Any]:
        """Arguments for a POST of the test client."""
        if self.name in DOCUMENTS:
            body = DOCUMENTS[self.name](world.evaluation.version)
            return {"data": json.dumps(body), "content_type": "application/json"}
        return {"data": FORMS.get(self.name, lambda _: {})(world)}


def addresses() -> list[Address]:
    """Raises LookupError for an address whose parts this matrix does not know yet."""
    found = [address for route, name in _routes() for address in _addresses(route, name)]
    return sorted(found, key=lambda address: (not address.is_about_an_evaluation, address.label))


def _routes() -> Iterator[tuple[str, str]]:
    yield from _walk(get_resolver().url_patterns, "")


def _walk(patterns: list[Any], prefix: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield route, pattern.name
        else:
            yield from _walk(pattern.url_patterns, route)


def _addresses(route: str, name: str) -> Iterator[Address]:
    parts = tuple(_part(route, piece) for piece in route.split("/") if piece.startswith("<"))
    if "move" in parts:
        for move in MOVES:
            yield Address(f"{name} {move}", name, parts, move)
    else:
        yield Address(name, name, parts)


def _part(route: str, piece: str) -> str:
    known = {
        "<slug:name>": "move",
        "<int:extension_pk>": "extension",
        "<int:pk>": "round" if route.startswith("rounds/") else "evaluation",
    }
    if piece not in known:
        raise LookupError(f"tests/access/addresses.py does not know {piece} of {route}")
    return known[piece]
