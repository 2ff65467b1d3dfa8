"""What stands beside the cells is sent where it differs from what the page shows."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from evalforms.accounts.models import User
from evalforms.checks.finding import Level
from evalforms.evaluations.current import current
from evalforms.evaluations.models import Evaluation
from tests import make
from tests.entry.conftest import Send

pytestmark = pytest.mark.django_db

PARTS = {"notices", "computed", "rows", "panel", "attachments", "contents"}


def save(send_json: Send, evaluation: Evaluation, held: Any, **cells: str) -> dict[str, Any]:
    evaluation.refresh_from_db()
    changes = [{"cell": cell.replace("__", "."), "value": cells[cell]} for cell in cells]
    body = {"version": evaluation.version, "changes": changes, "held": held}
    return json.loads(send_json("save_cells", evaluation, body).content)


def sent(answer: dict[str, Any]) -> set[str]:
    return PARTS & set(answer)


@pytest.fixture
def filled(open_round, project, filler: User) -> Evaluation:
    return make.evaluation(project=project, round=open_round)


def test_a_page_that_holds_nothing_gets_every_part(send_json, filled):
    answer = save(send_json, filled, {}, narratives__other="其他情况")
    assert sent(answer) == set(answer["held"]) == PARTS


def test_what_the_page_holds_is_not_sent_again(send_json, filled):
    held = save(send_json, filled, {}, narratives__other="其他情况")["held"]
    answer = save(send_json, filled, held, narratives__other="另外的情况")
    assert sent(answer) == set()
    assert answer["held"] == {}
    assert answer["cells"]["narratives.other"]["value"] == "另外的情况"
    assert len(json.dumps(answer, ensure_ascii=False).encode()) < 1000


def test_a_save_that_causes_a_finding_brings_it(send_json, filled):
    held = save(send_json, filled, {}, narratives__other="其他情况")["held"]
    answer = save(send_json, filled, held, implementing_unit="")
    assert sent(answer) == {"notices", "panel", "contents"}
    assert "实施单位未填写" in answer["panel"]
    assert answer["notices"]["implementing_unit"]["is_missing"]


def test_a_figure_that_changes_is_brought(send_json, filled):
    held = save(send_json, filled, {}, narratives__other="其他情况")["held"]
    answer = save(send_json, filled, held, funds__spent__municipal="1.00")
    assert {"computed", "panel"} <= sent(answer)
    assert answer["computed"]["funds.spent"]["value"] == "1.00"


def test_an_answer_that_got_lost_is_made_up_for_by_the_next(send_json, filled):
    held = save(send_json, filled, {}, narratives__other="其他情况")["held"]
    lost = save(send_json, filled, held, implementing_unit="")
    answer = save(send_json, filled, held, narratives__other="另外的情况")
    assert {name: answer[name] for name in PARTS & set(lost)} == {
        name: lost[name] for name in PARTS & set(lost)
    }


def test_what_is_put_right_again_is_brought_as_well(send_json, filled):
    held = save(send_json, filled, {}, implementing_unit="")["held"]
    answer = save(send_json, filled, held, implementing_unit=filled.unit.name)
    assert "implementing_unit" not in answer["notices"]
    assert "实施单位未填写" not in answer["panel"]


def test_an_explanation_brings_the_panel_alone(send_json, filled):
    filled.finding_explanations.all().delete()
    held = save(send_json, filled, {}, narratives__other="其他情况")["held"]
    filled.refresh_from_db()
    warning = open_warning(filled)
    body = {**warning, "text": "情况属实", "version": filled.version, "held": held}
    answer = json.loads(send_json("explain_finding", filled, body).content)
    assert sent(answer) == {"panel"}
    assert "情况属实" in answer["panel"]


def open_warning(form: Evaluation) -> dict[str, str]:
    found = current(form.pk).assessment.blocking
    finding = next(item for item in found if item.finding.level == Level.WARNING)
    return {"rule": finding.finding.rule, "cell": finding.cell}


def test_looking_on_brings_only_what_others_changed(client: Client, send_json, filled, filler):
    held = save(send_json, filled, {}, narratives__other="其他情况")["held"]
    save(send_json, filled, {}, implementing_unit="")
    said = ",".join(f"{name}:{digest}" for name, digest in held.items())
    client.force_login(filler, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("live", args=[filled.pk]), {"since": 1, "held": said}).json()
    assert sent(answer) == {"notices", "panel", "contents"}
    assert "implementing_unit" in answer["others"]


@pytest.mark.parametrize("held", [None, [], "panel", 7, {"panel": None}, {"panel": ["x"]}])
def test_whatever_else_is_said_to_be_held_counts_as_nothing(held, send_json, filled):
    assert sent(save(send_json, filled, held, narratives__other="其他情况")) == PARTS
