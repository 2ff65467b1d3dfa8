import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evalforms.accounts.models import User
from evalforms.evaluations.models import CellEntry, Evaluation, ProjectCells, ScoreLine
from evalforms.evaluations.states import State
from tests import make
from tests.entry.conftest import Send

# Into a cell of every kind: fixed cells, a list's cell, a score line's cells.
KINDS = (
    "funds.allocated",
    "project.starts_on",
    "project.attribute",
    "project.name",
    "narratives.overview",
    "scores.project_initiation_compliance.score",
    "scores.economic_benefit.weight",
    "scores.project_initiation_compliance.reason",
)
NUMBERS = {
    "funds.allocated",
    "scores.project_initiation_compliance.score",
    "scores.economic_benefit.weight",
}
TEXTS = {
    "project.name",
    "narratives.overview",
    "scores.project_initiation_compliance.reason",
}
HOSTILE = (
    *["9" * 30, "-5", "1e999", "NaN", "1_000", "--5", "٣٤", "½", "<b>重点</b>"],
    *["'; DROP TABLE x; --", "{{7*7}}", "上\u202e下", "一\x07二", "零\x00", "\ud800半"],
)


@pytest.mark.parametrize("cell", KINDS)
@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_entry_is_refused_at_its_cell_or_kept_as_text(
    send: Send, blank: Evaluation, client: Client, cell: str, typed: str
) -> None:
    answer = send(blank, {cell: typed})
    assert answer.status_code == 200
    outcome = answer.json()["cells"][cell]
    notice = answer.json()["notices"].get(cell)
    readable = typed.translate(dict.fromkeys(map(ord, "\u202e\x07\x00\ud800")))
    assert outcome["value"] == readable
    assert (cell in TEXTS) or notice["level"] == "error"
    page = client.get(reverse("fill", args=[blank.pk])).content.decode()
    escaped = readable.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert escaped.replace("'", "&#x27;") in page


@pytest.mark.parametrize("cell", KINDS)
def test_empty_entry_empties_a_cell(send: Send, blank: Evaluation, cell: str) -> None:
    send(blank, {cell: "1"})
    assert send(blank, {cell: ""}).json()["cells"][cell]["value"] == ""
    assert not CellEntry.objects.get(cell=cell).is_refused


@pytest.mark.parametrize("cell", sorted(NUMBERS))
def test_full_width_figures_are_figures(send: Send, blank: Evaluation, cell: str) -> None:
    assert send(blank, {cell: "１２．５"}).json()["cells"][cell]["value"] == "12.50"


def test_valid_entries_reach_their_columns(send: Send, blank: Evaluation) -> None:
    line = blank.objective_lines.first()
    send(
        blank,
        {
            "funds.allocated": "22,728.40",
            "project.starts_on": "2020年1月2日",
            "project.attribute": "一次性项目",
            f"objectives.{line.key}.actual": "13个",
            "scores.indicator_clarity.score": "3.5",
        },
    )
    cells = ProjectCells.objects.get(pk=blank.pk)
    assert cells.funds_allocated == Decimal("22728.40")
    assert cells.project_starts_on == date(2020, 1, 2)
    assert cells.project_attribute == "one_off"
    line.refresh_from_db()
    assert line.actual == "13个"
    assert blank.score_lines.get(indicator="indicator_clarity").score == Decimal("3.50")


def test_refused_entry_empties_the_column_and_is_kept_as_typed(
    send: Send, blank: Evaluation
) -> None:
    send(blank, {"funds.allocated": "345"})
    answer = send(blank, {"funds.allocated": "三百四十五"}).json()
    assert ProjectCells.objects.get(pk=blank.pk).funds_allocated is None
    entry = CellEntry.objects.get(cell="funds.allocated")
    assert (entry.typed, entry.version) == ("三百四十五", answer["version"])
    assert answer["notices"]["funds.allocated"]["text"] == entry.message
    assert entry.message == (
        "预算下达资金：应填数字，不能识别“三百四十五”。请改为如 345.00 的写法。"
    )


def test_converted_amount_says_so(send: Send, blank: Evaluation) -> None:
    outcome = send(blank, {"funds.allocated": "2841674元"}).json()["cells"]["funds.allocated"]
    assert outcome["value"] == "284.17"
    assert outcome["note"] == "已由 2,841,674 元换算为 284.17 万元"


def test_narrative_over_its_limit_is_kept_as_typed(send: Send, blank: Evaluation) -> None:
    answer = send(blank, {"narratives.overview": "字" * 20_001}).json()
    assert answer["cells"]["narratives.overview"]["value"] == "字" * 20_001
    assert answer["notices"]["narratives.overview"]["text"] == (
        "项目概况：最多 20,000 字，现有 20,001 字，请删减 1 字。"
    )


def test_megabyte_of_text_stays_in_the_browser_and_changes_nothing(
    send: Send, blank: Evaluation
) -> None:
    send(blank, {"narratives.overview": "原来的内容"})
    version = Evaluation.objects.get(pk=blank.pk).version
    answer = send(blank, {"narratives.overview": "x" * 1_048_576}).json()
    outcome = answer["cells"]["narratives.overview"]
    assert outcome["kept"] is False
    assert "尚未保存" in outcome["message"]
    assert answer["version"] == version
    assert ProjectCells.objects.get(pk=blank.pk).narratives_overview == "原来的内容"


def test_request_over_the_upload_limit_is_answered_politely(
    send: Send, blank: Evaluation, settings
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = send(blank, {"narratives.overview": "x" * 2000})
    assert (answer.status_code, list(answer.json())) == (413, ["error"])


def test_computed_score_cannot_be_typed_over(send: Send, blank: Evaluation) -> None:
    answer = send(blank, {"scores.budget_execution_rate.score": "3", "funds.allocated": "1"})
    assert answer.status_code == 400
    assert answer.json() == {"error": "“预算执行率”的评价得分由系统计算，不能填写。"}
    assert ProjectCells.objects.get(pk=blank.pk).funds_allocated is None


def test_weight_is_typed_only_where_it_may_be_spread(send: Send, blank: Evaluation) -> None:
    assert send(blank, {"scores.social_benefit.weight": "20"}).status_code == 200
    refused = send(blank, {"scores.indicator_clarity.weight": "5"})
    assert refused.json() == {"error": "“绩效指标明确性”的设定分值由指标框架规定，不能调整。"}
    assert ScoreLine.objects.get(evaluation=blank, indicator="indicator_clarity").weight == Decimal(
        "4.00"
    )


@pytest.mark.parametrize(
    "cell",
    ["year", "state", "total", "funds", "funds.nothing", "scores.none.score", "objectives.x"],
)
def test_unknown_cell_is_refused(send: Send, blank: Evaluation, cell: str) -> None:
    answer = send(blank, {cell: "1"})
    assert answer.status_code == 404
    assert answer.json() == {"error": f"没有“{cell}”这一格，没有保存。"}


def test_row_of_another_evaluation_is_out_of_reach(send: Send, blank: Evaluation) -> None:
    other = make.evaluation(project=make.project(blank.unit, name="另一项目"), filled=False)
    line = other.objective_lines.first()
    cell = f"objectives.{line.key}.name"
    assert send(blank, {cell: "越界"}).json()["gone"] == [cell]
    line.refresh_from_db()
    assert line.name == ""


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("{", 400),
        (b"\xc4\xe3", 400),
        ("[" * 100_000, 400),
        ("[]", 400),
        ({"version": 1}, 400),
        ({"changes": []}, 400),
        ({"version": "1", "changes": []}, 400),
        ({"version": True, "changes": []}, 400),
        ({"version": 0, "changes": []}, 400),
        ({"version": 999, "changes": []}, 400),
        ({"version": 1, "changes": [1]}, 400),
        ({"version": 1, "changes": [{"cell": 1, "value": "1"}]}, 400),
        ({"version": 1, "changes": [{"cell": "phone", "value": 1}]}, 400),
        ({"version": 1, "changes": [{"cell": "phone", "value": "1", "base": "x"}]}, 400),
        ({"version": 1, "changes": [{"cell": "phone", "value": "1"}] * 2}, 400),
        ({"version": 1, "changes": [{"cell": "phone", "value": "1"}] * 501}, 413),
    ],
)
def test_malformed_request_is_refused_with_a_sentence(
    send_json: Send, blank: Evaluation, body: object, status: int
) -> None:
    answer = send_json("save_cells", blank, body)
    assert answer.status_code == status
    assert "没有保存" in answer.json()["error"]


def test_fields_that_nobody_types_are_not_written(send_json: Send, blank: Evaluation) -> None:
    body = {"version": blank.version, "state": "approved", "total": "100", "changes": []}
    assert send_json("save_cells", blank, body).status_code == 200
    blank.refresh_from_db()
    assert (blank.state, blank.total) == (State.DRAFT, Decimal("0.00"))


def test_sheet_that_was_handed_on_cannot_be_changed(
    send: Send, filler: User, open_round, project
) -> None:
    handed_on = make.evaluation(project=project, round=open_round, state=State.AWAITING_SIGN_OFF)
    before = ProjectCells.objects.get(pk=handed_on.pk).funds_allocated
    answer = send(handed_on, {"funds.allocated": "1"})
    assert answer.status_code == 403
    assert "当前为“待单位审签”" in answer.json()["error"]
    assert ProjectCells.objects.get(pk=handed_on.pk).funds_allocated == before


def test_outsider_learns_nothing(send: Send, blank: Evaluation, outsider: User) -> None:
    answer = send(blank, {"funds.allocated": "1"}, by=outsider)
    assert answer.status_code == 404
    assert answer.json() == {"error": "没有这份自评表，或您无权查看。"}


def test_save_is_for_posting(client: Client, blank: Evaluation, filler: User) -> None:
    client.force_login(filler, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("save_cells", args=[blank.pk])).status_code == 405


def test_repeated_save_changes_nothing_more(send: Send, blank: Evaluation) -> None:
    first = send(blank, {"funds.allocated": "345"}, version=1).json()
    second = send(blank, {"funds.allocated": "345"}, version=1).json()
    assert second["version"] == first["version"]
    assert second["cells"] == first["cells"]
    assert second["conflicts"] == []


def test_save_costs_the_same_queries_for_one_cell_as_for_many(
    client: Client, blank: Evaluation, filler: User
) -> None:
    client.force_login(filler, backend="django.contrib.auth.backends.ModelBackend")
    queries_of(client, blank, {"phone": "0354-0000001"})  # before the first entry nobody is named
    few = queries_of(client, blank, {"funds.allocated": "345"})
    many = queries_of(
        client,
        blank,
        {
            "funds.budget.municipal": "345",
            "funds.spent.municipal": "nonsense",
            "narratives.overview": "概况",
            "project.ends_on": "20201231",
            "handler": "测试丙",
        },
    )
    assert many == few < 40


def queries_of(client: Client, evaluation: Evaluation, cells: dict[str, str]) -> int:
    evaluation.refresh_from_db()
    changes = [{"cell": cell, "value": value} for cell, value in cells.items()]
    body = json.dumps({"version": evaluation.version, "changes": changes})
    with CaptureQueriesContext(connection) as queries:
        url = reverse("save_cells", args=[evaluation.pk])
        assert client.post(url, body, content_type="application/json").status_code == 200
    return len(queries)


def test_answer_is_json_that_a_browser_reads(send: Send, blank: Evaluation) -> None:
    answer = send(blank, {"narratives.overview": "</script>\u2028"})
    assert answer.headers["Content-Type"] == "application/json"
    assert json.loads(answer.content)["cells"]["narratives.overview"]["value"] == "</script>\n"


def test_scores_beyond_their_weights_are_kept_and_give_no_result(
    send: Send, open_round, project, filler: User
) -> None:
    evaluation = make.evaluation(project=project, round=open_round)
    answer = send(evaluation, {"scores.indicator_clarity.score": "50"})
    assert answer.status_code == 200
    assert answer.json()["notices"]["scores.indicator_clarity.score"]["level"] == "error"
    evaluation.refresh_from_db()
    assert (evaluation.total, evaluation.grade) == (None, "")
    assert evaluation.score_lines.get(indicator="indicator_clarity").score == Decimal("50.00")


def test_hanzi_travel_as_they_are_and_half_characters_as_escapes(
    send: Send, blank: Evaluation
) -> None:
    answer = send(blank, {"funds.allocated": "三百\ud800"})
    assert "应填数字" in answer.content.decode()
    assert answer.json()["version"] == 2
