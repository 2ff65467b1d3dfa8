"""The public page: for anybody with the paper, saying nothing of persons and of drafts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from evalforms.accounts.roles import Role
from evalforms.documents.check_code import in_groups, new_code
from evalforms.documents.models import SealedDocument
from evalforms.documents.storage import read_kept
from evalforms.evaluations.models import ProjectCells
from evalforms.evaluations.states import State
from evalforms.verification import asked
from evalforms.verification.models import AskedPublicly, StampedScan
from evalforms.verification.views import MISTYPED, UNKNOWN
from tests import make, signers
from tests.attachments import files
from tests.signing.keys import usual_signer
from tests.verification import papers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path):
    settings.DOCUMENT_ROOT = settings.ATTACHMENT_ROOT = tmp_path


@pytest.fixture
def sealed(unit, monkeypatch):
    signers.use(monkeypatch, usual_signer())
    return make.evaluation(unit=unit, state=State.SEALED)


def code_of(evaluation, occasion="approve") -> str:
    return evaluation.snapshots.get(occasion=occasion).printed_code.code


def upload(client, content: bytes, **fields):
    file = SimpleUploadedFile("表.pdf", content, content_type="application/pdf")
    return client.post(reverse("verify"), {"file": file, **fields})


def test_a_code_tells_what_stands_on_the_paper(client, sealed):
    response = client.get(reverse("verify_code", args=[code_of(sealed)]))
    page = response.content.decode()
    document = SealedDocument.objects.get()
    for fact in (
        "财政支出项目绩效自评表",
        "测试主管局",
        "企业技术创新奖励补助",
        "2020年度",
        "99.47",
        "优",
        "已签章",
        in_groups(code_of(sealed)),
        document.snapshot.sha256[:16],
        document.holder,
        f"{timezone.localtime(document.sealed_at):%H:%M}",
        "已通过财政审核并签章存档，是目前有效的版本。",
    ):
        assert fact in page
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in response.headers["Cache-Control"]


def test_nothing_personal_is_told(client, sealed):
    page = client.get(reverse("verify_code", args=[code_of(sealed)])).content.decode()
    for secret in ("测试甲", "测试乙", "测试丙", "0354-", "审核甲", "填报人"):
        assert secret not in page


def test_a_correction_under_way_is_not_told(client, sealed):
    make.step(sealed, "reopen")
    ProjectCells.objects.update(narratives_overview="改正中的文字", funds_spent_municipal="1.00")
    page = client.get(reverse("verify_code", args=[code_of(sealed)])).content.decode()
    assert "已重新打开" in page
    assert "99.47" in page
    assert "改正中的文字" not in page


def test_a_typed_code_leads_to_its_page(client, sealed):
    typed = f" {in_groups(code_of(sealed)).lower()} "
    response = client.post(reverse("verify"), {"code": typed})
    assert response.headers["Location"] == reverse("verify_code", args=[code_of(sealed)])


@pytest.mark.parametrize("typed", ["ABCD", "0OIL-0OIL-0OIL", "<script>alert(1)</script>"])
def test_a_mistyped_code_comes_back_with_help(client, typed):
    response = client.post(reverse("verify"), {"code": typed})
    assert response.status_code == 400
    page = response.content.decode()
    assert MISTYPED in page
    assert "<script>alert" not in page
    assert typed.split("<")[0] in page


def test_an_unknown_code_is_not_ours(client):
    response = client.get(reverse("verify_code", args=[new_code()]))
    assert response.status_code == 404
    assert UNKNOWN in response.content.decode()


def test_nothing_sent_is_told(client):
    response = client.post(reverse("verify"), {"code": "  "})
    assert response.status_code == 400
    assert "请输入纸面页脚的核验码，或选择PDF文件。" in response.content.decode()


def test_an_uploaded_file_is_judged_and_forgotten(client, sealed, tmp_path):
    document = SealedDocument.objects.get()
    content = read_kept(document.file_name, sha256=document.sha256)
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    genuine = upload(client, content).content.decode()
    assert "与登记的签章文件完全一致，电子签章有效并覆盖整个文件。" in genuine
    changed = upload(client, content.replace(b"%%EOF", b"%%EOE", 1)).content.decode()
    assert "已改动" in changed
    assert "企业技术创新奖励补助" in changed
    foreign = upload(client, files.PDF).content.decode()
    assert "不是本系统的文件" in foreign
    assert "企业技术创新奖励补助" not in foreign
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before


def test_a_file_too_large_is_told_in_words(client, settings):
    settings.ATTACHMENT_MAX_BYTES = 1024 * 1024
    response = upload(client, b"%PDF-" + bytes(1024 * 1024))
    assert response.status_code == 400
    assert "文件超过1MB" in response.content.decode()


def test_whoever_asks_too_often_waits_a_minute(client):
    address = reverse("verify_code", args=[new_code()])
    answers = [client.get(address).status_code for _ in range(asked.MOST_PER_MINUTE + 1)]
    assert answers == [404] * asked.MOST_PER_MINUTE + [429]
    assert upload(client, files.PDF).status_code == 429
    other = client.get(address, REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 404
    AskedPublicly.objects.update(minute=timezone.now() - asked.KEPT * 2)
    assert client.get(address).status_code == 404
    assert AskedPublicly.objects.count() == 1  # what is older than an hour is forgotten


def test_a_file_weighs_more_than_a_code(client):
    answers = [upload(client, files.PNG).status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]


def test_a_scan_is_uploaded_on_the_sheet_s_page(signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    content = papers.as_scan(papers.page_picture(papers.printed(code_of(evaluation))))
    browser = signed_in(filler)
    assert "上传盖章扫描件" in browser.get(evaluation.get_absolute_url()).content.decode()
    address = reverse("add_scan", args=[evaluation.pk])
    file = SimpleUploadedFile("盖章件.pdf", content)
    page = browser.post(address, {"file": file}, follow=True).content.decode()
    assert "盖章扫描件已上传，核验码与现在的数据一致。" in page
    assert "盖章件.pdf" in page
    scan = StampedScan.objects.get()
    answer = browser.get(reverse("scan", args=[evaluation.pk, scan.pk]))
    assert answer.content == content
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=")
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_scan_that_is_refused_says_why_and_lists_what_changed(signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.RETURNED)
    old = code_of(evaluation, "sign_off")
    ProjectCells.objects.update(narratives_overview="改过的概况")
    make.explain_warnings(evaluation, by=filler)
    for name in ("submit", "sign_off", "approve"):
        make.step(evaluation, name)
    content = papers.as_scan(papers.page_picture(papers.printed(old)))
    browser = signed_in(filler)
    response = browser.post(
        reverse("add_scan", args=[evaluation.pk]), {"file": SimpleUploadedFile("x.pdf", content)}
    )
    page = response.content.decode()
    assert response.status_code == 409
    assert "此后数据已有变化" in page
    assert "项目概况" in page
    assert "改过的概况" in page
    nothing = browser.post(reverse("add_scan", args=[evaluation.pk]), follow=True).content.decode()
    assert "没有收到文件" in nothing
    program = {"file": SimpleUploadedFile("x.pdf", files.PROGRAM)}
    told = browser.post(reverse("add_scan", args=[evaluation.pk]), program, follow=True)
    assert "没有上传" in told.content.decode()


def test_others_see_the_scan_but_have_no_form(signed_in, unit, filler, outsider):
    evaluation = make.evaluation(unit=unit, state=State.SEALED)
    scan = make.stamped_scan(evaluation.snapshots.get(occasion="approve"), by=filler)
    page = signed_in(make.person(Role.AUDITOR, unit)).get(evaluation.get_absolute_url())
    assert "盖章件.pdf" in page.content.decode()
    assert "上传并核对" not in page.content.decode()
    address = reverse("scan", args=[evaluation.pk, scan.pk])
    assert signed_in(outsider).get(address).status_code == 404


def test_a_scan_whose_file_is_gone_is_told_in_words(signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.SEALED)
    scan = make.stamped_scan(evaluation.snapshots.get(occasion="approve"), by=filler)
    response = signed_in(filler).get(reverse("scan", args=[evaluation.pk, scan.pk]))
    assert response.status_code == 503
    assert "存档与登记的校验值不符" in response.content.decode()
