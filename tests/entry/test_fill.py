import json
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from evalforms.accounts.models import User
from evalforms.evaluations.cells import fixed_cells
from evalforms.evaluations.models import Evaluation, Kind
from evalforms.evaluations.states import State
from tests import make
from tests.entry.conftest import Send


class Page(HTMLParser):
    """Fields and ids of a page, and whatever a strict policy would forbid."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, dict[str, str | None]] = {}
        self.ids: list[str] = []
        self.described: list[str] = []
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if (cell := found.get("data-cell")) and tag in ("input", "textarea", "select"):
            self.fields[cell] = found
        if "id" in found:
            self.ids.append(found["id"] or "")
        self.described += (found.get("aria-describedby") or "").split()
        if tag == "style" or (tag == "script" and "src" not in found):
            self.inline.append(tag)
        self.inline += [name for name in found if name == "style" or name.startswith("on")]


def page_of(client: Client, evaluation: Evaluation, person: User) -> Page:
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return Page(client.get(reverse("fill", args=[evaluation.pk])).content.decode())


@pytest.mark.parametrize("kind", [Kind.PROJECT, Kind.DEPARTMENT])
def test_page_has_a_field_for_every_cell_with_a_name(
    client: Client, open_round, unit, filler: User, kind: str
) -> None:
    evaluation = make.evaluation(kind=kind, unit=unit, round=open_round)
    page = page_of(client, evaluation, filler)
    assert set(fixed_cells(kind)) <= set(page.fields)
    assert all(field["aria-label"] for field in page.fields.values())


@pytest.mark.parametrize("kind", [Kind.PROJECT, Kind.DEPARTMENT])
def test_page_is_sound(client: Client, open_round, unit, filler: User, kind: str) -> None:
    page = page_of(client, make.evaluation(kind=kind, unit=unit, round=open_round), filler)
    assert page.inline == []
    assert sorted(set(page.ids)) == sorted(page.ids)
    assert set(page.described) <= set(page.ids)


def test_computed_scores_have_no_field(client: Client, blank: Evaluation, filler: User) -> None:
    fields = page_of(client, blank, filler).fields
    assert "scores.indicator_clarity.score" in fields
    assert "scores.budget_execution_rate.score" not in fields
    assert {cell for cell in fields if cell.endswith(".weight")} == {
        f"scores.{code}.weight" for code in blank.definition.redistribution.indicators
    }


def test_page_of_a_handed_on_sheet_leads_to_the_paper(
    client: Client, open_round, project, filler: User
) -> None:
    handed_on = make.evaluation(project=project, round=open_round, state=State.SUBMITTED)
    client.force_login(filler, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("fill", args=[handed_on.pk]))
    assert answer.headers["Location"] == reverse("evaluation", args=[handed_on.pk])


def test_page_is_not_for_who_does_not_fill(
    client: Client, blank: Evaluation, unit_head: User, outsider: User
) -> None:
    for person, status in ((unit_head, 403), (outsider, 404)):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(reverse("fill", args=[blank.pk])).status_code == status


def test_figures_of_a_real_project_give_its_score_from_blank(
    send: Send, send_json: Send, blank: Evaluation
) -> None:
    golden = json.loads((make.GOLDEN / "project-innovation-2020.json").read_text(encoding="utf-8"))
    definition = blank.definition
    cells = {
        "funds.allocated": "３４５",
        "funds.budget.municipal": "345.00",
        "funds.spent.municipal": "2,841,674元",
    }
    for row in golden["scores"]:
        code = row["indicator"]
        if definition.may_redistribute(code):
            cells[f"scores.{code}.weight"] = row["weight"]
        if definition.indicator(code).mode != "computed":
            cells[f"scores.{code}.score"] = row["score"]
    answer = send(blank, cells).json()
    computed = {name: figure["value"] for name, figure in answer["computed"].items()}
    assert (computed["total"], computed["grade"]) == ("99.47", "优")
    assert computed["scores.budget_execution_rate.score"] == "2.47"
    assert computed["funds.execution"] == "82.37%"
    assert "99.47" in answer["panel"]
    blank.refresh_from_db()
    assert (blank.total, blank.grade) == (Decimal("99.47"), "优")


def test_balance_is_shown_with_its_difference(send: Send, blank_department: Evaluation) -> None:
    cells = {
        "budget.carried_over": "26.66",
        "budget.initial_budget": "22728.40",
        "budget.budget_adjustment": "-10504.26",
        "budget.other_adjustment": "5.35",
        "budget.executed": "11,123.37",
        "budget.year_end_balance": "1132.78",
    }
    balance = send(blank_department, cells).json()["computed"]["budget.balance"]
    assert balance == {
        "value": "平衡",
        "explanation": "26.66 + 22,728.40 − 10,504.26 + 5.35 − 11,123.37 = 1,132.78",
        "is_off": False,
    }
    answer = send(blank_department, {"budget.year_end_balance": "1132.79"}).json()
    assert answer["computed"]["budget.balance"]["value"] == "相差 0.01"
    assert answer["notices"]["budget.year_end_balance"]["level"] == "error"


def test_basics_give_the_rates_of_the_scores(send: Send, blank_department: Evaluation) -> None:
    cells = {"basics.authorised_posts": "140", "basics.on_post_staff": "137人"}
    advice = send(blank_department, cells).json()["computed"]["advice.on_post_staff_control_rate"]
    assert advice["value"] == "3.00"
    assert "137" in advice["explanation"]


def test_contents_tell_how_far_each_part_has_come(send: Send, blank: Evaluation) -> None:
    before = send(blank, {"narratives.overview": "概况"}).json()["contents"]
    assert "2 处待填" in before
    texts = {f"narratives.{name}": "已完成" for name in ("fund_use", "implementation")}
    after = send(blank, texts).json()["contents"]
    assert after.count("check-circle-fill") == before.count("check-circle-fill") + 1
