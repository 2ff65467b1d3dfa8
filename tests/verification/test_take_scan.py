"""盖章扫描件: linked to the version whose code it carries, refused where the data have moved on."""

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image

from evalforms.accounts.roles import Role
from evalforms.attachments.refused import AttachmentRefused
from evalforms.attachments.storage import read_attachment
from evalforms.documents.check_code import new_code
from evalforms.evaluations.models import Evaluation, ProjectCells
from evalforms.evaluations.states import State
from evalforms.verification import take_scan as module
from evalforms.verification.models import StampedScan
from evalforms.verification.take_scan import ScanRefused, take_scan
from tests import make
from tests.attachments import files
from tests.verification import papers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def attachments(settings, tmp_path):
    settings.ATTACHMENT_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def approved(unit) -> Evaluation:
    return make.evaluation(unit=unit, state=State.APPROVED)


def scan_of(evaluation: Evaluation, occasion: str = "approve", at: int = -1) -> bytes:
    snapshots = list(evaluation.snapshots.filter(occasion=occasion).order_by("pk"))
    paper = papers.printed(snapshots[at].printed_code.code)
    return papers.as_scan(papers.skewed(papers.page_picture(paper), 1))


def refusal(evaluation: Evaluation, content: bytes, *, by) -> ScanRefused:
    with pytest.raises(ScanRefused) as refused:
        take_scan(evaluation, content, name="扫描.pdf", by=by)
    assert StampedScan.objects.count() == 0
    return refused.value


def test_a_scan_is_linked_to_the_version_that_was_printed(approved, filler):
    content = scan_of(approved)
    scan = take_scan(approved, content, name="盖章件.pdf", by=filler, address="127.0.0.1")
    assert scan.snapshot == approved.snapshots.get(occasion="approve")
    assert (scan.name, scan.kind, scan.pages, scan.size) == ("盖章件.pdf", "pdf", 1, len(content))
    assert read_attachment(scan.stored_name, sha256=scan.sha256) == content
    event = approved.audit_events.order_by("sequence").last()
    assert (event.action, event.actor, event.reason) == ("stamp_scan", filler, "盖章件.pdf")


def test_the_same_scan_again_changes_nothing(approved, filler, attachments):
    content = scan_of(approved)
    first = take_scan(approved, content, name="甲.pdf", by=filler)
    assert take_scan(approved, content, name="乙.pdf", by=filler) == first
    assert len([path for path in attachments.rglob("*") if path.is_file()]) == 1


def test_a_paper_printed_before_the_approval_is_taken_while_its_content_stands(approved, filler):
    scan = take_scan(approved, scan_of(approved, "sign_off"), name="盖章件.pdf", by=filler)
    assert scan.snapshot.occasion == "sign_off"


def test_when_the_data_have_moved_on_the_changed_cells_are_listed(unit, filler):
    evaluation = make.evaluation(unit=unit, state=State.RETURNED)
    ProjectCells.objects.update(narratives_overview="改过的概况", funds_spent_municipal="280.00")
    evaluation.evaluator_lines.update(name="测试新人")
    evaluation.score_lines.filter(indicator="rules_execution_effectiveness").update(score="2.50")
    make.explain_warnings(evaluation, by=filler)
    make.explain_warnings(evaluation, by=filler)
    for name in ("submit", "sign_off", "approve"):
        make.step(evaluation, name)
    refused = refusal(evaluation, scan_of(evaluation, "sign_off", at=0), by=filler)
    assert "此后数据已有变化" in str(refused)
    shown = {change.label: (change.printed, change.now) for change in refused.changes}
    assert shown["实际支出资金-市级预算资金"] == ("284.17", "280.00")
    assert shown["项目概况"][1] == "改过的概况"
    assert shown["评价人员第1行 姓名"] == ("测试甲", "测试新人")
    assert shown["制度执行有效性 评价得分"] == ("3.00", "2.50")


def test_the_scan_of_another_sheet_is_refused_without_naming_it(approved, filler, unit):
    other = make.evaluation(unit=unit, state=State.APPROVED)
    assert str(refusal(approved, scan_of(other), by=filler)) == module.OTHER_SHEET


def test_a_code_of_somebody_else_s_system_is_refused(approved, filler):
    content = papers.as_scan(papers.page_picture(papers.printed(new_code())))
    assert str(refusal(approved, content, by=filler)) == module.NOT_OURS


def test_a_scan_without_a_code_tells_how_to_scan(approved, filler):
    content = papers.as_jpeg(Image.new("L", (1240, 1754), 255))
    assert str(refusal(approved, content, by=filler)) == module.NO_CODE


def test_pages_of_two_versions_are_refused(approved, filler):
    codes = [item.printed_code.code for item in approved.snapshots.all()[:2]]
    pictures = [papers.page_picture(papers.printed(code)) for code in codes]
    assert str(refusal(approved, papers.as_scan(*pictures), by=filler)) == module.SEVERAL


def test_a_workbook_is_no_scan(approved, filler):
    assert str(refusal(approved, files.office(), by=filler)) == module.WRONG_KIND
    with pytest.raises(AttachmentRefused):
        take_scan(approved, files.PROGRAM, name="x.exe", by=filler)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.AUDITOR])
def test_only_the_unit_and_the_administrator_upload(approved, role):
    with pytest.raises(PermissionDenied, match=module.NOT_YOURS):
        take_scan(approved, b"", name="x", by=make.person(role, approved.unit))


def test_before_the_approval_there_is_nothing_to_stamp(unit, filler):
    evaluation = make.evaluation(unit=unit, state=State.SUBMITTED)
    with pytest.raises(PermissionDenied, match=module.NOT_PASSED):
        take_scan(evaluation, b"", name="x", by=filler)


def test_a_sheet_reopened_while_the_scan_is_read_keeps_nothing(
    approved, filler, monkeypatch, attachments
):
    printed = module._printed

    def reopened_meanwhile(evaluation, content):
        found = printed(evaluation, content)
        make.step(Evaluation.objects.get(pk=evaluation.pk), "reopen")
        return found

    monkeypatch.setattr(module, "_printed", reopened_meanwhile)
    assert str(refusal(approved, scan_of(approved), by=filler)) == module.NOT_PASSED
    assert [path for path in attachments.rglob("*") if path.is_file()] == []
