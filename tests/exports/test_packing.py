"""The archive: every stored byte in its place, listed with its digest, whole or not there."""

import csv
import hashlib
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from evalforms.accounts.roles import Role
from evalforms.attachments.attach import attach
from evalforms.attachments.storage import keep_attachment
from evalforms.documents.check_code import in_groups
from evalforms.documents.models import SealedDocument
from evalforms.documents.storage import read_kept, sha256_of
from evalforms.evaluations.models import ProjectCells
from evalforms.evaluations.states import State
from evalforms.exports import packing
from evalforms.exports.files import archive_of, folder_of
from evalforms.exports.item_work import OTHER_VERSION
from evalforms.exports.models import Batch, BatchItem, BatchKind, BatchState, ItemState
from evalforms.exports.packing import DAMAGED, MOST_TRIES, claim_packing, pack
from evalforms.exports.work import NOT_STORED, work_once
from tests import make
from tests.attachments import files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pages")]


def packed(batch: Batch) -> ZipFile:
    while work_once():
        pass
    batch.refresh_from_db()
    assert (batch.state, batch.error) == (BatchState.DONE, "")
    content = archive_of(batch).read_bytes()
    assert (batch.sha256, batch.size) == (sha256_of(content), len(content))
    return ZipFile(BytesIO(content))


def manifest(archive: ZipFile) -> dict[str, str]:
    text = archive.read("清单.csv").decode("utf-8-sig")
    return {row["文件"]: row["SHA-256"] for row in csv.DictReader(StringIO(text))}


def sheet(archive: ZipFile, name: str) -> list[tuple]:
    book = load_workbook(BytesIO(archive.read("汇总表.xlsx")))
    return list(book[name].iter_rows(values_only=True))


@pytest.fixture
def sealed(unit):
    return make.evaluation(unit=unit, state=State.SEALED)


def test_the_archive_holds_the_stored_bytes_and_a_list_of_them(unit, sealed):
    project = make.project(unit, name="另一项目")
    other = make.evaluation(project=project, state=State.APPROVED)
    archive = packed(make.batch(sealed, other))
    folder = "2020年度/202 测试主管局"
    pdf = f"{folder}/2020年度-202-企业技术创新奖励补助-绩效自评表.pdf"
    assert archive.namelist() == [
        pdf,
        f"{folder}/2020年度-202-另一项目-绩效自评表.pdf",
        "汇总表.xlsx",
        "清单.csv",
    ]
    document = SealedDocument.objects.get()
    assert archive.read(pdf) == read_kept(document.file_name, sha256=document.sha256)
    assert archive.testzip() is None
    listed = manifest(archive)
    assert listed == {
        name: hashlib.sha256(archive.read(name)).hexdigest()
        for name in archive.namelist()
        if name != "清单.csv"
    }


def test_the_summary_has_a_line_for_every_sheet_with_figures_as_figures(sealed):
    document = SealedDocument.objects.get()
    heading, line = sheet(packed(make.batch(sealed)), "汇总表")
    row = dict(zip(heading, line, strict=True))
    assert (row["单位代码"], row["单位"], row["表种"]) == ("202", "测试主管局", "项目")
    assert [row[name] for name in ("投入", "过程", "产出", "效果")] == [19.47, 20, 30, 30]
    assert (row["综合得分"], row["等次"], row["状态"]) == (99.47, "优", "已签章")
    assert row["核验码"] == in_groups(document.snapshot.printed_code.code)
    assert row["SHA-256"] == document.sha256
    assert row["签章时间"].year == document.sealed_at.year


def test_names_that_a_spreadsheet_would_compute_stay_text(unit):
    project = make.project(unit, name='=HYPERLINK("http://x")')
    archive = packed(make.batch(make.evaluation(project=project, state=State.APPROVED)))
    book = load_workbook(BytesIO(archive.read("汇总表.xlsx")))
    cell = book["汇总表"]["E2"]
    assert (cell.data_type, cell.value) == ("s", '\'=HYPERLINK("http://x")')


def test_sheets_of_the_same_name_lie_beside_each_other(unit):
    twins = [make.evaluation(project=make.project(unit), state=State.APPROVED) for _ in range(3)]
    names = [name for name in packed(make.batch(*twins)).namelist() if name.endswith(".pdf")]
    assert [name.rpartition("-")[2] for name in names] == ["绩效自评表.pdf", "2.pdf", "3.pdf"]


def test_failed_sheets_are_listed_with_their_reasons(unit, sealed):
    bad = make.evaluation(project=make.project(unit, name="坏项目"), state=State.APPROVED)
    batch = make.batch(sealed, bad)
    make.step(bad, "reopen")
    archive = packed(batch)
    assert len([name for name in archive.namelist() if name.endswith(".pdf")]) == 1
    _, line = sheet(archive, "未导出")
    assert line[-2:] == ("坏项目", "下单后已被重新打开，没有处理。")


def test_a_file_damaged_after_its_turn_stays_out_with_the_reason(unit, sealed, settings):
    good = make.evaluation(project=make.project(unit), state=State.APPROVED)
    batch = make.batch(sealed, good)
    for _ in range(2):
        work_once()
    document = SealedDocument.objects.get()
    (settings.DOCUMENT_ROOT / document.file_name).write_bytes(b"forged")
    archive = packed(batch)
    assert [line[-1] for line in sheet(archive, "未导出")[1:]] == [DAMAGED]
    assert len([name for name in archive.namelist() if name.endswith(".pdf")]) == 1


def approved_again(evaluation) -> None:
    make.step(evaluation, "reopen")
    ProjectCells.objects.filter(pk=evaluation.pk).update(narratives_overview="第二次通过的概况")
    make.explain_warnings(evaluation, by=make.person(Role.FILLER, evaluation.unit))
    for name in ("submit", "sign_off", "approve"):
        make.step(evaluation, name)


def test_a_version_that_was_not_ordered_stays_out_with_the_reason(unit, sealed):
    evaluation = make.evaluation(project=make.project(unit), state=State.APPROVED)
    batch = make.batch(sealed, evaluation)
    approved_again(evaluation)
    assert [line[-1] for line in sheet(packed(batch), "未导出")[1:]] == [OTHER_VERSION]


def test_page_and_line_are_of_one_version_also_where_another_is_approved_meanwhile(unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    ordered = evaluation.snapshots.get(occasion="approve")
    batch = make.batch(evaluation)
    work_once()
    approved_again(evaluation)
    archive = packed(batch)
    heading, line = sheet(archive, "汇总表")
    (name,) = [name for name in archive.namelist() if name.endswith(".pdf")]
    code = in_groups(ordered.printed_code.code)
    assert code in archive.read(name).decode()
    assert "第二次通过的概况" not in archive.read(name).decode()
    assert dict(zip(heading, line, strict=True))["核验码"] == code


def test_the_public_edition_masks_telephone_numbers(unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    archive = packed(make.batch(evaluation, edition="public"))
    (name,) = [name for name in archive.namelist() if name.endswith(".pdf")]
    assert name.endswith("-公开版.pdf")
    assert "0354-0000003" not in archive.read(name).decode()


def test_an_archive_package_holds_all_that_belongs_to_a_sheet(unit):
    evaluation = make.evaluation(unit=unit)
    filler = make.person(Role.FILLER, unit)
    for content in (files.PDF, files.pdf(b"two")):
        attach(evaluation.pk, content, name="验收报告.pdf", place="", by=filler)
    make.explain_warnings(evaluation, by=filler)
    for name in make.WAYS[State.SEALED]:
        make.step(evaluation, name)
    snapshot = evaluation.snapshots.get(occasion="approve")
    scan = make.stamped_scan(snapshot, by=filler)
    scan.stored_name, scan.sha256 = keep_attachment(files.JPEG), sha256_of(files.JPEG)
    scan.save()
    archive = packed(make.batch(evaluation, kind=BatchKind.ARCHIVE))
    folder = "2020年度/202 测试主管局/2020年度-202-企业技术创新奖励补助-绩效自评表-附属材料"
    assert archive.read(f"{folder}/附件/验收报告.pdf") == files.PDF
    assert archive.read(f"{folder}/附件/验收报告-2.pdf") == files.pdf(b"two")
    assert archive.read(f"{folder}/盖章扫描件/盖章件.pdf") == files.JPEG
    assert archive.read(f"{folder}/自评表数据.json").decode() == snapshot.sheet
    history = archive.read(f"{folder}/办理过程.csv").decode("utf-8-sig").splitlines()
    assert history[0] == "时间,办理,办理人,角色,状态,说明"
    assert [line.split(",")[1] for line in history[1:]] == [
        "建立自评表",
        "上传附件",
        "上传附件",
        "提交给单位负责人审签",
        "审签并报送财政部门",
        "审核通过",
        "签章存档",
    ]


def test_the_same_batch_packed_twice_gives_the_same_bytes(sealed):
    batch = make.batch(sealed)
    first = packed(batch)
    Batch.objects.update(state=BatchState.PACKING, tries=0)
    again = packed(batch)
    name = first.namelist()[0]
    assert first.read(name) == again.read(name)
    assert [entry.date_time for entry in first.infolist()] == [
        entry.date_time for entry in again.infolist()
    ]


def test_a_packing_that_died_is_begun_anew_and_leaves_no_part(sealed, monkeypatch):
    batch = make.batch(sealed)
    work_once()
    claim_packing()
    folder = folder_of(batch)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "died.part").write_bytes(b"half")
    assert work_once() is False
    Batch.objects.update(leased_until=packing.timezone.now() - packing.LEASE)
    packed(batch)
    assert [path.name for path in folder.iterdir()] == ["batch.zip"]


def test_a_packing_that_kills_its_workers_is_given_up(sealed):
    batch = make.batch(sealed)
    work_once()
    past = packing.timezone.now() - packing.LEASE
    Batch.objects.update(tries=MOST_TRIES, leased_until=past)
    assert work_once() is False
    batch.refresh_from_db()
    assert (batch.state, batch.error) == (BatchState.FAILED, packing.PACKER_DIED)


def test_a_packer_that_overslept_leaves_the_parts_of_the_next_one_alone(sealed, monkeypatch):
    batch = make.batch(sealed)
    work_once()
    slow = claim_packing()
    others = folder_of(batch) / "next.part"

    def taken_over_meanwhile(*_):
        Batch.objects.update(tries=2)
        others.write_bytes(b"half")
        return iter(())

    monkeypatch.setattr(packing, "_packed", taken_over_meanwhile)
    pack(slow)
    assert others.read_bytes() == b"half"
    assert [path.name for path in folder_of(batch).iterdir()] == ["next.part"]
    batch.refresh_from_db()
    assert batch.state == BatchState.PACKING


def test_a_full_disk_fails_the_batch_in_words_and_leaves_nothing(sealed, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    batch = make.batch(sealed)
    monkeypatch.setattr("evalforms.exports.archive.ZipInfo", full)
    while work_once():
        pass
    batch.refresh_from_db()
    assert (batch.state, batch.error) == (BatchState.FAILED, NOT_STORED)
    assert list(folder_of(batch).iterdir()) == []


def test_a_batch_cancelled_while_it_is_packed_leaves_no_archive(sealed, monkeypatch):
    batch = make.batch(sealed)
    work_once()
    packing_of = claim_packing()
    Batch.objects.update(state=BatchState.CANCELLED)
    pack(packing_of)
    batch.refresh_from_db()
    assert batch.state == BatchState.CANCELLED
    assert not archive_of(batch).exists()
    assert BatchItem.objects.get().state == ItemState.DONE
