import pytest
from django.test import Client
from django.urls import reverse

from evalforms.accounts.models import User
from evalforms.evaluations.models import CellEntry, Evaluation
from evalforms.evaluations.rows import LONGEST_LIST
from evalforms.evaluations.states import State
from evalforms.sheets.rows import ObjectiveCategory
from tests import make
from tests.entry.conftest import Send

KEY = "0123456789ab"


def keys(evaluation: Evaluation, group: str = "evaluator") -> list[str]:
    return list(getattr(evaluation, f"{group}_lines").values_list("key", flat=True))


def row(evaluation: Evaluation, **place: str) -> dict[str, object]:
    return {"version": evaluation.version, "group": "evaluators", "key": KEY, **place}


def test_row_is_added_below_another(send_json: Send, blank: Evaluation) -> None:
    first, second, third = keys(blank)
    answer = send_json("add_row", blank, row(blank, after=first)).json()
    assert keys(blank) == [first, KEY, second, third]
    assert answer["rows"]["evaluators"] == keys(blank)
    assert f'data-cell="evaluators.{KEY}.name"' in answer["html"]


def test_repeated_add_adds_once(send_json: Send, blank: Evaluation) -> None:
    first = send_json("add_row", blank, row(blank)).json()
    second = send_json("add_row", blank, row(blank)).json()
    assert keys(blank).count(KEY) == 1
    assert second["version"] == first["version"]


def test_objective_without_a_row_before_it_comes_first_of_its_heading(
    send_json: Send, blank: Evaluation
) -> None:
    place = row(blank, group="objectives", category="cost")
    answer = send_json("add_row", blank, place).json()
    lines = blank.objective_lines.filter(category="cost")
    assert next(line.key for line in lines) == KEY
    assert answer["rows"]["objectives"].index(KEY) == 3


def test_first_row_of_a_heading_stands_where_the_paper_has_it(
    send_json: Send, blank: Evaluation
) -> None:
    send_json("add_row", blank, row(blank, group="objectives", category="economic_benefit"))
    printed = list(ObjectiveCategory)
    ranks = [printed.index(line.category) for line in blank.objective_lines.all()]
    assert ranks == sorted(ranks)
    assert printed.index(ObjectiveCategory.ECONOMIC_BENEFIT) in ranks


def test_removed_row_takes_its_entries_along(
    send: Send, send_json: Send, blank: Evaluation
) -> None:
    first = keys(blank)[0]
    send(blank, {f"evaluators.{first}.name": "测试甲"})
    blank.refresh_from_db()
    send_json("remove_row", blank, row(blank, key=first))
    assert first not in keys(blank)
    assert not CellEntry.objects.filter(cell__startswith=f"evaluators.{first}").exists()


def test_repeated_remove_is_harmless(send_json: Send, blank: Evaluation) -> None:
    place = row(blank, key=keys(blank)[0])
    first = send_json("remove_row", blank, place).json()
    second = send_json("remove_row", blank, place).json()
    assert (second["version"], len(keys(blank))) == (first["version"], 2)


def test_removed_row_comes_back_where_it_was(
    send: Send, send_json: Send, blank: Evaluation
) -> None:
    first, second, third = keys(blank)
    send_json("remove_row", blank, row(blank, key=second))
    blank.refresh_from_db()
    send_json("add_row", blank, row(blank, key=second, after=first))
    send(blank, {f"evaluators.{second}.name": "测试甲"})
    assert keys(blank) == [first, second, third]
    assert blank.evaluator_lines.get(key=second).name == "测试甲"


def test_row_is_placed_behind_another_and_a_repeat_keeps_it_there(
    send_json: Send, blank: Evaluation
) -> None:
    first, second, third = keys(blank)
    place = row(blank, key=first, after=third)
    moved = send_json("place_row", blank, place).json()
    again = send_json("place_row", blank, place).json()
    assert keys(blank) == [second, third, first]
    assert again["version"] == moved["version"]


def test_typing_into_a_removed_row_is_told_as_gone(
    send: Send, send_json: Send, blank: Evaluation, colleague: User
) -> None:
    first = keys(blank)[0]
    send_json("remove_row", blank, row(blank, key=first))
    answer = send(blank, {f"evaluators.{first}.name": "测试甲"}, by=colleague).json()
    assert answer["gone"] == [f"evaluators.{first}.name"]


@pytest.mark.parametrize(
    "place",
    [
        {"key": "ABC"},
        {"key": "../../../../"},
        {"key": ""},
        {"group": "scores"},
        {"group": ""},
        {"group": "objectives", "category": "none"},
    ],
)
def test_impossible_row_is_refused(
    send_json: Send, blank: Evaluation, place: dict[str, str]
) -> None:
    answer = send_json("add_row", blank, row(blank, **place))
    assert answer.status_code == 400
    assert answer.json()["error"].endswith("。")
    assert len(keys(blank)) == 3


def test_department_form_has_no_objectives(send_json: Send, blank_department: Evaluation) -> None:
    place = row(blank_department, group="objectives", category="cost")
    assert send_json("add_row", blank_department, place).status_code == 400


def test_list_ends_somewhere(send_json: Send, blank: Evaluation) -> None:
    for number in range(LONGEST_LIST - 3):
        blank.evaluator_lines.create(key=f"{number:012x}", position=number + 3)
    answer = send_json("add_row", blank, row(blank, key="f" * 12))
    assert answer.json() == {"error": f"最多 {LONGEST_LIST} 行，请先删除不需要的行。"}


def test_rows_of_a_handed_on_sheet_stay(send_json: Send, open_round, project, filler) -> None:
    handed_on = make.evaluation(project=project, round=open_round, state=State.AWAITING_SIGN_OFF)
    before = keys(handed_on)
    for name in ("add_row", "remove_row", "place_row"):
        answer = send_json(name, handed_on, row(handed_on, key=before[0], after=""))
        assert answer.status_code == 403
    assert keys(handed_on) == before


def test_list_is_shown_anew_to_its_unit_only(
    client: Client, blank: Evaluation, filler: User, outsider: User
) -> None:
    url = reverse("rows", args=[blank.pk])
    client.force_login(outsider, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(url, {"group": "evaluators"}).status_code == 404
    client.force_login(filler, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(url, {"group": "evaluators"}).json()
    assert answer["html"].count("data-row=") == 3


def test_row_with_words_one_has_not_seen_is_not_removed(
    send: Send, send_json: Send, blank: Evaluation, colleague: User
) -> None:
    first = keys(blank)[0]
    send(blank, {f"evaluators.{first}.name": "测试乙"}, by=colleague)
    refused = send_json("remove_row", blank, row(blank, key=first, version=1))
    assert refused.status_code == 400
    assert "填表乙" in refused.json()["error"]
    assert first in keys(blank)
    blank.refresh_from_db()
    send_json("remove_row", blank, row(blank, key=first))
    assert first not in keys(blank)
