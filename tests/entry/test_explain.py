import pytest

from evalforms.evaluations.models import Evaluation, FindingExplanation
from tests import make
from tests.entry.conftest import Send


@pytest.fixture
def doubtful(open_round, project, filler) -> Evaluation:
    """实际完成率 is typed as 8.00 where the rule gives less: a warning that wants words."""
    return make.evaluation(project=project, round=open_round)


CELL = "scores.actual_completion_rate.score"


def words(evaluation: Evaluation, text: str, **finding: str) -> dict[str, object]:
    return {"version": evaluation.version, "rule": "SC07", "cell": CELL, "text": text, **finding}


def kept(evaluation: Evaluation) -> str | None:
    found = evaluation.finding_explanations.filter(rule="SC07", cell=CELL).first()
    return found and found.text


def test_explanation_is_kept_and_shown(send_json: Send, doubtful: Evaluation) -> None:
    answer = send_json("explain_finding", doubtful, words(doubtful, "一户属省级直管\x07")).json()
    assert kept(doubtful) == "一户属省级直管"
    assert "一户属省级直管" in answer["panel"]
    assert answer["version"] == doubtful.version + 1


def test_repeated_explanation_changes_nothing_more(send_json: Send, doubtful: Evaluation) -> None:
    first = send_json("explain_finding", doubtful, words(doubtful, "有文件")).json()
    second = send_json("explain_finding", doubtful, words(doubtful, "有文件")).json()
    assert first["version"] == second["version"]


def test_empty_explanation_takes_it_back(send_json: Send, doubtful: Evaluation) -> None:
    send_json("explain_finding", doubtful, words(doubtful, " \n"))
    assert kept(doubtful) is None


def test_what_was_not_found_cannot_be_explained(send_json: Send, doubtful: Evaluation) -> None:
    before = FindingExplanation.objects.count()
    for finding in ({"rule": "M01"}, {"cell": "funds.allocated"}):
        answer = send_json("explain_finding", doubtful, words(doubtful, "x", **finding))
        assert answer.json() == {"error": "这条提醒已经消失，不再需要说明。"}
    assert FindingExplanation.objects.count() == before


def test_long_explanation_is_refused(send_json: Send, doubtful: Evaluation) -> None:
    answer = send_json("explain_finding", doubtful, words(doubtful, "字" * 2001))
    assert answer.json() == {"error": "最多 2,000 字，现有 2,001 字，请删减 1 字。"}
