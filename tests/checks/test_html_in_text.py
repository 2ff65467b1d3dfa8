import pytest

from tests.checks.complete import EVALUATOR, findings_of, project_document, put, put_score, told


@pytest.mark.parametrize(
    "text",
    [
        "<p>概况</p>",
        "甲<br>乙",
        "甲<br/>乙",
        "&nbsp;",
        "&#160;",
        "<!-- x -->",
        '<a href="x">甲</a>',
    ],
)
def test_html_in_a_narrative_is_found(text: str) -> None:
    assert told(put(project_document(), "narratives.overview", text)) == [
        ("F05", "error", "narratives.overview")
    ]


@pytest.mark.parametrize(
    "text",
    ["满意度 > 80%", "3 < 5 且 7 > 2", "甲<乙>", "A&B公司", "x<3时", "≤0.5小时", "<《办法》>"],
)
def test_plain_text_with_signs_is_fine(text: str) -> None:
    assert told(put(project_document(), "narratives.overview", text)) == []


def test_html_in_rows_is_found_at_its_cell() -> None:
    table = project_document() | {"evaluators": [EVALUATOR | {"title": "<b>科员</b>"}]}
    table["objectives"][0]["reason"] = "<p>"
    table["scores"][0]["analysis"] = "<p>"
    assert told(table) == [
        ("F05", "error", "objectives[0].reason"),
        ("F05", "error", "evaluators[0].title"),
        ("F05", "error", "scores.project_initiation_compliance.analysis"),
    ]


def test_message_says_where_what_and_how() -> None:
    table = put_score(project_document(), "social_benefit")
    table["scores"][0]["reason"] = "<p>无</p>"
    assert [item.message for item in findings_of(table) if item.rule == "F05"] == [
        "评分表“项目立项规范性”扣分原因含有HTML标记“<p>”，请清除格式后重新粘贴为纯文本。"
    ]
