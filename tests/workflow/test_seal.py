"""签章存档: state and document come together, once, from what was approved."""

import pytest
from django.core.exceptions import PermissionDenied

from evalforms.accounts.roles import Role
from evalforms.documents.models import PrintedCode, SealedDocument
from evalforms.documents.renderer import TOO_SLOW, RenderFailed
from evalforms.documents.storage import read_kept, sha256_of
from evalforms.evaluations.models import Occasion, ProjectCells
from evalforms.evaluations.states import State
from evalforms.workflow.move import MoveRefused
from evalforms.workflow.seal import seal
from tests import make, signers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DOCUMENT_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def stamp(monkeypatch) -> signers.Stamp:
    monkeypatch.setattr("evalforms.documents.rendering.render_in_child", str.encode)
    return signers.use(monkeypatch, signers.Stamp())


@pytest.fixture
def approved(stamp, unit):
    return make.evaluation(unit=unit, state=State.APPROVED, marker="通过时的文字")


def stored_files(folder) -> list[str]:
    return [path.name for path in folder.rglob("*.pdf")]


def test_sealing_stores_the_signed_page_of_what_was_approved(approved, administrator, stamp):
    ProjectCells.objects.update(narratives_overview="绕过程序改的文字")
    assert make.step(approved, "seal", by=administrator) is True
    assert approved.state == State.SEALED
    document = SealedDocument.objects.get()
    content = read_kept(document.file_name, sha256=document.sha256)
    assert "通过时的文字" in content.decode()
    assert "绕过程序改的文字" not in content.decode()
    assert content.endswith(
        f"{document.snapshot.printed_code.code} {document.sealed_at.isoformat()}\n".encode()
    )
    assert document.snapshot == approved.snapshots.get(occasion=Occasion.APPROVE)
    assert (document.size, document.sha256) == (len(content), sha256_of(content))
    assert (document.sealed_by, document.edition) == (administrator, "official")
    assert (document.certificate, document.holder) == ("c" * 64, "测试市财政局")


def test_sealing_is_in_the_audit_trail_with_who_and_which_version(approved, administrator):
    version = approved.version
    make.step(approved, "seal", by=administrator)
    event = approved.audit_events.order_by("sequence").last()
    assert (event.action, event.actor, event.version) == ("seal", administrator, version + 1)
    assert (event.from_state, event.to_state) == ("approved", "sealed")


def test_a_second_click_makes_no_second_document(approved, administrator, stamp):
    version = approved.version
    assert seal(approved, by=administrator, version=version) is True
    assert seal(approved, by=administrator, version=version) is False
    assert SealedDocument.objects.count() == 1
    assert len(stamp.signed) == 1


@pytest.mark.parametrize("role", [Role.FILLER, Role.UNIT_HEAD, Role.REVIEWER, Role.AUDITOR])
def test_nobody_but_the_administrator_seals(approved, stamp, role):
    with pytest.raises(PermissionDenied):
        make.step(approved, "seal", by=make.person(role, approved.unit))
    assert (stamp.signed, SealedDocument.objects.count()) == ([], 0)


def test_what_is_not_approved_is_not_sealed(stamp, unit):
    submitted = make.evaluation(unit=unit, state=State.SUBMITTED)
    with pytest.raises(MoveRefused, match="只有“已通过”的自评表可以执行这项操作。"):
        make.step(submitted, "seal")
    assert stamp.signed == []


def test_without_a_certificate_nothing_changes(approved, stamp):
    stamp.trouble = "尚未配置签章证书。"
    with pytest.raises(MoveRefused, match="尚未配置签章证书。"):
        make.step(approved, "seal")
    approved.refresh_from_db()
    assert (approved.state, SealedDocument.objects.count()) == (State.APPROVED, 0)


def test_a_page_that_cannot_be_made_changes_nothing(approved, monkeypatch):
    def fails(_):
        raise RenderFailed(TOO_SLOW)

    monkeypatch.setattr("evalforms.documents.rendering.render_in_child", fails)
    with pytest.raises(MoveRefused, match=TOO_SLOW):
        make.step(approved, "seal")
    approved.refresh_from_db()
    assert approved.state == State.APPROVED


def test_a_disk_that_takes_nothing_is_told_in_words(approved, monkeypatch):
    def read_only(_):
        raise PermissionError("read-only")

    monkeypatch.setattr("evalforms.documents.sealing.keep", read_only)
    with pytest.raises(MoveRefused, match="无法写入存储目录，状态未改变。"):
        make.step(approved, "seal")
    approved.refresh_from_db()
    assert (approved.state, SealedDocument.objects.count()) == (State.APPROVED, 0)


def test_whoever_is_overtaken_while_the_paper_is_made_registers_nothing(
    approved, administrator, stamp, monkeypatch
):
    sign = stamp.sign

    def reopened_meanwhile(pdf, **how):
        make.step(type(approved).objects.get(pk=approved.pk), "reopen")
        return sign(pdf, **how)

    monkeypatch.setattr(stamp, "sign", reopened_meanwhile)
    with pytest.raises(MoveRefused, match="重新打开"):
        seal(approved, by=administrator, version=approved.version)
    assert SealedDocument.objects.count() == 0
    approved.refresh_from_db()
    assert approved.state == State.RETURNED


def test_a_sealed_sheet_that_was_reopened_keeps_its_document_and_gets_another(approved, stamp):
    make.step(approved, "seal")
    for name in ("reopen", "submit", "sign_off", "approve", "seal"):
        make.step(approved, name)
    first, second = SealedDocument.objects.order_by("pk")
    assert first.snapshot != second.snapshot
    assert read_kept(first.file_name, sha256=first.sha256)
    assert PrintedCode.objects.filter(snapshot__in=(first.snapshot, second.snapshot)).count() == 2


@pytest.mark.usefixtures("folder")
def test_sealed_documents_lie_under_their_own_sha256(approved, folder):
    make.step(approved, "seal")
    assert stored_files(folder) == [f"{SealedDocument.objects.get().sha256}.pdf"]
