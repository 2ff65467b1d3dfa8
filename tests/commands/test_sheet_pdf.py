import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from evalforms.documents.official_pdf import official_pdf
from evalforms.frameworks.loader import load_framework
from tests.golden_sheets import GOLDEN, NAMES, golden

FRAMEWORK = load_framework("jinzhong-2020")


@pytest.mark.parametrize("name", NAMES)
def test_command_writes_the_official_pdf_of_each_golden_sheet(name: str, tmp_path: Path) -> None:
    out = tmp_path / "form.pdf"
    call_command("sheet", "pdf", str(GOLDEN / f"{name}-2020.json"), str(out))
    assert out.read_bytes() == official_pdf(golden(name), FRAMEWORK)
    assert list(tmp_path.iterdir()) == [out]


def test_command_writes_the_public_edition(tmp_path: Path) -> None:
    sheet, out = tmp_path / "sheet.json", tmp_path / "form.pdf"
    filled = json.loads((GOLDEN / "project-platform-2020.json").read_text())
    sheet.write_text(json.dumps({**filled, "phone": "0354-0000001"}))
    call_command("sheet", "pdf", str(sheet), str(out), "--edition", "public")
    public = out.read_bytes()
    call_command("sheet", "pdf", str(sheet), str(out))
    assert public.startswith(b"%PDF")
    assert public != out.read_bytes()


def test_what_is_not_a_sheet_leaves_no_file(tmp_path: Path) -> None:
    sheet, out, said = tmp_path / "sheet.json", tmp_path / "form.pdf", StringIO()
    sheet.write_text('{"form": "project", "year": "zwanzig"}')
    with pytest.raises(SystemExit) as ended:
        call_command("sheet", "pdf", str(sheet), str(out), stderr=said)
    assert ended.value.code == 2
    assert "year" in said.getvalue()
    assert list(tmp_path.iterdir()) == [sheet]


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    out, said = tmp_path / "nowhere" / "form.pdf", StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("sheet", "pdf", str(GOLDEN / "project-fund-2020.json"), str(out), stderr=said)
    assert ended.value.code == 2
    assert "nowhere" in said.getvalue()
