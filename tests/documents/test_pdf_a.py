"""Every printed and sealed file keeps the rules of PDF/A-3a, as another program reads them."""

import re
import subprocess
from pathlib import Path

import page
import pytest

from evalforms.documents import render_pdf as module
from evalforms.documents.official_pdf import official_pdf
from evalforms.documents.page import page_html
from evalforms.documents.render_pdf import render_pdf
from evalforms.frameworks.loader import load_framework
from evalforms.sheets.project import ProjectSheet
from tests.documents.papers import department_sheet, many_objectives, project_sheet
from tests.documents.test_mark import MARK
from tests.golden_sheets import NAMES, golden
from tests.signing.pages import sealed_pdf

FRAMEWORK = load_framework("jinzhong-2020")
# Complains of a correct length where the stream itself ends in a carriage return.
MISTAKEN = "PDFA3A-STREAM-LENGTH-001"


def faults(pdf: bytes) -> set[str]:
    report = page.validate_pdf_bytes(pdf, profile="3a")
    return {failure.rule_id for failure in report.failures} - {MISTAKEN}


@pytest.mark.parametrize("name", NAMES)
def test_golden_sheets(name: str) -> None:
    assert faults(official_pdf(golden(name), FRAMEWORK)) == set()


@pytest.mark.parametrize("edition", ["official", "public", "draft"])
def test_every_edition(edition: str) -> None:
    for sheet in (department_sheet(), project_sheet(objectives=many_objectives(40))):
        paper = page_html(sheet, FRAMEWORK, edition=edition, mark=MARK)
        assert faults(render_pdf(paper)) == set()


def test_text_is_tagged_for_who_has_it_read_aloud(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(official_pdf(golden(NAMES[0]), FRAMEWORK))
    tags = subprocess.run(
        ["pdfinfo", "-struct-text", file], capture_output=True, text=True, check=True
    ).stdout
    assert (
        "Tagged:          yes"
        in subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    )
    words = " ".join(tags.split())
    assert re.search(r'TH <[^>]+> Span \(inline\) "单位负责人"', words)
    assert re.search(r'TD: .{0,80} Span \(inline\) "22728.40"', words)


def test_rare_characters() -> None:
    sheet = ProjectSheet(year=2020, responsible="测试䶮㛃𬭳", handler="Ångström Ωμέγα")
    assert faults(official_pdf(sheet, FRAMEWORK)) == set()


def test_sealed_file() -> None:
    assert faults(sealed_pdf()) == set()


@pytest.mark.parametrize("variant", [None, "pdf/ua-1", "pdf/a-1b"])
def test_file_of_another_kind_is_noticed(
    variant: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PDF_VARIANT", variant)
    monkeypatch.setattr(module, "_leave_metadata_readable", None)
    assert faults(official_pdf(golden(NAMES[0]), FRAMEWORK))


def test_metadata_behind_a_filter_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_leave_metadata_readable", None)
    assert faults(official_pdf(golden(NAMES[0]), FRAMEWORK)) == {"PDFA3A-METADATA-FILTER-001"}
