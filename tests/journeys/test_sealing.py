"""From approved to checked: sealed in a batch, packed, and verified from paper by anybody."""

from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from evalforms.evaluations.states import State
from tests import make, signers
from tests.journeys.browsers import Windows
from tests.journeys.worker import let_the_worker_work
from tests.signing.keys import usual_signer


@pytest.fixture(autouse=True)
def _seal(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, live_server) -> None:
    settings.DOCUMENT_ROOT, settings.EXPORT_ROOT = tmp_path / "documents", tmp_path / "exports"
    settings.SITE_URL = live_server.url
    signers.use(monkeypatch, usual_signer())


def order(page: Page, button: str, confirm: str = "") -> None:
    page.get_by_role("button", name=button).click()
    if confirm:
        page.get_by_role("dialog").get_by_role("button", name=confirm).click()
    expect(page.get_by_text("等待开始")).to_be_visible()
    let_the_worker_work()
    expect(page.get_by_text("已完成", exact=True)).to_be_visible()  # the page noticed by itself


def download(page: Page, link: str, to: Path) -> Path:
    with page.expect_download() as started:
        page.get_by_role("link", name=link).click()
    started.value.save_as(to)
    return to


def test_sealed_packed_and_checked_from_paper(
    windows: Windows, unit, administrator, tmp_path: Path
) -> None:
    for name in ("甲项目", "乙项目"):
        make.evaluation(project=make.project(unit, name=name), state=State.APPROVED)
    page = windows.of(administrator)
    page.goto("/")
    page.get_by_role("link", name="到导出中心批量签章").click()
    expect(page.get_by_text("将处理 2 份已通过、尚未签章的自评表")).to_be_visible()
    order(page, "开始批量签章", "开始签章")
    expect(page.get_by_text("2 / 2 份，完成 2，失败 0")).to_be_visible()

    page.goto("/exports/?what=pdf")
    order(page, "开始打包PDF")
    archive = ZipFile(download(page, "下载压缩包", tmp_path / "batch.zip"))
    (paper, _, *_) = archive.namelist()
    (tmp_path / "paper.pdf").write_bytes(archive.read(paper))

    address = qr_code(tmp_path / "paper.pdf")
    stranger = windows.stranger()
    stranger.goto(address)
    expect(stranger.get_by_text("已通过财政审核并签章存档，是目前有效的版本。")).to_be_visible()
    judge(stranger, tmp_path / "paper.pdf")
    expect(stranger.get_by_role("heading", name="真", exact=True)).to_be_visible()
    forge(tmp_path / "paper.pdf")
    judge(stranger, tmp_path / "paper.pdf")
    expect(stranger.get_by_role("heading", name="已改动")).to_be_visible()


def judge(page: Page, file: Path) -> None:
    page.get_by_label("或上传PDF文件").set_input_files(file)
    page.get_by_role("button", name="核验", exact=True).click()


def forge(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def qr_code(file: Path) -> str:
    picture = pypdfium2.PdfDocument(file)[0].render(scale=2, grayscale=True).to_pil()
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)
