"""Freezing a sheet with its result at a step of its way, and reading it back."""

import hashlib
import json
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.checks.finding import Finding, Level
from evalforms.evaluations.assessment import Assessment, OpenFinding
from evalforms.evaluations.attached import written_attachments
from evalforms.evaluations.models import Evaluation, Occasion, Snapshot
from evalforms.scoring.scorecard import evaluate
from evalforms.sheets.codec import read_sheet, write_sheet


def take_snapshot(
    evaluation: Evaluation, assessment: Assessment, *, occasion: Occasion, by: User
) -> Snapshot:
    """Keep what was just assessed; the caller holds the row of the evaluation."""
    sheet, result = write_sheet(assessment.sheet), _written_result(evaluation, assessment)
    return Snapshot.objects.create(
        evaluation=evaluation,
        occasion=occasion,
        version=evaluation.version,
        framework=evaluation.framework,
        sheet=sheet,
        result=result,
        sha256=sha256_of(sheet, result),
        taken_at=timezone.now(),
        taken_by=by,
    )


def last_snapshot(evaluation: Evaluation, occasion: Occasion) -> Snapshot:
    """The version that stands since that step was last taken. Raises Snapshot.DoesNotExist."""
    found = evaluation.snapshots.filter(occasion=occasion).select_related("framework")
    return found.latest("taken_at", "pk")


def frozen_assessment(snapshot: Snapshot) -> Assessment:
    """What was assessed then: the sheet, its points, and the findings with their explanations."""
    framework = snapshot.framework.definition
    sheet = read_sheet(snapshot.sheet, framework=framework.code)
    result = json.loads(snapshot.result)
    findings = tuple(_read_finding(item) for item in result["findings"])
    scorecard = evaluate(sheet, framework.form(sheet.form))
    return Assessment(sheet, scorecard, findings, result.get("rules_version", 0))


def sha256_of(sheet: str, result: str) -> str:
    return hashlib.sha256(f"{sheet}\n{result}".encode()).hexdigest()


def _written_result(evaluation: Evaluation, assessment: Assessment) -> str:
    """Points as they were printed then, so that they need no program to be read later."""
    result = {
        "scorecard": asdict(assessment.scorecard),
        "findings": [_written_finding(item) for item in assessment.findings],
        "rules_version": assessment.rules_version,
        "attachments": written_attachments(evaluation),
    }
    return json.dumps(result, ensure_ascii=False, indent=1, default=_as_text)


def _as_text(value: Any) -> str:
    if not isinstance(value, Decimal):
        raise TypeError(f"not for a snapshot: {value!r}")
    return str(value)


def _written_finding(item: OpenFinding) -> dict[str, str]:
    return {
        "rule": item.finding.rule,
        "level": item.finding.level,
        "place": item.finding.cell,
        "cell": item.cell,
        "message": item.finding.message,
        "about": item.finding.about,
        "explanation": item.explanation,
    }


def _read_finding(item: dict[str, str]) -> OpenFinding:
    """Earlier snapshots do not say what a finding is about."""
    about = item.get("about", "")
    finding = Finding(item["rule"], Level(item["level"]), item["place"], item["message"], about)
    return OpenFinding(finding, item["cell"], item["explanation"])
