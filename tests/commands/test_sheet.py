"""`manage.py sheet` as a process, with a database that cannot be reached."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.checks.complete import project_document
from tests.golden_sheets import GOLDEN, NAMES, expected

ROOT = Path(__file__).parent.parent.parent
NO_DATABASE = {"DATABASE_URL": "postgres://nobody:x@127.0.0.1:1/none"}


def _run(
    *arguments: object, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "manage.py", "sheet", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | NO_DATABASE | environment,
        input=stdin,
        capture_output=True,
        check=False,
    )


def _refused(*arguments: object, stdin: bytes = b"") -> list[str]:
    """The lines on standard error of a run that ends with 2 and prints nothing."""
    run = _run("check", *arguments, stdin=stdin)
    assert (run.returncode, run.stdout) == (2, b"")
    return run.stderr.decode().splitlines()


def _file(name: str) -> Path:
    return GOLDEN / f"{name}-2020.json"


def _sheet(folder: Path, **cells: Any) -> Path:
    file = folder / "sheet.json"
    file.write_text(json.dumps({"form": "project", "year": 2020, **cells}), encoding="utf-8")
    return file


def test_check_scores_all_golden_forms_in_one_submission() -> None:
    run = _run("check", *map(_file, NAMES))
    report = json.loads(run.stdout)
    assert [sheet["file"] for sheet in report["sheets"]] == [str(_file(name)) for name in NAMES]
    assert [
        {key: sheet[key] for key in ("subtotals", "total", "grade")} for sheet in report["sheets"]
    ] == [expected(name) for name in NAMES]
    assert run.returncode == 1  # the golden files hold no narratives
    assert run.stderr == b""


def test_check_prints_exactly_the_agreed_keys() -> None:
    report = json.loads(_run("check", _file("project-innovation")).stdout)
    sheet = report["sheets"][0]
    assert list(report) == ["sheets", "findings"]
    assert list(sheet) == ["file", "form", "scores", "subtotals", "total", "grade", "findings"]
    assert list(sheet["findings"][0]) == ["rule", "level", "cell", "message"]
    assert sheet["scores"][5] == {
        "indicator": "budget_execution_rate",
        "weight": "3.00",
        "score": "2.47",
        "mode": "computed",
        "rate": "82.37",
        "advised": "2.47",
        "explanation": "预算执行率 = 实际支出 284.17 ÷ 下达资金 345.00 × 100% = 82.37%, "
        "得分 = 3 × 82.37% = 2.47",
    }


def test_check_reads_standard_input_and_speaks_utf8_everywhere() -> None:
    content = _file("project-fund").read_bytes()
    run = _run("check", "-", stdin=content, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(run.stdout.decode())["sheets"][0]["file"] == "-"
    assert "资金到位率".encode() in run.stdout


def test_check_uses_the_chosen_framework() -> None:
    run = _run("check", _file("project-fund"), "--framework", "rules-strict")
    assert json.loads(run.stdout)["sheets"][0]["total"] == "59.00"


def test_check_of_a_complete_form_ends_with_zero(tmp_path: Path) -> None:
    file = tmp_path / "complete.json"
    file.write_text(json.dumps(project_document()), encoding="utf-8")
    run = _run("check", file)
    findings = json.loads(run.stdout)["sheets"][0]["findings"]
    assert (run.returncode, {item["level"] for item in findings}) == (0, {"hint"})


def test_check_of_several_files_names_the_file_of_a_finding_across_them() -> None:
    files = [_file(name) for name in NAMES]
    found = json.loads(_run("check", *files).stdout)["findings"]
    assert [list(item) for item in found] == [["file", "rule", "level", "cell", "message"]]
    assert (found[0]["file"], found[0]["rule"]) == (str(files[0]), "M08")


def test_check_of_one_file_finds_nothing_across() -> None:
    assert json.loads(_run("check", _file("department")).stdout)["findings"] == []


def test_refusal_names_file_key_and_value(tmp_path: Path) -> None:
    file = _sheet(tmp_path, funds={"allocated": "1e3"})
    assert _refused(file) == [
        f"{file}: “funds.allocated”(值: 1e3): 不是普通十进制数, 请写成如 22728.40 的形式"
    ]


def test_every_refused_file_gets_its_line(tmp_path: Path) -> None:
    missing = tmp_path / "missing.json"
    assert _refused(missing, _file("department"), tmp_path) == [
        f"{missing}: 文件不存在",
        f"{tmp_path}: 这是文件夹, 不是文件",
    ]


def test_empty_standard_input_is_refused_without_traceback() -> None:
    assert _refused("-") == ["-: 不是有效的JSON文件, 第1行第1列无法识别"]


def test_unknown_framework_is_refused() -> None:
    assert _refused(_file("department"), "--framework", "2099") == [
        "没有代码为“2099”的指标框架, 可选: jinzhong-2020、rules-strict"
    ]


@pytest.mark.parametrize("arguments", [(), ("magic", "x")])
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...]) -> None:
    run = _run(*arguments)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.startswith(b"usage: manage.py sheet")


def test_pdf_is_written_and_refuses_as_check_does(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    assert _run("pdf", _file("project-fund"), out).returncode == 0
    assert out.read_bytes()[:5] == b"%PDF-"
    run = _run("pdf", tmp_path / "missing.json", tmp_path / "other.pdf")
    assert (run.returncode, (tmp_path / "other.pdf").exists()) == (2, False)


def test_pdf_into_a_folder_that_does_not_exist_is_one_line(tmp_path: Path) -> None:
    run = _run("pdf", _file("project-fund"), tmp_path / "none" / "out.pdf")
    assert (run.returncode, len(run.stderr.splitlines())) == (2, 1)
