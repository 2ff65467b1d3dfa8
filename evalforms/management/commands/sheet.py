"""`manage.py sheet check|pdf`: work on sheets in JSON files, without a database."""

import json
import sys
from argparse import ArgumentParser
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from evalforms.checks.report import has_errors, submission_report
from evalforms.checks.sheet_file import NotASheet, read_sheet_file
from evalforms.documents.render_pdf import MissingLibrary
from evalforms.frameworks.errors import FrameworkError
from evalforms.frameworks.loader import DEFAULT_FRAMEWORK, load_framework
from evalforms.sheets.sheet import Sheet

HAS_ERRORS = 1
NOT_A_SHEET = 2


class Command(BaseCommand):
    help = "Check or print sheets that are written as JSON; needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        check = verbs.add_parser("check", help="scores and findings as one JSON document")
        check.add_argument("files", nargs="+", metavar="FILE", help="- is standard input")
        pdf = verbs.add_parser("pdf", help="the official layout as PDF")
        pdf.add_argument("file", metavar="FILE")
        pdf.add_argument("out", metavar="OUT.pdf", type=Path)
        pdf.add_argument("--edition", choices=["official", "public"], default="official")
        for verb, run in ((check, self.check_sheets), (pdf, self.print_sheet)):
            verb.add_argument("--framework", metavar="CODE", default=DEFAULT_FRAMEWORK)
            verb.set_defaults(run=run)

    def handle(self, *args: Any, **options: Any) -> None:
        _speak_utf8()
        try:
            options["run"](options)
        except (FrameworkError, NotASheet, OSError, MissingLibrary) as reason:
            self._fail(str(reason))

    def check_sheets(self, options: dict[str, Any]) -> None:
        """Print the report; exit 1 where a finding blocks submission."""
        framework = load_framework(options["framework"])
        sheets = self._read_all(options["files"], options["framework"])
        report = submission_report(sheets, framework)
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        if has_errors(report):
            raise SystemExit(HAS_ERRORS)

    def print_sheet(self, options: dict[str, Any]) -> None:
        """Write the printed form of one sheet."""
        from evalforms.documents.official_pdf import official_pdf  # costs seconds, only here

        framework = load_framework(options["framework"])
        sheet = read_sheet_file(options["file"], framework=options["framework"])
        pdf = official_pdf(sheet, framework, options["edition"])
        _write_whole(options["out"], pdf)

    def _read_all(self, files: list[str], framework: str) -> list[tuple[str, Sheet]]:
        sheets, refused = [], []
        for file in files:
            try:
                sheets.append((file, read_sheet_file(file, framework=framework)))
            except NotASheet as reason:
                refused.append(str(reason))
        if refused:
            self._fail("\n".join(refused))
        return sheets

    def _fail(self, reason: str) -> None:
        self.stderr.write(reason)
        raise SystemExit(NOT_A_SHEET)


def _write_whole(target: Path, content: bytes) -> None:
    """The file is there whole or not at all, also where the disk is full."""
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(content)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _speak_utf8() -> None:
    """Chinese also where the terminal claims to know ASCII only."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
