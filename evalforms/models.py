"""Doorway through which Django finds the tables; nothing else happens here."""

from evalforms.accounts.models import Unit, User
from evalforms.audit.models import AuditEvent
from evalforms.documents.models import OfficialDocument
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
from evalforms.frameworks.models import FrameworkVersion
from evalforms.rounds.models import Extension, Project, Round
from evalforms.rulesets.models import RuleSetting, RuleSettings

__all__ = [
    "Attachment",
    "AuditEvent",
    "CellEntry",
    "DepartmentCells",
    "Evaluation",
    "EvaluatorLine",
    "Extension",
    "FindingExplanation",
    "FrameworkVersion",
    "ObjectiveLine",
    "OfficialDocument",
    "Presence",
    "Project",
    "ProjectCells",
    "Round",
    "RuleSetting",
    "RuleSettings",
    "ScoreLine",
    "Snapshot",
    "Unit",
    "User",
]
