"""Every address that the site has, taken from its resolver, with something to send to each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver, reverse

from evalforms.documents.check_code import new_code
from evalforms.evaluations.moves import MOVES
from tests.access.world import World
from tests.attachments import files


class Picture:
    """Can be sent by one person after the other."""

    name = "现场.png"

    def read(self) -> bytes:
        return files.PNG


def _row(world: World) -> dict[str, Any]:
    line = world.evaluation.evaluator_lines.first()
    return {"version": world.evaluation.version, "group": "evaluators", "key": line.key}


# What a person would send; an address that is not listed is sent an empty form.
FORMS: dict[str, Any] = {
    "move": lambda world: {"version": world.evaluation.version, "reason": "请补充附件"},
    "start_evaluation": lambda world: {
        "round": world.evaluation.round_id,
        "project": world.evaluation.unit.projects.last().pk,
    },
    "add_attachment": lambda world: {
        "version": world.evaluation.version,
        "file": Picture(),
    },
    "remove_attachment": lambda world: {"version": world.evaluation.version},
    "extend": lambda world: {
        "unit": world.evaluation.unit.department.pk,
        "due_at": "2099-12-31T18:00",
        "reason": "系统迁移",
    },
    "new_round": lambda world: {
        "year": 2021,
        "title": "2021年度绩效自评",
        "framework": world.evaluation.framework_id,
        "opens_at": "2022-01-01T08:00",
        "due_at": "2099-12-31T18:00",
    },
    "order_batch": lambda world: {"what": "archive"},
    "rule_settings": lambda world: {"F10-level": "hint"},
    "edit_round": lambda world: {
        "title": "改名的轮次",
        "opens_at": "2021-01-01T08:00",
        "due_at": "2099-12-31T18:00",
    },
}
DOCUMENTS: dict[str, Any] = {
    "save_cells": lambda world: {
        "version": world.evaluation.version,
        "changes": [{"cell": "funds.allocated", "value": "345.01"}],
    },
    "add_row": lambda world: {**_row(world), "key": "abcdef123456"},
    "remove_row": _row,
    "place_row": _row,
    "preview_paste": lambda world: {"at": "funds.allocated", "block": [["1"]]},
    "explain_finding": lambda world: {
        "version": world.evaluation.version,
        "rule": "F10",
        "cell": f"evaluators.{_row(world)['key']}.title",
        "text": "暂未评定职称",
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
            "attachment": world.attachment.pk,
            "document": world.document,
            "batch": world.batch.pk,
            "rules_version": 1,
            "scan": 0,  # an address that leads nowhere: tests of scans ask for real ones
            "code": new_code(),  # was never given; what a known one tells is for anybody
            "move": self.move,
        }
        return reverse(self.name, args=[values[part] for part in self.parts])

    def sent(self, world: World) -> dict[str, Any]:
        """Arguments for a POST of the test client."""
        if self.name in DOCUMENTS:
            body = DOCUMENTS[self.name](world)
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
        "<int:attachment_pk>": "attachment",
        "<int:document_pk>": "document",
        "<int:batch_pk>": "batch",
        "<int:scan_pk>": "scan",
        "<int:number>": "rules_version",
        "<str:code>": "code",
        "<int:pk>": "round" if route.startswith("rounds/") else "evaluation",
    }
    if piece not in known:
        raise LookupError(f"tests/access/addresses.py does not know {piece} of {route}")
    return known[piece]
