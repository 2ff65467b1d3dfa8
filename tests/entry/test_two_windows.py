"""Two windows of one person are as good as two people."""

from typing import Any

from evalforms.accounts.models import User
from evalforms.evaluations.models import CellEntry, Evaluation, ProjectCells
from tests.entry.conftest import Send

ONE, OTHER = "1" * 12, "2" * 12


def save(send_json: Send, evaluation: Evaluation, text: str, tab: str, base: int) -> Any:
    change = {"cell": "handler", "value": text, "base": base, "tab": tab}
    evaluation.refresh_from_db()
    body = {"version": evaluation.version, "changes": [change]}
    return send_json("save_cells", evaluation, body).json()


def stored(evaluation: Evaluation) -> str:
    return ProjectCells.objects.get(pk=evaluation.pk).handler


def test_same_cell_in_two_windows_gives_both_values(send_json: Send, blank: Evaluation) -> None:
    save(send_json, blank, "测试甲", ONE, base=1)
    [conflict] = save(send_json, blank, "测试乙", OTHER, base=1)["conflicts"]
    assert (conflict["theirs"], conflict["yours"]) == ("测试甲", "测试乙")
    assert conflict["by"] == "您在另一窗口"
    assert stored(blank) == "测试甲"


def test_one_window_goes_on_typing(send_json: Send, blank: Evaluation) -> None:
    save(send_json, blank, "测试甲", ONE, base=1)
    assert save(send_json, blank, "测试甲乙", ONE, base=1)["conflicts"] == []
    assert stored(blank) == "测试甲乙"


def test_replay_of_what_had_been_saved_is_no_conflict(send_json: Send, blank: Evaluation) -> None:
    """The answer was lost: the page that opens next sends the same again for the one before."""
    first = save(send_json, blank, "测试甲", ONE, base=1)
    again = save(send_json, blank, "测试甲", ONE, base=1)
    assert (again["conflicts"], again["version"]) == ([], first["version"])


def test_choosing_in_a_window_takes_the_cell_over(send_json: Send, blank: Evaluation) -> None:
    save(send_json, blank, "测试甲", ONE, base=1)
    version = save(send_json, blank, "测试乙", OTHER, base=1)["version"]
    assert save(send_json, blank, "测试乙", OTHER, base=version)["conflicts"] == []
    assert CellEntry.objects.get(cell="handler").tab == OTHER


def test_other_window_is_told_what_changed(send_json: Send, blank: Evaluation, client) -> None:
    save(send_json, blank, "测试甲", ONE, base=1)
    news = client.get(f"/evaluations/{blank.pk}/live/?since=1&tab={OTHER}").json()
    assert news["others"]["handler"]["by"] == "您在另一窗口"


def test_page_of_somebody_else_saves_nothing(
    send_json: Send, blank: Evaluation, filler: User, colleague: User
) -> None:
    """In the same browser somebody else signed in while a page was still open."""
    changes = [{"cell": "handler", "value": "测试甲"}]
    body = {"version": 1, "user": filler.pk, "changes": changes}
    refused = send_json("save_cells", blank, body, by=colleague)
    assert refused.status_code == 401
    assert refused.json()["error"] == "本浏览器现在登录的是填表乙，请用原来的账号重新登录后保存。"
    assert stored(blank) == ""


def test_nonsense_for_a_window_is_refused(send_json: Send, blank: Evaluation) -> None:
    for tab in ("x", "A" * 12, "1" * 13, 12):
        changes = [{"cell": "handler", "value": "测试甲", "tab": tab}]
        refused = send_json("save_cells", blank, {"version": 1, "changes": changes})
        assert refused.status_code == 400
