"""Two findings of one rule at one cell: each wants its own explanation."""

from collections.abc import Iterable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evalforms.evaluations.assessment import OpenFinding, assess
from evalforms.evaluations.models import DepartmentCells, Evaluation, Kind, ProjectCells
from evalforms.evaluations.snapshot import frozen_assessment
from evalforms.evaluations.states import State
from tests import make
from tests.entry.conftest import Send

CELL = "narratives.analysis"
PLATFORM, WORKS = "优势企业转型项目信息化平台", "重点企业技术改造示范工程"
BOTH = "1、优势企业转型信息化平台。2、重点企业技术改造工程。"
FIRST_ALONE = "1、优势企业转型信息化平台。2、重点企业技术改造示范工程。"
SECOND_ALONE = "1、优势企业转型项目信息化平台。2、重点企业技术改造工程。"


@pytest.fixture
def department(open_round, unit, filler) -> Evaluation:
    """Its text names two projects otherwise than their forms; every other warning is explained."""
    for name in (PLATFORM, WORKS):
        project = make.project(unit, name=name)
        form = make.evaluation(project=project, round=open_round, state=State.SUBMITTED)
        ProjectCells.objects.filter(pk=form.pk).update(project_name=name)
    evaluation = make.evaluation(kind=Kind.DEPARTMENT, unit=unit, round=open_round)
    counts = {"basics_project_count": 2, "basics_projects_achieved": 2}
    DepartmentCells.objects.filter(pk=evaluation.pk).update(**counts)
    tell(evaluation, BOTH)
    evaluation.finding_explanations.all().delete()
    make.explain_warnings(evaluation, by=filler)
    evaluation.finding_explanations.filter(rule="M10").delete()
    return evaluation


def tell(evaluation: Evaluation, text: str) -> None:
    DepartmentCells.objects.filter(pk=evaluation.pk).update(narratives_analysis=text)


def found(evaluation: Evaluation) -> list[OpenFinding]:
    findings = assess(Evaluation.objects.get(pk=evaluation.pk)).findings
    return [item for item in findings if item.finding.rule == "M10"]


def explanations(items: Iterable[OpenFinding]) -> dict[str, str]:
    return {item.finding.about: item.explanation for item in items}


def words(evaluation: Evaluation, about: str, text: str) -> dict[str, object]:
    evaluation.refresh_from_db()
    finding = {"rule": "M10", "cell": CELL, "about": about}
    return {"version": evaluation.version, "text": text, **finding}


def explained_before(evaluation: Evaluation, by, text: str = "名称已核对。") -> None:
    """As it was kept when an explanation was of a rule and a cell alone."""
    evaluation.finding_explanations.create(
        rule="M10", cell=CELL, text=text, written_by=by, written_at=timezone.now()
    )


def test_explaining_one_leaves_the_other_open(send_json: Send, department: Evaluation) -> None:
    send_json("explain_finding", department, words(department, PLATFORM, "批复文件用简称"))
    assert explanations(found(department)) == {PLATFORM: "批复文件用简称", WORKS: ""}
    send_json("explain_finding", department, words(department, WORKS, "工程已更名"))
    assert explanations(found(department)) == {PLATFORM: "批复文件用简称", WORKS: "工程已更名"}


def submitted(browser: Client, evaluation: Evaluation) -> HttpResponse:
    evaluation.refresh_from_db()
    address = reverse("move", args=[evaluation.pk, "submit"])
    return browser.post(address, {"version": evaluation.version})


def test_submitting_is_refused_until_both_are_explained(
    signed_in, filler, send_json: Send, department: Evaluation
) -> None:
    statuses = [submitted(signed_in(filler), department).status_code]
    for about in (PLATFORM, WORKS):
        send_json("explain_finding", department, words(department, about, "情况属实"))
        statuses.append(submitted(signed_in(filler), department).status_code)
    assert statuses == [409, 409, 302]
    frozen = frozen_assessment(department.snapshots.get()).findings
    kept = explanations(item for item in frozen if item.finding.rule == "M10")
    assert kept == {PLATFORM: "情况属实", WORKS: "情况属实"}


def test_a_refusal_names_the_one_that_is_open(
    signed_in, filler, send_json: Send, department: Evaluation
) -> None:
    send_json("explain_finding", department, words(department, PLATFORM, "情况属实"))
    page = submitted(signed_in(filler), department).content.decode()
    assert "还有1项未处理，不能提交" in page
    assert f"项目自评表写作“{WORKS}”" in page
    assert f"项目自评表写作“{PLATFORM}”" not in page


def test_head_and_reviewer_read_each_with_its_explanation(
    signed_in, unit_head, reviewer, send_json: Send, department: Evaluation
) -> None:
    for about, text in ((PLATFORM, "批复文件用简称"), (WORKS, "工程已更名")):
        send_json("explain_finding", department, words(department, about, text))
    make.step(department, "submit")
    make.step(department, "sign_off")
    for reader in (unit_head, reviewer):
        page = signed_in(reader).get(department.get_absolute_url()).content.decode()
        first, second = page.index(f"写作“{PLATFORM}”"), page.index(f"写作“{WORKS}”")
        assert first < page.index("批复文件用简称") < second < page.index("工程已更名")


def test_another_finding_that_appears_there_later_is_open(
    send_json: Send, department: Evaluation
) -> None:
    tell(department, FIRST_ALONE)
    send_json("explain_finding", department, words(department, PLATFORM, "批复文件用简称"))
    tell(department, SECOND_ALONE)
    assert explanations(found(department)) == {WORKS: ""}


def test_the_panel_asks_for_each_by_itself(send_json: Send, department: Evaluation) -> None:
    sent = words(department, PLATFORM, "批复文件用简称")
    panel = send_json("explain_finding", department, sent).json()["panel"]
    for about in (PLATFORM, WORKS):
        assert f'data-rule="M10" data-of="{CELL}" data-about="{about}"' in panel
    assert panel.count("批复文件用简称</textarea>") == 1


@pytest.mark.parametrize("about", ["", "无此项目"])
def test_what_is_about_nothing_found_is_refused(
    send_json: Send, department: Evaluation, about: str
) -> None:
    answer = send_json("explain_finding", department, words(department, about, "x")).json()
    assert answer == {"error": "这条提醒已经消失，不再需要说明。"}


def test_an_earlier_explanation_counts_for_a_single_finding(department, filler) -> None:
    tell(department, SECOND_ALONE)
    explained_before(department, filler)
    assert explanations(found(department)) == {WORKS: "名称已核对。"}


def test_an_earlier_explanation_counts_for_none_of_two(department, filler) -> None:
    explained_before(department, filler)
    assert explanations(found(department)) == {PLATFORM: "", WORKS: ""}


def test_an_earlier_explanation_can_be_taken_back(send_json, department, filler) -> None:
    tell(department, SECOND_ALONE)
    explained_before(department, filler)
    send_json("explain_finding", department, words(department, WORKS, " "))
    assert explanations(found(department)) == {WORKS: ""}
    assert not department.finding_explanations.filter(rule="M10").exists()


def test_an_earlier_explanation_that_is_reworded_says_what_it_is_about(
    send_json, department, filler
) -> None:
    tell(department, SECOND_ALONE)
    explained_before(department, filler)
    send_json("explain_finding", department, words(department, WORKS, "工程已更名"))
    kept = department.finding_explanations.filter(rule="M10").values_list("about", "text")
    assert list(kept) == [(WORKS, "工程已更名")]


def test_an_earlier_explanation_is_left_where_its_finding_is_not_known(
    send_json, department, filler
) -> None:
    explained_before(department, filler)
    send_json("explain_finding", department, words(department, WORKS, "工程已更名"))
    assert explanations(found(department)) == {PLATFORM: "", WORKS: "工程已更名"}
    assert department.finding_explanations.filter(rule="M10").count() == 2
