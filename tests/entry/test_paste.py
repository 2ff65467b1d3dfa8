import pytest
from django.test import Client
from django.urls import reverse

from evalforms.accounts.models import User
from evalforms.entry.pasting.block import MOST_PASTED
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.rows import LONGEST_LIST
from evalforms.evaluations.states import State
from evalforms.frameworks.definitions import ScoreMode
from tests import make
from tests.entry.conftest import Send

Rows = list[list[str | None]]


def block(text: str) -> Rows:
    """Rows on lines, cells between bars."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def ask(send_json: Send, evaluation: Evaluation, at: str, block: Rows, rows: str = "") -> dict:
    body = {"at": at, "block": block, "rows": rows}
    answer = send_json("preview_paste", evaluation, body)
    assert answer.status_code == 200, answer.json()
    return answer.json()


def typed(answer: dict) -> dict[str, str]:
    return {cell["address"]: cell["typed"] for cell in answer["cells"]}


def objectives(evaluation: Evaluation, category: str) -> list[str]:
    return [line.key for line in evaluation.objective_lines.filter(category=category)]


def test_figures_go_down_the_column_and_are_read_as_a_save_reads_them(
    send_json: Send, blank: Evaluation
) -> None:
    rows = block("３４５\n0.5\n很多\n\n-2\n2,841,700元")
    answer = ask(send_json, blank, "funds.budget.municipal", rows)
    assert [(cell["address"], cell["shown"]) for cell in answer["cells"]] == [
        ("funds.budget.municipal", "345.00"),
        ("funds.budget.other", "0.50"),
        ("funds.allocated", "很多"),
        ("funds.spent.carried_over", "-2"),
        ("funds.spent.superior", "284.17"),
    ]
    messages = [cell["message"][:6] for cell in answer["cells"] if cell["message"]]
    assert messages == ["应填数字，不", "金额不能为负"]
    blank.refresh_from_db()
    assert (blank.version, blank.project_cells.funds_allocated) == (1, None)


def test_labels_in_the_block_decide_where_a_value_goes(
    send_json: Send, blank_department: Evaluation
) -> None:
    rows = block(
        """
        人员（人） | 编制数 | 140 | 在职人员数 | 137
        | 实有人数 | 322 | 离休 人员数： | 7
        “三公经费”（万元） | 预算数 | 12.5 | 支出数 | 9.1
        满意度 | 满意度（%） | 95 | 备用 | 77
        """
    )
    answer = ask(send_json, blank_department, "basics.authorised_posts", rows)
    assert typed(answer) == {
        "basics.authorised_posts": "140",
        "basics.on_post_staff": "137",
        "basics.staff_total": "322",
        "basics.retired_cadres": "7",
        "basics.three_public_budget": "12.5",
        "basics.three_public_actual": "9.1",
        "basics.satisfaction_rate": "95",
    }
    assert "77</q>：没有对应的格" in answer["html"]


def test_same_label_twice_is_told_apart_by_its_heading_or_the_cell_pasted_into(
    send_json: Send, blank: Evaluation
) -> None:
    whole = block("预算资金|市级预算资金|1\n|其他|2\n实际支出资金|市级预算资金|3\n|其他|4")
    assert typed(ask(send_json, blank, "funds.spent.other", whole)) == {
        "funds.budget.municipal": "1",
        "funds.budget.other": "2",
        "funds.spent.municipal": "3",
        "funds.spent.other": "4",
    }
    part = block("市级预算资金|3\n其他|4")
    at = "funds.spent.municipal"
    assert list(typed(ask(send_json, blank, at, part))) == [at, "funds.spent.other"]


def test_amounts_stand_side_by_side(send_json: Send, blank_department: Evaluation) -> None:
    answer = ask(send_json, blank_department, "budget.carried_over", block("1|2|3\n4|5\n6|7\n8"))
    assert list(typed(answer)) == [
        "budget.carried_over",
        "budget.initial_budget",
        "budget.budget_adjustment",
        "budget.other_adjustment",
        "budget.executed",
        "budget.year_end_balance",
    ]
    assert answer["html"].count("超出表格范围") == 2


def test_people_beyond_the_list_get_new_rows(send_json: Send, blank: Evaluation) -> None:
    last = list(blank.evaluator_lines.values_list("key", flat=True))[-1]
    rows = block("测试甲|科长|办公室|0354-0000001\n测试乙|科员\n|\n测试丙|科员")
    answer = ask(send_json, blank, f"evaluators.{last}.name", rows)
    first, second = answer["rows"]
    assert (first["after"], second["after"]) == (last, first["key"])
    assert typed(answer)[f"evaluators.{last}.phone"] == "0354-0000001"
    assert typed(answer)[f"evaluators.{second['key']}.name"] == "测试丙"
    assert "评价人员第5行 姓名" in answer["html"]
    added = {"version": 1, "group": "evaluators", "rows": answer["rows"]}
    for _ in range(2):
        send_json("add_row", blank, added)
    assert list(blank.evaluator_lines.values_list("key", flat=True))[2:] == [
        last,
        first["key"],
        second["key"],
    ]
    blank.refresh_from_db()
    assert blank.version == 2


def test_list_is_not_pasted_beyond_its_end(send_json: Send, blank: Evaluation) -> None:
    last = list(blank.evaluator_lines.values_list("key", flat=True))[-1]
    rows: Rows = [[f"测试{number}"] for number in range(LONGEST_LIST)]
    answer = ask(send_json, blank, f"evaluators.{last}.name", rows)
    assert len(answer["rows"]) == LONGEST_LIST - 3
    assert answer["html"].count("最多 100 行") == 2


def test_columns_are_found_by_their_titles(send_json: Send, blank: Evaluation) -> None:
    first = blank.evaluator_lines.first().key
    rows = block("评价人员|电话|姓名|职称/职务\n1|0354-0000001|测试甲|科长")
    assert typed(ask(send_json, blank, f"evaluators.{first}.phone", rows)) == {
        f"evaluators.{first}.phone": "0354-0000001",
        f"evaluators.{first}.name": "测试甲",
        f"evaluators.{first}.title": "科长",
    }


# The official table as WPS copies it: covered cells of merged ones are null.
WPS: Rows = [
    ["绩效目标\n实现情况", "绩效指标\n（二级）", "绩效指标（三级）", "目标值", "实际完成\n指标值"],
    ["产出指标", "数量指标", "新增省级企业技术中心", "3个", "3个"],
    [None, None, "新增市级企业技术中心", "14个", "13个"],
    [None, "成本指标", "省级补助", "50万/户*3", "150万"],
    ["满意度指标", "服务对象满意度指标", "受益企业满意度", ">80%", "100%"],
]


def test_merged_headings_decide_the_rows_of_objectives(send_json: Send, blank: Evaluation) -> None:
    (quantity,), cost, (satisfied,) = (
        objectives(blank, category) for category in ("quantity", "cost", "satisfaction")
    )
    assert cost == []
    answer = ask(send_json, blank, f"objectives.{satisfied}.actual", WPS)
    second, first_cost = answer["rows"]
    assert (second["category"], second["after"]) == ("quantity", quantity)
    assert (first_cost["category"], first_cost["after"]) == ("cost", "")
    values = typed(answer)
    assert values[f"objectives.{quantity}.name"] == "新增省级企业技术中心"
    assert values[f"objectives.{second['key']}.actual"] == "13个"
    assert values[f"objectives.{first_cost['key']}.target"] == "50万/户*3"
    assert values[f"objectives.{satisfied}.actual"] == "100%"
    assert len(values) == 12


def test_names_are_added_to_their_heading_and_figures_go_on_below(
    send_json: Send, blank: Evaluation
) -> None:
    (first,) = objectives(blank, "quantity")
    second = objectives(blank, "quality")[0]
    names = ask(send_json, blank, f"objectives.{first}.name", block("甲|1\n乙|2"))
    assert [row["category"] for row in names["rows"]] == ["quantity"]
    figures = ask(send_json, blank, f"objectives.{first}.actual", block("1\n2"))
    assert list(typed(figures)) == [f"objectives.{first}.actual", f"objectives.{second}.actual"]
    assert figures["rows"] == []
    chosen = ask(send_json, blank, f"objectives.{first}.actual", block("1\n2"), rows="add")
    assert len(chosen["rows"]) == 1
    assert 'value="add" checked' in chosen["html"]


def test_scores_follow_the_names_of_their_indicators(send_json: Send, blank: Evaluation) -> None:
    at = "scores.project_initiation_compliance.score"
    rows = block(
        """
        二级指标 | 三级指标 | 指标分值 | 评价得分
        项目立项 | 项目立项规范性 | 3 | 2.5
        | 绩效目标合理性 | 5 | 4
        资金落实 | 预算执行率 | 3 | 3
        """
    )
    answer = ask(send_json, blank, at, rows)
    assert typed(answer)[at] == "2.5"
    assert {cell["shown"] for cell in answer["cells"]} == {"2.50", "4.00"}
    assert "设定分值由指标框架规定，不粘贴" in answer["html"]
    assert "评价得分由系统计算，不粘贴" in answer["html"]


def test_scores_of_a_department_have_a_heading_of_two_lines(
    send_json: Send, blank_department: Evaluation
) -> None:
    indicator = next(iter(blank_department.definition.indicators))
    weight = f"{indicator.weight:f}"
    rows: Rows = [
        ["三级指标", "指标分值", None, "计算分析情况", "评价得分"],
        [None, "参考\n分值", "设定\n分值", None, None],
        [indicator.name, weight, weight, "规划完整。", "2"],
    ]
    at = f"scores.{indicator.code}.score"
    answer = ask(send_json, blank_department, at, rows)
    assert typed(answer) == {at: "2", f"scores.{indicator.code}.analysis": "规划完整。"}


def test_column_of_scores_goes_down_and_steps_over_computed_ones(
    send_json: Send, blank: Evaluation
) -> None:
    indicators = list(blank.definition.indicators)
    at = f"scores.{indicators[0].code}.score"
    answer = ask(send_json, blank, at, [["1"]] * (len(indicators) + 1))
    assert list(typed(answer)) == [
        f"scores.{indicator.code}.score"
        for indicator in indicators
        if indicator.mode != ScoreMode.COMPUTED
    ]
    assert "超出表格范围" in answer["html"]


HOSTILE = [
    *["<script>alert(1)</script>", '<img src=x onerror="x">', "=HYPERLINK(1)", "@SUM(A1)"],
    *["{{7*7}}", "甲\x00乙", "半\ud800", "9" * 5_000, "#REF!", "1\n2\t3"],
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_as_text(send_json: Send, blank: Evaluation, text: str) -> None:
    first = blank.evaluator_lines.first().key
    rows: Rows = [[text, text], [text, None]]
    for at in ("funds.allocated", f"evaluators.{first}.name"):
        answer = ask(send_json, blank, at, rows)
        assert answer["cells"][0]["typed"] == text.replace("\ud800", "")
        assert "<script>" not in answer["html"]
        assert "<img" not in answer["html"]


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([["1"] * 100] * 100, 413),
        ([["1"]] * (MOST_PASTED + 1), 413),
        ([[" "] * 100] * 100, 400),
        ([], 400),
        ("1", 400),
        ([["1"], "2"], 400),
        ([[1]], 400),
        ([[["1"]]], 400),
    ],
)
def test_block_that_is_too_large_or_none_is_refused(
    send_json: Send, blank: Evaluation, rows: object, status: int
) -> None:
    answer = send_json("preview_paste", blank, {"at": "funds.allocated", "block": rows})
    assert answer.status_code == status
    assert "没有粘贴" in answer.json()["error"]


def test_blank_edges_do_not_count(send_json: Send, blank: Evaluation) -> None:
    rows: Rows = [["1", *[""] * 200], *[[""] * 200] * 200]
    assert typed(ask(send_json, blank, "funds.allocated", rows)) == {"funds.allocated": "1"}


@pytest.mark.parametrize(
    "at", ["narratives.overview", "project.name", "nowhere", "objectives.ffffffffffff.name", ""]
)
def test_block_has_no_place_elsewhere(send_json: Send, blank: Evaluation, at: str) -> None:
    answer = send_json("preview_paste", blank, {"at": at, "block": [["1"]]})
    assert answer.status_code in (400, 404)


def test_unchanged_cells_are_counted_only(send: Send, send_json: Send, blank: Evaluation) -> None:
    send(blank, {"funds.allocated": "345"})
    answer = ask(send_json, blank, "funds.allocated", block("345.0\n1"))
    assert list(typed(answer)) == ["funds.spent.municipal"]
    assert "1 格内容相同" in answer["html"]


def test_only_fillers_of_an_open_sheet_may_ask(
    send_json: Send, client: Client, open_round, project, filler: User, outsider: User
) -> None:
    handed_on = make.evaluation(project=project, round=open_round, state=State.SUBMITTED)
    body = {"at": "funds.allocated", "block": [["1"]]}
    assert send_json("preview_paste", handed_on, body).status_code == 403
    assert send_json("preview_paste", handed_on, body, by=outsider).status_code == 404
    assert client.get(reverse("preview_paste", args=[handed_on.pk])).status_code == 405
