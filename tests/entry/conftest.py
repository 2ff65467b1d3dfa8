"""One project sheet that is being filled in, and the browser of the person who fills it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from evalforms.accounts.models import Unit, User
from evalforms.evaluations.models import Evaluation, Kind
from evalforms.rounds.models import Project, Round
from tests import make

Send = Callable[..., HttpResponse]


@pytest.fixture
def blank(open_round: Round, project: Project, filler: User) -> Evaluation:
    """Nothing is typed yet; three rows wait for evaluators."""
    evaluation = make.evaluation(project=project, round=open_round, filled=False)
    evaluation.evaluator_lines.all().delete()
    for position in range(3):
        evaluation.evaluator_lines.create(position=position)
    return evaluation


@pytest.fixture
def blank_department(open_round: Round, unit: Unit, filler: User) -> Evaluation:
    return make.evaluation(kind=Kind.DEPARTMENT, unit=unit, round=open_round, filled=False)


@pytest.fixture
def send(client: Client, filler: User) -> Send:
    """`send(evaluation, {"funds.allocated": "345"})`: autosave as the page does it."""

    def save(
        evaluation: Evaluation,
        cells: dict[str, str],
        *,
        by: User = filler,
        version: Any = None,
        name: str = "save_cells",
    ) -> HttpResponse:
        evaluation.refresh_from_db()
        changes = [{"cell": cell, "value": value} for cell, value in cells.items()]
        body = {"version": version or evaluation.version, "changes": changes}
        return post(client, name, evaluation, body, by=by)

    return save


@pytest.fixture
def send_json(client: Client, filler: User) -> Send:
    def send(name: str, evaluation: Evaluation, body: Any, *, by: User = filler) -> HttpResponse:
        return post(client, name, evaluation, body, by=by)

    return send


def post(client: Client, name: str, evaluation: Evaluation, body: Any, *, by: User) -> HttpResponse:
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    url = reverse(name, args=[evaluation.pk])
    return client.post(url, text, content_type="application/json")
