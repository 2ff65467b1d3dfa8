from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from evalforms.accounts.models import User
from evalforms.evaluations.models import Evaluation
from tests.entry.conftest import Send


@pytest.fixture
def line(blank: Evaluation) -> Any:
    return blank.objective_lines.create(category="quantity", position=0, name="支持企业数")


def _type(send: Send, line: Any, **cells: str) -> dict[str, Any]:
    typed = {f"objectives.{line.key}.{column}": text for column, text in cells.items()}
    return send(line.evaluation, typed).json()["computed"][f"progress.{line.key}"]


def test_progress_is_offered_as_soon_as_target_and_result_are_typed(send: Send, line: Any) -> None:
    assert _type(send, line, target="1亿元") == {"value": "", "explanation": "", "is_off": False}
    assert _type(send, line, actual="5000万元") == {
        "value": "50%",
        "explanation": "目标1亿元, 实际5000万元, 完成50%",
        "is_off": True,
    }


@pytest.mark.parametrize(("typed", "is_off"), [("50.00%", False), ("5000万元", True)])
def test_typed_progress_stays_and_a_difference_shows(
    send: Send, line: Any, typed: str, is_off: bool
) -> None:
    figure = _type(send, line, target="1亿元", actual="5000万元", progress=typed)
    assert (figure["value"], figure["is_off"]) == ("50%", is_off)
    line.refresh_from_db()
    assert line.progress == typed


def test_level_is_picked_where_words_stand(send: Send, line: Any) -> None:
    figure = _type(send, line, target="有所提高", actual="明显提高", progress="部分达成")
    assert (figure["value"], figure["is_off"]) == ("", False)
    assert figure["explanation"].endswith("自评部分达成, 得分区间80%–60%")
    line.refresh_from_db()
    assert line.progress == "部分达成"


def test_page_offers_what_was_computed_and_the_levels(
    send: Send, client: Client, line: Any, filler: User
) -> None:
    _type(send, line, target="有所提高", actual="明显提高", progress="达成")
    html = client.get(reverse("fill", args=[line.evaluation_id])).content.decode()
    block = html.partition(f'data-progress="{line.key}"')[2].partition("<details")[0]
    assert 'data-level="达成" aria-pressed="true"' in block
    assert 'data-level="未达成" aria-pressed="false"' in block
    assert "60%–0%" in block


def test_rows_that_are_read_again_bring_their_blocks(
    send: Send, client: Client, line: Any, filler: User
) -> None:
    _type(send, line, target="14个", actual="13个")
    answer = client.get(reverse("rows", args=[line.evaluation_id]), {"group": "objectives"})
    html = answer.json()["html"]
    block = html.partition(f'data-progress="{line.key}"')[2].partition("<details")[0]
    assert "<b data-progress-value>92.86%</b>" in block
    assert html.count("data-progress=") == line.evaluation.objective_lines.count()
