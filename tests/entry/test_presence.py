"""Who else is in a sheet, told with the poll that runs anyway."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.audit.models import AuditEvent
from evalforms.evaluations.models import Evaluation, Presence

HERE, THERE = "a" * 12, "b" * 12


def poll(client: Client, evaluation: Evaluation, by: User, tab: str = HERE, at: str = "") -> Any:
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    url = f"/evaluations/{evaluation.pk}/live/"
    return client.get(url, {"since": evaluation.version, "tab": tab, "section": at})


def present(*arguments: Any, **keywords: Any) -> list[dict[str, str]]:
    return poll(*arguments, **keywords).json()["present"]


def test_others_are_named_with_their_part(
    client: Client, blank: Evaluation, filler: User, colleague: User
) -> None:
    assert present(client, blank, filler, at="scores") == []
    assert present(client, blank, colleague) == [{"name": "填表甲", "section": "评分表"}]
    assert present(client, blank, filler) == [{"name": "填表乙", "section": ""}]


def test_another_window_of_ones_own_is_told_as_such(
    client: Client, blank: Evaluation, filler: User
) -> None:
    present(client, blank, filler, HERE, at="funds")
    assert present(client, blank, filler, THERE) == [
        {"name": "您在另一窗口", "section": "项目资金情况"}
    ]


def test_two_windows_in_the_same_part_are_one_line(
    client: Client, blank: Evaluation, filler: User, colleague: User
) -> None:
    present(client, blank, filler, HERE, at="funds")
    present(client, blank, filler, THERE, at="funds")
    assert len(present(client, blank, colleague)) == 1


def test_who_stays_silent_is_gone_after_three_polls(
    client: Client, blank: Evaluation, filler: User, colleague: User
) -> None:
    present(client, blank, filler)
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=44))
    assert len(present(client, blank, colleague)) == 1
    Presence.objects.filter(user=filler).update(seen_at=timezone.now() - timedelta(seconds=45))
    assert present(client, blank, colleague) == []


def test_forgotten_pages_are_deleted(
    client: Client, blank: Evaluation, filler: User, colleague: User
) -> None:
    present(client, blank, filler)
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=5))
    present(client, blank, colleague)
    assert [page.user for page in Presence.objects.all()] == [colleague]


def test_staying_where_one_is_writes_only_now_and_then(
    client: Client, blank: Evaluation, filler: User
) -> None:
    present(client, blank, filler, at="funds")
    first = Presence.objects.get().seen_at
    present(client, blank, filler, at="funds")
    assert Presence.objects.get().seen_at == first
    present(client, blank, filler, at="scores")
    assert Presence.objects.get().seen_at > first
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=26))
    present(client, blank, filler, at="scores")
    assert Presence.objects.get().seen_at > timezone.now() - timedelta(seconds=5)


def test_unknown_part_is_no_part(client: Client, blank: Evaluation, filler: User) -> None:
    present(client, blank, filler, at="<script>")
    assert Presence.objects.get().section == ""


def test_nonsense_for_a_page_is_refused(client: Client, blank: Evaluation, filler: User) -> None:
    for tab in ("x", "a" * 13, "A" * 12):
        assert poll(client, blank, filler, tab).status_code == 400
    assert not Presence.objects.exists()


def test_strangers_neither_see_nor_appear(
    client: Client, blank: Evaluation, filler: User, outsider: User
) -> None:
    present(client, blank, filler)
    assert poll(client, blank, outsider).status_code == 404
    assert present(client, blank, filler) == []


def test_presence_leaves_no_trace_in_the_audit_trail(
    client: Client, blank: Evaluation, filler: User
) -> None:
    before = AuditEvent.objects.count()
    present(client, blank, filler, at="scores")
    assert AuditEvent.objects.count() == before
