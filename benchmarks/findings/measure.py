"""`python -m benchmarks.findings.measure`: planted and found, false findings, sheets per second."""

import json
import sys
from collections import Counter
from random import Random
from time import perf_counter
from typing import TextIO

from benchmarks.findings.clean import Table, submission
from benchmarks.findings.planted import PLANTS
from benchmarks.findings.planted_across import ACROSS
from evalforms.checks.across.rules import run_cross_checks
from evalforms.checks.finding import Finding, Level
from evalforms.checks.rules import run_checks
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from evalforms.sheets.codec import read_sheet
from evalforms.sheets.sheet import Sheet

FRAMEWORK = load_framework("jinzhong-2020")
SEED = 20210713
CLEAN_SUBMISSIONS = 100  # about 400 forms
EACH_DEFECT = 8
PAIRS = 1000


def sheet_of(table: Table) -> Sheet:
    return read_sheet(json.dumps(table, default=str))


def found_in(sheets: list[Sheet]) -> list[list[tuple[str, Level, str, str]]]:
    """Findings of every sheet, those across sheets at the sheet to which they belong."""
    found = [[(f.rule, f.level, f.cell, f.message) for f in _check(sheet)] for sheet in sheets]
    for item in run_cross_checks(sheets, FRAMEWORK.department.checks):
        finding = item.finding
        found[item.at].append((finding.rule, finding.level, finding.cell, finding.message))
    return found


def _check(sheet: Sheet) -> tuple[Finding, ...]:
    definition = FRAMEWORK.form(sheet.form)
    return run_checks(sheet, definition, evaluate(sheet, definition))


def measure_clean(out: TextIO) -> None:
    levels: Counter[str] = Counter()
    rules: Counter[tuple[str, str]] = Counter()
    examples: dict[str, str] = {}
    forms = 0
    for number in range(CLEAN_SUBMISSIONS):
        for findings in found_in([sheet_of(t) for t in submission(Random(SEED + number))]):
            forms += 1
            for rule, graded, cell, message in findings:
                levels[graded.value] += 1
                rules[rule, graded.value] += 1
                examples.setdefault(rule, f"{cell}: {message}")
    out.write(f"clean forms: {forms}\n")
    for level in Level:
        count = levels[level.value]
        out.write(f"  false {level.value:8}{count:5}  {count / forms:.3f} per form\n")
    for (rule, name), count in rules.most_common():
        out.write(f"    {rule:5} {name:8}{count:5}  {examples[rule]}\n")


def measure_planted(out: TextIO) -> None:
    planted = found = 0
    missed: list[str] = []
    out.write("planted defects\n  rule   found/planted\n")
    for code, plant in {**PLANTS, **ACROSS}.items():
        hits = 0
        for number in range(EACH_DEFECT):
            chance = Random(SEED * 3 + number * 101 + len(code))
            tables = submission(chance)
            plant(tables, chance)
            rules = {
                r for findings in found_in([sheet_of(t) for t in tables]) for r, *_ in findings
            }
            if code.partition("/")[0] in rules:
                hits += 1
            else:
                missed.append(f"{code} #{number}")
        planted, found = planted + EACH_DEFECT, found + hits
        out.write(f"  {code:12}{hits:3}/{EACH_DEFECT}\n")
    out.write(f"  together    {found}/{planted}\n")
    if missed:
        out.write(f"  missed: {', '.join(missed)}\n")


def measure_speed(out: TextIO) -> None:
    chance = Random(SEED)
    texts = [[json.dumps(t, default=str) for t in submission(chance)[:2]] for _ in range(PAIRS)]
    start = perf_counter()
    for pair in texts:
        found_in([read_sheet(text) for text in pair])
    seconds = perf_counter() - start
    out.write(
        f"{PAIRS} pairs of a department and a project sheet, read, scored and checked: "
        f"{seconds:.1f} s, {2 * PAIRS / seconds:.0f} sheets per second, "
        f"{seconds / PAIRS * 1000:.1f} ms per pair\n"
    )


if __name__ == "__main__":
    measure_clean(sys.stdout)
    measure_planted(sys.stdout)
    measure_speed(sys.stdout)
