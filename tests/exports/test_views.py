"""导出中心 as the administrator sees it."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone

from evalforms.accounts.roles import Role
from evalforms.evaluations.states import State
from evalforms.exports.files import archive_of
from evalforms.exports.models import Batch, BatchKind, BatchState
from evalforms.exports.progress import progress_of
from evalforms.exports.views import GONE, NO_LONGER_OPEN, NOTHING_FOUND, STILL_OPEN
from evalforms.exports.work import work_once
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pages")]


@pytest.fixture
def browser(signed_in, administrator):
    return signed_in(administrator)


def words(response) -> str:
    return " ".join(response.content.decode().split())


def work_all() -> None:
    while work_once():
        pass


def test_the_page_says_what_would_be_done(browser, unit, outside_unit):
    for state in (State.APPROVED, State.APPROVED, State.SEALED, State.SUBMITTED, State.VOID):
        make.evaluation(project=make.project(unit), state=state)
    page = words(browser.get(reverse("exports")))
    assert '批量签章</strong>（全部）：将处理 <strong class="order-count">2</strong> 份' in page
    assert "另有 2 份符合条件但已签章或尚未通过，不在其内" in page
    exporting = words(browser.get(reverse("exports"), {"what": "pdf", "unit": unit.pk}))
    assert f"PDF打包</strong>（{unit.name}及下属单位）" in exporting
    assert '将处理 <strong class="order-count">3</strong> 份' in exporting
    assert "另有 1 份符合条件但尚未通过审核" in exporting


def test_an_order_takes_what_the_filter_finds_and_a_second_click_finds_the_same(browser, unit):
    chosen = make.evaluation(unit=unit, kind="department", state=State.APPROVED)
    make.evaluation(unit=unit, state=State.APPROVED)
    sent = {"what": "seal", "kind": "department"}
    first = browser.post(reverse("order_batch"), sent)
    second = browser.post(reverse("order_batch"), sent)
    batch = Batch.objects.get()
    assert first.headers["Location"] == second.headers["Location"]
    assert first.headers["Location"] == reverse("batch", args=[batch.pk])
    assert [item.evaluation for item in batch.items.all()] == [chosen]
    assert (batch.kind, batch.chosen) == (BatchKind.SEAL, "部门整体")


def test_what_is_sealed_already_only_waits_to_be_packed(browser, unit):
    sealed = make.evaluation(unit=unit, state=State.SEALED)
    again = make.evaluation(project=make.project(unit), state=State.SEALED)
    make.step(again, "reopen")
    make.explain_warnings(again, by=make.person(Role.FILLER, unit))
    for name in ("submit", "sign_off", "approve"):
        make.step(again, name)
    browser.post(reverse("order_batch"), {"what": "pdf"})
    items = {item.evaluation_id: item for item in Batch.objects.get().items.all()}
    assert items[sealed.pk].document.snapshot.evaluation == sealed
    assert items[again.pk].document is None  # the document of an earlier version is not its own
    assert (items[sealed.pk].state, items[again.pk].state) == ("done", "waiting")
    work_all()
    assert Batch.objects.get().state == BatchState.DONE


def test_an_order_of_nothing_is_told(browser, unit):
    make.evaluation(unit=unit)
    page = browser.post(reverse("order_batch"), {"what": "pdf"}, follow=True)
    assert NOTHING_FOUND in page.content.decode()
    assert Batch.objects.count() == 0


def test_the_archive_is_downloaded_under_a_name_that_says_what_it_is(browser, unit):
    evaluation = make.evaluation(unit=unit, state=State.SEALED)
    browser.post(reverse("order_batch"), {"what": "pdf"})
    work_all()
    batch = Batch.objects.get()
    response = browser.get(reverse("batch_archive", args=[batch.pk]))
    content = b"".join(response.streaming_content)
    assert len(ZipFile(BytesIO(content)).namelist()) == 3
    assert response.headers["Content-Type"] == "application/zip"
    assert "1%E4%BB%BD.zip" in response.headers["Content-Disposition"]
    assert response.headers["Cache-Control"] == "private, no-store"
    page = words(browser.get(reverse("batch", args=[batch.pk])))
    assert "已完成" in page
    assert batch.sha256 in page
    assert evaluation.state == State.SEALED


def test_an_archive_that_is_gone_is_told(browser, unit):
    make.evaluation(unit=unit, state=State.SEALED)
    browser.post(reverse("order_batch"), {"what": "pdf"})
    work_all()
    batch = Batch.objects.get()
    archive_of(batch).unlink()
    page = browser.get(reverse("batch_archive", args=[batch.pk]), follow=True)
    assert GONE in page.content.decode()


def test_failed_sheets_stand_on_the_page_with_their_reasons(browser, unit):
    bad = make.evaluation(project=make.project(unit, name="坏项目"), state=State.APPROVED)
    browser.post(reverse("order_batch"), {"what": "seal"})
    make.step(bad, "reopen")
    work_all()
    page = words(browser.get(reverse("batch", args=[Batch.objects.get().pk])))
    assert "坏项目" in page
    assert "下单后已被重新打开，没有处理。" in page


def test_progress_is_counted_and_judged_by_the_pace_so_far(browser, unit):
    batch = make.batch(*(make.evaluation(unit=unit, state=State.APPROVED) for _ in range(8)))
    before = browser.get(reverse("batch_progress", args=[batch.pk])).json()
    assert (before["done"], before["total"], before["left"]) == (0, 8, "")
    for _ in range(4):
        work_once()
    Batch.objects.update(started_at=timezone.now() - timezone.timedelta(minutes=10))
    now = browser.get(reverse("batch_progress", args=[batch.pk])).json()
    assert (now["state"], now["done"], now["failed"], now["left"]) == ("running", 4, 0, "约10分钟")


def test_cancelling_stops_what_has_not_begun(browser, unit):
    batch = make.batch(make.evaluation(unit=unit, state=State.APPROVED), kind=BatchKind.SEAL)
    page = browser.post(reverse("cancel_batch", args=[batch.pk]), follow=True)
    assert "批次已取消" in page.content.decode()
    work_all()
    assert progress_of(Batch.objects.get()).done == 0
    again = browser.post(reverse("cancel_batch", args=[batch.pk]), follow=True)
    assert NO_LONGER_OPEN in again.content.decode()


def test_removing_takes_file_and_rows_but_no_sealed_document(browser, unit):
    make.evaluation(unit=unit, state=State.SEALED)
    batch = make.batch(make.evaluation(unit=unit, state=State.APPROVED))
    refused = browser.post(reverse("remove_batch", args=[batch.pk]), follow=True)
    assert STILL_OPEN in refused.content.decode()
    work_all()
    assert archive_of(batch).exists()
    browser.post(reverse("remove_batch", args=[batch.pk]))
    assert not archive_of(batch).parent.exists()
    assert Batch.objects.count() == 0


@pytest.mark.parametrize("role", [Role.FILLER, Role.UNIT_HEAD, Role.REVIEWER])
def test_others_have_no_export_centre(signed_in, unit, role):
    response = signed_in(make.person(role, unit)).get(reverse("exports"))
    assert response.status_code == 403
    assert "只有管理员、审计员可以使用导出中心的这项功能。" in response.content.decode()


def test_the_auditor_looks_but_orders_nothing(signed_in, auditor, unit):
    batch = make.batch(make.evaluation(unit=unit, state=State.SEALED))
    browser = signed_in(auditor)
    page = words(browser.get(reverse("exports")))
    assert "审计员可以查看批次和结果，不能下单。" in page
    assert "开始批量签章" not in page
    assert browser.post(reverse("order_batch"), {"what": "pdf"}).status_code == 403
    assert browser.post(reverse("cancel_batch", args=[batch.pk])).status_code == 403
    batch.refresh_from_db()
    assert batch.state == BatchState.WAITING


def test_the_list_of_batches_asks_as_much_for_thirty_as_for_one(
    browser, unit, django_assert_max_num_queries
):
    evaluation = make.evaluation(unit=unit, state=State.SEALED)
    make.batch(evaluation)
    browser.get(reverse("exports"))
    with django_assert_max_num_queries(60) as few:
        browser.get(reverse("exports"))
    for _ in range(18):
        make.batch(evaluation)
    with django_assert_max_num_queries(60) as many:
        browser.get(reverse("exports"))
    assert len(many.captured_queries) == len(few.captured_queries)
