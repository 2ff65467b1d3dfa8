"""真 / 已改动 / 不是本系统: by registered digest and signature together, never by one of them."""

import pytest
from django.utils import timezone

from evalforms.documents.models import SealedDocument
from evalforms.documents.storage import read_kept
from evalforms.evaluations.states import State
from evalforms.signing.pades import PadesSigner
from evalforms.verification.file_verdict import (
    DIFFERENT,
    NEVER_SEALED,
    NOT_THE_REGISTERED_SEAL,
    FileVerdict,
    Outcome,
    judge_file,
)
from tests import make, signers
from tests.attachments import files
from tests.signing.keys import usual_signer
from tests.verification import papers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DOCUMENT_ROOT = tmp_path


@pytest.fixture
def signer(monkeypatch) -> PadesSigner:
    return signers.use(monkeypatch, usual_signer())


@pytest.fixture
def document(signer, unit) -> SealedDocument:
    make.evaluation(unit=unit, state=State.SEALED)
    return SealedDocument.objects.get()


@pytest.fixture
def content(document) -> bytes:
    return read_kept(document.file_name, sha256=document.sha256)


def said(verdict: FileVerdict) -> tuple[Outcome, str]:
    return verdict.outcome, verdict.reason


def test_the_stored_file_is_genuine(document, content):
    verdict = judge_file(content)
    assert said(verdict) == (Outcome.GENUINE, "")
    assert (verdict.document, verdict.printed.snapshot) == (document, document.snapshot)


def test_a_changed_byte_of_the_page_is_noticed(document, content):
    place = len(content) // 2
    changed = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
    verdict = judge_file(changed)
    assert verdict.outcome == Outcome.CHANGED
    assert verdict.printed.snapshot == document.snapshot


@pytest.mark.parametrize("added", [b"\n", b"\x00", b"%EOF\n", b"garbage" * 100])
def test_what_is_appended_is_noticed(document, content, added):
    assert judge_file(content + added).outcome == Outcome.CHANGED


def test_a_file_cut_short_is_not_genuine(document, content):
    for length in (10, 1000, len(content) // 2, len(content) - 1):
        assert judge_file(content[:length]).outcome in (Outcome.CHANGED, Outcome.FOREIGN)


def test_a_signature_of_another_key_over_the_same_page_is_not_ours(document, signer):
    page = papers.printed(document.snapshot.printed_code.code)
    forged = usual_signer().sign(page, code="x", at=timezone.now())
    verdict = judge_file(forged)
    assert said(verdict) == (Outcome.CHANGED, DIFFERENT)
    assert verdict.printed.snapshot == document.snapshot


def test_a_second_seal_by_our_own_key_is_not_the_registered_file(document, signer):
    code = document.snapshot.printed_code.code
    again = signer.sign(papers.printed(code), code=code, at=timezone.now())
    assert said(judge_file(again)) == (Outcome.CHANGED, DIFFERENT)


def test_a_page_without_its_seal_is_known_by_the_code_on_it(document):
    verdict = judge_file(papers.printed(document.snapshot.printed_code.code))
    assert verdict.outcome == Outcome.CHANGED
    assert verdict.printed.snapshot == document.snapshot


def test_a_page_without_any_mark_is_known_by_the_code_that_was_typed(document):
    typed = document.snapshot.printed_code.code.lower()
    assert judge_file(files.PDF, typed).outcome == Outcome.CHANGED
    assert judge_file(files.PDF).outcome == Outcome.FOREIGN


def test_a_registered_file_whose_seal_is_no_signature_is_not_called_genuine(unit):
    make.evaluation(unit=unit, state=State.SEALED)  # by the stamp of the tests, not by a key
    document = SealedDocument.objects.get()
    content = read_kept(document.file_name, sha256=document.sha256)
    assert said(judge_file(content)) == (Outcome.CHANGED, NOT_THE_REGISTERED_SEAL)


def test_a_print_from_before_the_seal_proves_nothing(unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    snapshot = evaluation.snapshots.get(occasion="approve")
    verdict = judge_file(papers.printed(snapshot.printed_code.code))
    assert said(verdict) == (Outcome.UNSEALED, NEVER_SEALED)
    assert verdict.printed.snapshot == snapshot


@pytest.mark.parametrize("content", [files.PDF, files.PNG, b"", b"%PDF-", files.PROGRAM])
def test_what_is_not_ours_is_foreign(document, content):
    assert judge_file(content).outcome == Outcome.FOREIGN
