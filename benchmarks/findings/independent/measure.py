"""`python -m benchmarks.findings.independent.measure [BATCH]`: found and false, form by form."""

import sys
from collections.abc import Iterator
from typing import TextIO

from benchmarks.findings.independent.office import FRAMEWORK, Form, offices
from evalforms.checks.across.rules import run_cross_checks
from evalforms.checks.finding import Finding, Level
from evalforms.checks.rules import run_checks
from evalforms.scoring.scorecard import evaluate

BATCHES = ("first", "second")


def with_findings(batch: str) -> Iterator[tuple[Form, list[Finding]]]:
    """Every form with its findings, those across forms at the form to which they belong."""
    for forms in offices(batch):
        sheets = [form.sheet for form in forms]
        found = [list(_check(form)) for form in forms]
        for item in run_cross_checks(sheets, FRAMEWORK.department.checks):
            found[item.at].append(item.finding)
        yield from zip(forms, found, strict=True)


def _check(form: Form) -> tuple[Finding, ...]:
    definition = FRAMEWORK.form(form.sheet.form)
    return run_checks(form.sheet, definition, evaluate(form.sheet, definition))


def measure(batch: str, out: TextIO) -> None:
    forms = clean = planted = hit = 0
    false = dict.fromkeys(Level, 0)
    false_clean = dict.fromkeys(Level, 0)
    for form, findings in with_findings(batch):
        forms, clean = forms + 1, clean + (not form.planted)
        codes = {finding.rule for finding in findings}
        planted, hit = planted + len(form.planted), hit + len(form.planted & codes)
        for code in sorted(form.planted - codes):
            out.write(f"  missed  {form.name}: {code}\n")
        for finding in findings:
            if finding.rule not in form.planted:
                false[finding.level] += 1
                false_clean[finding.level] += not form.planted
                if finding.level is not Level.HINT:
                    out.write(f"  false   {form.name}: {finding.rule} {finding.level} "
                              f"{finding.cell}: {finding.message}\n")  # fmt: skip
    out.write(f"{batch}: {forms} forms, {clean} of them clean; found {hit}/{planted}\n")
    for level in Level:
        out.write(f"  false {level}: {false_clean[level]} on clean forms, {false[level]} on all\n")


if __name__ == "__main__":
    for name in sys.argv[1:] or BATCHES:
        measure(name, sys.stdout)
