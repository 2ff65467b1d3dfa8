from evalforms.accounts.models import User
from evalforms.evaluations.models import CellEntry, Evaluation, ProjectCells
from tests import make
from tests.entry.conftest import Send


def stored(evaluation: Evaluation) -> ProjectCells:
    return ProjectCells.objects.get(pk=evaluation.pk)


def test_different_cells_merge_and_each_sees_the_other(
    send: Send, blank: Evaluation, filler: User, colleague: User
) -> None:
    send(blank, {"handler": "测试丙"}, by=filler, version=1)
    answer = send(blank, {"responsible": "测试丁"}, by=colleague, version=1).json()
    assert answer["conflicts"] == []
    assert {cell: change["value"] for cell, change in answer["others"].items()} == {
        "handler": "测试丙"
    }
    assert answer["others"]["handler"]["by"] == filler.name
    assert (stored(blank).handler, stored(blank).responsible) == ("测试丙", "测试丁")


def test_same_cell_gives_both_values_and_writes_nothing(
    send: Send, blank: Evaluation, filler: User, colleague: User
) -> None:
    send(blank, {"funds.allocated": "345"}, by=filler, version=1)
    changes = {"funds.allocated": "300", "phone": "0354-0000001"}
    answer = send(blank, changes, by=colleague, version=1).json()
    [conflict] = answer["conflicts"]
    assert (conflict["cell"], conflict["label"]) == ("funds.allocated", "预算下达资金")
    assert (conflict["theirs"], conflict["yours"], conflict["by"]) == ("345.00", "300", filler.name)
    assert list(answer["cells"]) == ["phone"]
    assert f"{stored(blank).funds_allocated}" == "345.00"
    assert stored(blank).phone == "0354-0000001"


def test_choosing_ones_own_value_on_the_new_version_wins(
    send: Send, blank: Evaluation, filler: User, colleague: User
) -> None:
    send(blank, {"funds.allocated": "345"}, by=filler, version=1)
    version = send(blank, {"funds.allocated": "300"}, by=colleague, version=1).json()["version"]
    answer = send(blank, {"funds.allocated": "300"}, by=colleague, version=version).json()
    assert answer["conflicts"] == []
    assert f"{stored(blank).funds_allocated}" == "300.00"
    assert CellEntry.objects.get(cell="funds.allocated").entered_by == colleague


def test_same_value_typed_by_both_is_no_conflict(
    send: Send, blank: Evaluation, filler: User, colleague: User
) -> None:
    send(blank, {"funds.allocated": "345"}, by=filler, version=1)
    answer = send(blank, {"funds.allocated": "345.00万元"}, by=colleague, version=1).json()
    assert answer["conflicts"] == []


def test_own_earlier_change_is_no_conflict(send: Send, blank: Evaluation) -> None:
    send(blank, {"funds.allocated": "345"}, version=1)
    assert send(blank, {"funds.allocated": "346"}, version=1).json()["conflicts"] == []


def test_refused_entry_of_another_person_is_a_value_too(
    send: Send, blank: Evaluation, filler: User, colleague: User
) -> None:
    send(blank, {"funds.allocated": "三百"}, by=filler, version=1)
    [conflict] = send(blank, {"funds.allocated": "300"}, by=colleague, version=1).json()[
        "conflicts"
    ]
    assert conflict["theirs"] == "三百"


def test_cell_that_waited_is_compared_with_the_version_it_was_typed_on(
    send: Send, send_json: Send, blank: Evaluation, filler: User, colleague: User
) -> None:
    version = send(blank, {"funds.allocated": "345"}, by=filler, version=1).json()["version"]
    body = {
        "version": version,
        "changes": [{"cell": "funds.allocated", "value": "300", "base": 1}],
    }
    answer = send_json("save_cells", blank, body, by=colleague).json()
    assert [conflict["theirs"] for conflict in answer["conflicts"]] == ["345.00"]


def test_live_tells_what_changed_since(
    send: Send, blank: Evaluation, filler: User, colleague: User, client
) -> None:
    send(blank, {"handler": "测试丙"}, by=filler, version=1)
    client.force_login(colleague, backend="django.contrib.auth.backends.ModelBackend")
    news = client.get(f"/evaluations/{blank.pk}/live/?since=1").json()
    assert list(news["others"]) == ["handler"]
    quiet = client.get(f"/evaluations/{blank.pk}/live/?since={news['version']}").json()
    assert quiet == {"version": news["version"], "present": []}


def test_live_takes_nonsense_for_nothing_known(
    send: Send, blank: Evaluation, filler: User, client
) -> None:
    send(blank, {"handler": "测试丙"})
    for since in ("", "-1", "1e3", "١", "9" * 50):
        news = client.get(f"/evaluations/{blank.pk}/live/", {"since": since}).json()
        assert list(news["others"]) == ["handler"]


def test_live_tells_that_the_sheet_was_handed_on(open_round, project, filler: User, client) -> None:
    evaluation = make.evaluation(project=project, round=open_round)
    known = evaluation.version
    make.step(evaluation, "submit")
    client.force_login(filler, backend="django.contrib.auth.backends.ModelBackend")
    news = client.get(f"/evaluations/{evaluation.pk}/live/?since={known}").json()
    assert "当前为“待单位审签”" in news["closed"]
