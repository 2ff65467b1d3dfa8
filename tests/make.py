"""Builders: plain functions with ordinary defaults; a test names only what it is about."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from evalforms.accounts.models import Unit, User
from evalforms.accounts.roles import UNIT_ROLES, Role
from evalforms.documents.models import SealedDocument
from evalforms.evaluations.assessment import assess, store_result
from evalforms.evaluations.models import (
    CellEntry,
    DepartmentCells,
    Evaluation,
    EvaluatorLine,
    FindingExplanation,
    Kind,
    ObjectiveLine,
    ProjectCells,
    Snapshot,
)
from evalforms.evaluations.models.columns import column_of
from evalforms.evaluations.moves import MOVES
from evalforms.evaluations.states import State
from evalforms.exports.models import Batch, BatchKind
from evalforms.frameworks.loader import DEFAULT_FRAMEWORK
from evalforms.frameworks.models import FrameworkVersion
from evalforms.rounds.models import Extension, Project, Round
from evalforms.rulesets.models import RuleSettings
from evalforms.sheets.codec import read_sheet
from evalforms.sheets.rows import EvaluatorRow
from evalforms.sheets.sheet import Sheet, cell_value, fixed_cells
from evalforms.verification.models import StampedScan
from evalforms.workflow.start import start
from evalforms.workflow.verbs import VERBS

GOLDEN = Path(__file__).parent / "golden"
PASSWORD = "正确的马电池订书钉"

_NO_COLUMN = ("year", "unit.code", "unit.name")
_numbers = count(1)


def unit(*, code: str = "", name: str = "", parent: Unit | None = None, **columns: Any) -> Unit:
    code = code or f"9{next(_numbers):03}"
    return Unit.objects.create(code=code, name=name or f"测试单位{code}", parent=parent, **columns)


def user(
    role: Role,
    *,
    unit: Unit | None = None,
    name: str = "",
    portfolio: tuple[Unit, ...] = (),
    **columns: Any,
) -> User:
    columns.setdefault("username", f"user{next(_numbers)}")
    person = User(role=role, unit=unit, name=name or Role(role).label, **columns)
    person.set_password(PASSWORD)
    person.save()
    person.portfolio.set(portfolio)
    return person


def round(
    *,
    year: int = 2020,
    framework: str = DEFAULT_FRAMEWORK,
    opens_in: int = -90,
    days_left: int = 30,
) -> Round:
    """Days from now; `days_left` below zero: it was open and is over."""
    now = timezone.now()
    return Round.objects.create(
        year=year,
        title=f"{year}年度绩效自评 {next(_numbers)}",
        framework=FrameworkVersion.objects.published(framework),
        opens_at=now + timedelta(days=opens_in),
        due_at=now + timedelta(days=days_left),
    )


def extension(round: Round, unit: Unit, *, days_left: int) -> Extension:
    due_at = timezone.now() + timedelta(days=days_left)
    return Extension.objects.create(round=round, unit=unit, due_at=due_at, reason="疫情影响")


def rule_settings(round: Round, *, published: bool = False, **levels: str) -> RuleSettings:
    """A version with the levels of these rules; a draft unless published."""
    by, now = person_of_the_bureau(), timezone.now()
    number = round.rule_settings.count() + 1
    version = RuleSettings.objects.create(round=round, number=number, saved_by=by, saved_at=now)
    for rule, level in levels.items():
        version.rules.create(rule=rule, level=level)
    if published:
        version.published_by, version.published_at = by, now
        version.save()
    return version


def person_of_the_bureau() -> User:
    known = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).first()
    return known or user(Role.ADMINISTRATOR)


def project(unit: Unit, **columns: Any) -> Project:
    defaults = {
        "code": f"P{next(_numbers):04}",
        "name": "企业技术创新奖励补助",
        "attribute": "recurring",
        "starts_on": date(2020, 1, 1),
        "ends_on": date(2020, 12, 31),
    }
    return Project.objects.create(unit=unit, **defaults | columns)


# How an evaluation comes into each state, told in moves.
WAYS: dict[State, tuple[str, ...]] = {
    State.DRAFT: (),
    State.AWAITING_SIGN_OFF: ("submit",),
    State.SUBMITTED: ("submit", "sign_off"),
    State.RETURNED: ("submit", "sign_off", "return_for_revision"),
    State.APPROVED: ("submit", "sign_off", "approve"),
    State.SEALED: ("submit", "sign_off", "approve", "seal"),
    State.VOID: ("void",),
}


@transaction.atomic
def evaluation(
    *,
    state: State = State.DRAFT,
    kind: str = Kind.PROJECT,
    unit: Unit | None = None,
    project: Project | None = None,
    round: Round | None = None,
    filled: bool = True,
    marker: str = "",
) -> Evaluation:
    """Gone through every step by the people of its unit, who are made where there are none.

    `marker`: a text that stands in a narrative, to be looked for where it must not appear.
    """
    unit = unit or (project.unit if project else _unit_of_tests())
    round = round or Round.objects.last() or _round_of_tests()
    if kind == Kind.PROJECT:
        project = project or _project_of_tests(unit)
    filler = person(Role.FILLER, unit)
    made = start(round=round, unit=unit, project=project, by=filler)
    if filled:
        fill(made, complete_sheet(made.kind, marker=marker), by=filler)
    for name in WAYS[state]:
        step(made, name)
    return made


def step(evaluation: Evaluation, name: str, *, by: User | None = None, reason: str = "") -> bool:
    """One move by whoever may do it, on the version that is stored now."""
    evaluation.refresh_from_db()
    by = by or person(MOVES[name].role, evaluation.unit)
    reason = reason or ("请补充说明" if MOVES[name].needs_reason else "")
    return VERBS[name](evaluation, by=by, version=evaluation.version, reason=reason)


def person(role: Role, unit: Unit) -> User:
    """Somebody of that role who is responsible for this unit."""
    known = User.objects.filter(role=role, is_active=True).order_by("pk")
    if role in UNIT_ROLES:
        return known.filter(unit=unit).first() or user(role, unit=unit)
    if role == Role.REVIEWER:
        return known.filter(portfolio=unit.department).first() or user(
            role, portfolio=(unit.department,)
        )
    return known.first() or user(role)


def complete_sheet(kind: str, *, marker: str = "") -> Sheet:
    """A real form's figures with invented texts and people; nothing in it blocks submission."""
    name = {"department": "department-2020.json", "project": "project-innovation-2020.json"}[kind]
    sheet = read_sheet((GOLDEN / name).read_text(encoding="utf-8"))
    texts = {
        column: f"{column}：按计划完成，资料齐全。{marker}"
        for column in type(sheet.narratives).__dataclass_fields__
    }
    people = (EvaluatorRow("测试甲", "科长", "办公室", "0354-0000001"),)
    sheet = replace(sheet, narratives=type(sheet.narratives)(**texts), evaluators=people)
    if kind == Kind.DEPARTMENT:
        return replace(sheet, head=type(sheet.head)("测试乙", "0354-0000002"))
    return replace(
        sheet,
        responsible="测试乙",
        handler="测试丙",
        phone="0354-0000003",
        filled_on=date(2021, 3, 1),
    )


def sealed_document(snapshot: Snapshot, *, by: User, sha256: str = "a" * 64) -> SealedDocument:
    """As it is registered; there is no file behind it."""
    return SealedDocument.objects.create(
        snapshot=snapshot,
        file_name="pdf/aa/a.pdf",
        size=1,
        sha256=sha256,
        certificate="c" * 64,
        holder="测试市财政局",
        sealed_by=by,
        sealed_at=timezone.now(),
    )


def stamped_scan(snapshot: Snapshot, *, by: User) -> StampedScan:
    """As it is registered; there is no file behind it."""
    return StampedScan.objects.create(
        snapshot=snapshot,
        stored_name=f"scan{next(_numbers)}",
        name="盖章件.pdf",
        kind="pdf",
        size=1,
        sha256="b" * 64,
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )


def batch(*evaluations: Evaluation, kind: str = BatchKind.PDF, **columns: Any) -> Batch:
    """Ordered and waiting."""
    made = Batch.objects.create(
        kind=kind,
        chosen="全部",
        ordered_by=person_of_the_bureau(),
        ordered_at=timezone.now(),
        **columns,
    )
    for position, evaluation in enumerate(evaluations):
        made.items.create(position=position, evaluation=evaluation, version=evaluation.version)
    return made


def fill(evaluation: Evaluation, sheet: Sheet, *, by: User) -> None:
    """Put a whole sheet in place of what is stored, and explain every warning it causes.

    The unit is the one of the evaluation, as the library of units knows no other.
    """
    if evaluation.kind == Kind.PROJECT:
        sheet = replace(sheet, implementing_unit=evaluation.unit.name)
    cells = {"department": DepartmentCells, "project": ProjectCells}[evaluation.kind]
    cells.objects.filter(pk=evaluation.pk).update(**_columns(sheet))
    for row in sheet.scores:
        lines = evaluation.score_lines.filter(indicator=row.indicator)
        lines.update(weight=row.weight, score=row.score, analysis=row.analysis, reason=row.reason)
    _replace_rows(evaluation, ObjectiveLine, getattr(sheet, "objectives", ()))
    _replace_rows(evaluation, EvaluatorLine, sheet.evaluators)
    CellEntry.objects.create(
        evaluation=evaluation,
        cell="narratives.other",
        version=evaluation.version,
        entered_by=by,
        entered_at=timezone.now(),
    )
    explain_warnings(evaluation, by=by)


def explain_warnings(evaluation: Evaluation, *, by: User) -> None:
    stored = Evaluation.objects.get(pk=evaluation.pk)
    for item in assess(stored).blocking:
        FindingExplanation.objects.create(
            evaluation=stored,
            rule=item.finding.rule,
            cell=item.cell,
            about=item.finding.about,
            text="情况属实，有文件依据。",
            written_by=by,
            written_at=timezone.now(),
        )
    store_result(stored, assess(Evaluation.objects.get(pk=stored.pk)))


def _columns(sheet: Sheet) -> dict[str, Any]:
    paths = [path for path in fixed_cells(sheet.form) if path not in _NO_COLUMN]
    values = {column_of(path): cell_value(sheet, path) for path in paths}
    if "project_attribute" in values:
        values["project_attribute"] = values["project_attribute"] or ""
    return values


def _replace_rows(evaluation: Evaluation, model: Any, rows: tuple[Any, ...]) -> None:
    model.objects.filter(evaluation=evaluation).delete()
    for position, row in enumerate(rows):
        values = {name: getattr(row, name) for name in type(row).__dataclass_fields__}
        model.objects.create(evaluation=evaluation, position=position, **values)


def _unit_of_tests() -> Unit:
    return Unit.objects.filter(parent=None).first() or unit()


def _round_of_tests() -> Round:
    return round()


def _project_of_tests(unit: Unit) -> Project:
    return project(unit)
