import logging
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from evalforms.documents import render_pdf as module
from evalforms.documents.official_pdf import official_pdf
from evalforms.documents.page import page_html
from evalforms.documents.render_pdf import MissingLibrary, render_pdf
from evalforms.frameworks.loader import load_framework
from evalforms.sheets.rows import EvaluatorRow, ObjectiveCategory, ObjectiveRow
from tests.documents.grid import page_of
from tests.documents.papers import (
    FUNCTIONS,
    department_sheet,
    many_objectives,
    project_sheet,
)

FRAMEWORK = load_framework("jinzhong-2020")
FOOTER = re.compile(r"^第\d+页\s*共\d+页$", re.MULTILINE)


@pytest.fixture
def read(tmp_path: Path):
    """What a tool of poppler-utils says about a PDF."""

    def run(pdf: bytes, *command: str) -> str:
        file = tmp_path / "form.pdf"
        file.write_bytes(pdf)
        tool, *options = command
        end = ["-"] if tool == "pdftotext" else []
        done = subprocess.run([tool, *options, file, *end], capture_output=True, check=True)
        return done.stdout.decode()

    return run


def pages_of(pdf: bytes, read) -> list[str]:
    return read(pdf, "pdftotext", "-raw").split("\f")[:-1]


def joined(pdf: bytes, read) -> str:
    """All text in order, without page numbers and white space."""
    return "".join(FOOTER.sub("", "\n".join(pages_of(pdf, read))).split())


@pytest.mark.parametrize("sheet", [department_sheet(), project_sheet()], ids=lambda s: s.form)
def test_pdf_holds_every_word_of_the_page(sheet, read) -> None:
    html = page_html(sheet, FRAMEWORK)
    printed = joined(render_pdf(html), read)
    cells = ("".join("".join(cell.itertext()).split()) for cell in page_of(html).iter("td"))
    assert [text for text in cells if text and not _found(text, printed)] == []


def _found(text: str, printed: str) -> bool:
    """Whole, or in two parts where a page end and the repeated header come between."""
    if text in printed:
        return True
    return any(text[:cut] in printed and text[cut:] in printed for cut in range(1, len(text)))


def test_scores_and_amounts_can_be_searched(read) -> None:
    project = joined(official_pdf(project_sheet(), FRAMEWORK), read)
    assert [
        text for text in ("99.47", "19.47", "2.47", "284.17", "优") if text not in project
    ] == []
    department = joined(official_pdf(department_sheet(), FRAMEWORK), read)
    assert [text for text in ("100.00", "22728.40", "-10504.26") if text not in department] == []


def test_pages_are_numbered_at_the_foot(read) -> None:
    pages = pages_of(official_pdf(department_sheet(), FRAMEWORK), read)
    numbers = [FOOTER.findall(page) for page in pages]
    count = len(pages)
    assert numbers == [[f"第{number}页 共{count}页"] for number in range(1, count + 1)]
    assert count in (3, 4)


def test_paper_is_a4(read) -> None:
    told = read(official_pdf(project_sheet(), FRAMEWORK), "pdfinfo")
    assert "595.276 x 841.89 pts (A4)" in told


def test_fonts_are_embedded_subsets_of_our_own(read) -> None:
    table = read(official_pdf(project_sheet(), FRAMEWORK), "pdffonts").splitlines()[2:]
    fonts = [(line.split()[0].split("+")[1], line.split()[-5:-2]) for line in table]
    assert sorted(fonts) == [
        ("Evalforms-Song", ["yes", "yes", "yes"]),
        ("Evalforms-Song-Bold", ["yes", "yes", "yes"]),
    ]


def test_only_the_draft_has_a_watermark_and_on_every_page(read) -> None:
    draft = pages_of(official_pdf(project_sheet(), FRAMEWORK, "draft"), read)
    assert [sorted(set("草稿") & set(page)) for page in draft] == [["稿", "草"]] * len(draft)
    for edition in ("official", "public"):
        assert "草稿" not in joined(official_pdf(project_sheet(), FRAMEWORK, edition), read)


def test_narrative_of_twenty_thousand_characters_flows_over_pages(read) -> None:
    text = "".join(f"（{number}）{FUNCTIONS}" for number in range(1, 60))[:20000].rstrip()
    narratives = replace(department_sheet().narratives, functions=text)
    pdf = official_pdf(department_sheet(narratives=narratives), FRAMEWORK)
    narrative = joined(pdf, read).replace("单位职能概况", "")  # the label, repeated on each page
    assert "".join(text.split()) in narrative
    assert 15 <= len(pages_of(pdf, read)) <= 26


def test_rare_characters_in_names_are_printed(read) -> None:
    people = (EvaluatorRow("䶮㛃𬭳𬱖", "科员", "办公室", "0354-0000000"),)
    pdf = official_pdf(project_sheet(evaluators=people, responsible="镕堃"), FRAMEWORK)
    assert "䶮㛃𬭳𬱖" in joined(pdf, read)
    assert "镕堃" in joined(pdf, read)
    assert "Noto-Serif-SC" in read(pdf, "pdffonts")


def test_unbroken_strings_stay_inside_the_paper(read) -> None:
    word = "https://example.invalid/" + "abcdefghij" * 60
    row = ObjectiveRow(ObjectiveCategory.QUANTITY, word, word, word, "9" * 40)
    sheet = project_sheet(objectives=(row,), project=replace(project_sheet().project, name=word))
    pdf = official_pdf(sheet, FRAMEWORK)
    assert word in joined(pdf, read)
    boxes = re.findall(r'xMax="([\d.]+)"', read(pdf, "pdftotext", "-bbox"))
    right_edge = 595.276 - 20 / 25.4 * 72
    assert max(map(float, boxes)) <= right_edge


def test_merged_labels_are_repeated_on_every_page_they_reach(read) -> None:
    pages = pages_of(official_pdf(project_sheet(objectives=many_objectives(60)), FRAMEWORK), read)
    output_pages = [page for page in pages if "数量指标" in page or "成本指标" in page]
    assert len(output_pages) >= 2
    assert ["产出指标" in page for page in output_pages] == [True] * len(output_pages)
    with_objectives = [page for page in pages if "项目标：" in page]
    assert ["完成进度" in page for page in with_objectives] == [True] * len(with_objectives)


@pytest.mark.parametrize("count", [0, 3, 8, 21])
def test_signature_and_its_date_stay_on_one_page(count: int, read) -> None:
    sheet = project_sheet(objectives=many_objectives(count))
    pages = pages_of(official_pdf(sheet, FRAMEWORK), read)
    assert "单位负责人（签章）：" in pages[-1]
    assert "年 月 日" in pages[-1]
    assert "填报日期" in pages[-1]


@pytest.mark.parametrize("lines", [0, 17], ids=["second page", "first page"])
def test_no_section_heading_ends_a_page(lines: int, read) -> None:
    narratives = replace(project_sheet().narratives, overview="一\n" * lines + "二")
    pages = pages_of(official_pdf(project_sheet(narratives=narratives), FRAMEWORK), read)
    last_lines = [FOOTER.sub("", page).strip().splitlines()[-1] for page in pages]
    headings = ("投入：", "过程：", "产出：", "效果：", "综合得分：")
    assert [line for line in last_lines if line.startswith(headings)] == []


def test_same_page_gives_the_same_bytes_in_any_process() -> None:
    html = page_html(project_sheet(), FRAMEWORK)
    command = (
        "import sys; from evalforms.documents.render_pdf import render_pdf;"
        "sys.stdout.buffer.write(render_pdf(sys.stdin.read()))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", command],
            input=html.encode(),
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/Lima"))
    ]
    assert made[0] == made[1] == render_pdf(html)
    assert made[0].startswith(b"%PDF-1.7")


def test_bytes_differ_where_the_page_differs() -> None:
    assert official_pdf(project_sheet(), FRAMEWORK) != official_pdf(
        project_sheet(responsible="他人"), FRAMEWORK
    )


def test_pdf_says_nothing_about_time_and_names_its_standard(read) -> None:
    pdf = official_pdf(project_sheet(), FRAMEWORK)
    assert re.findall(rb"/(?:CreationDate|ModDate)", pdf) == []
    metadata = read(pdf, "pdfinfo", "-meta")
    assert ("pdfaid:part" in metadata, "pdfaid:conformance" in metadata) == (True, True)
    assert [date for date in re.findall(r"20\d\d-\d\d-\d\dT", metadata)] == []


def test_nothing_from_outside_gets_into_the_pdf(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("very secret")
    uri = secret.as_uri()
    page = f"""<html><head><title>x</title><base href="{tmp_path.as_uri()}/">
        <link rel="attachment" href="{uri}"><link rel="stylesheet" href="{uri}">
        <style>@import url({uri}); body {{ background: url({uri}) }}</style></head>
        <body><img src="{uri}"><a rel="attachment" href="{uri}">x</a>
        <object data="{uri}"></object><embed src="{uri}"></body></html>"""
    pdf = render_pdf(page)
    assert b"EmbeddedFile" not in pdf
    assert b"very secret" not in pdf


def test_rendering_both_forms_logs_no_warning(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        official_pdf(department_sheet(), FRAMEWORK)
        official_pdf(project_sheet(objectives=many_objectives(60, reasons=True)), FRAMEWORK)
    assert [record.getMessage() for record in caplog.records] == []


def test_missing_subsetter_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    import weasyprint

    monkeypatch.setattr(weasyprint.text.ffi, "harfbuzz_subset", None)
    module._kit.cache_clear()
    try:
        with pytest.raises(MissingLibrary, match=r"apt-get install .*libharfbuzz-subset0"):
            render_pdf("<p>x</p>")
    finally:
        module._kit.cache_clear()
