"""Doorway through which Django finds the tables; nothing else happens here."""

from evalforms.accounts.models import Unit, User
from evalforms.audit.models import AuditEvent
from evalforms.documents.models import PrintedCode, SealedDocument
from evalforms.evaluations.models import (
    Attachment,
    CellEntry,
    DepartmentCells,
    Evaluation,
    EvaluatorLine,
    FindingExplanation,
    ObjectiveLine,
    Presence,
    ProjectCells,
    ScoreLine,
    Snapshot,
)
from evalforms.exports.models import Batch, BatchItem
from evalforms.frameworks.models import FrameworkVersion
from evalforms.rounds.models import Extension, Project, Round
from evalforms.rulesets.models import RuleSetting, RuleSettings
from evalforms.verification.models import AskedPublicly, StampedScan

__all__ = [
    "AskedPublicly",
    "Attachment",
    "AuditEvent",
    "Batch",
    "BatchItem",
    "CellEntry",
    "DepartmentCells",
    "Evaluation",
    "EvaluatorLine",
    "Extension",
    "FindingExplanation",
    "FrameworkVersion",
    "ObjectiveLine",
    "Presence",
    "PrintedCode",
    "Project",
    "ProjectCells",
    "Round",
    "RuleSetting",
    "RuleSettings",
    "ScoreLine",
    "SealedDocument",
    "Snapshot",
    "StampedScan",
    "Unit",
    "User",
]
