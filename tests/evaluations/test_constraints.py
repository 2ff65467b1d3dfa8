"""What the database itself never accepts, whoever writes and however."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint, F, Model, UniqueConstraint

from evalforms.evaluations.states import State
from evalforms.verification.asked import CODE, asks_too_often
from tests import make

pytestmark = pytest.mark.django_db

# Columns that break a rule, written past every form: (model, constraint) -> values.
BREAKING = {
    ("ProjectBudget", "project_budget_never_negative"): {"municipal": Decimal("-0.01")},
    ("User", "user_role_is_known"): {"role": "king"},
    ("User", "user_of_a_unit_role_has_a_unit"): {"role": "filler", "unit": None},
    ("Round", "round_due_after_opening"): {"due_at": F("opens_at")},
    ("Round", "round_year_plausible"): {"year": 1999},
    ("Project", "project_ends_after_start"): {"ends_on": F("starts_on") - timedelta(days=1)},
    ("Project", "project_attribute_is_known"): {"attribute": "sometimes"},
    ("Evaluation", "evaluation_kind_fits_project"): {"kind": "department"},
    ("Evaluation", "evaluation_state_is_known"): {"state": "lost"},
    ("Evaluation", "evaluation_grade_is_known"): {"grade": "好"},
    ("Evaluation", "evaluation_total_in_range"): {"total": Decimal("100.01")},
    ("Evaluation", "evaluation_version_positive"): {"version": 0},
    ("DepartmentCells", "department_satisfaction_rate_is_percent"): {
        "basics_satisfaction_rate": Decimal("100.01")
    },
    ("ProjectCells", "project_cells_attribute_is_known"): {"project_attribute": "sometimes"},
    ("ScoreLine", "score_line_weight_in_range"): {"weight": Decimal("-0.01")},
    ("ScoreLine", "score_line_score_in_range"): {"score": Decimal("100.01")},
    ("ObjectiveLine", "objective_category_is_known"): {"category": "luck"},
    ("Attachment", "attachment_kind_is_known"): {"kind": "exe"},
    ("Attachment", "attachment_is_not_empty"): {"size": 0},
    ("RuleSettings", "rule_settings_number_positive"): {"number": 0},
    ("RuleSettings", "rule_settings_published_by_somebody"): {
        "published_at": datetime(2021, 3, 1, tzinfo=UTC)
    },
    ("RuleSetting", "rule_level_is_known"): {"level": "sometimes"},
    ("Snapshot", "snapshot_occasion_is_known"): {"occasion": "birthday"},
    ("SealedDocument", "document_edition_is_known"): {"edition": "secret"},
    ("SealedDocument", "document_is_not_empty"): {"size": 0, "edition": "public"},
    ("Batch", "batch_kind_is_known"): {"kind": "secret"},
    ("Batch", "batch_state_is_known"): {"state": "lost"},
    ("Batch", "batch_edition_is_known"): {"edition": "secret"},
    ("BatchItem", "batch_item_state_is_known"): {"state": "lost"},
    ("StampedScan", "scan_kind_is_known"): {"kind": "exe"},
    ("StampedScan", "scan_is_not_empty"): {"size": 0},
}


APPEND_ONLY = ("Snapshot", "SealedDocument")  # an UPDATE is refused before it is looked at


def checks() -> list[tuple[type[Model], CheckConstraint]]:
    return [
        (model, constraint)
        for model in apps.get_app_config("evalforms").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint)
    ]


def breaking(model: type[Model], constraint: CheckConstraint) -> dict:
    if constraint.name.endswith("_not_negative"):
        column = constraint.name.split("_", 1)[1].removesuffix("_not_negative")
        return {column: Decimal("-0.01")}
    return BREAKING[model.__name__, constraint.name]


@pytest.fixture
def everything(unit, filler):
    """At least one row in every table."""
    make.rule_settings(make.round(), F15="hint")
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    make.evaluation(unit=unit, kind="department")
    make.sealed_document(evaluation.snapshots.get(occasion="approve"), by=filler)
    make.stamped_scan(evaluation.snapshots.get(occasion="approve"), by=filler)
    make.batch(evaluation)
    evaluation.project.budgets.create(year=2020, municipal="345.00")
    asks_too_often("127.0.0.1", CODE)
    evaluation.attachments.create(
        kind="pdf", size=1, uploaded_by=filler, uploaded_at=evaluation.created_at
    )
    evaluation.presences.create(user=filler, tab="a", seen_at=evaluation.created_at)


@pytest.mark.parametrize(
    ("model", "constraint"),
    [c for c in checks() if c[0].__name__ not in APPEND_ONLY],
    ids=lambda value: getattr(value, "name", getattr(value, "__name__", "")),
)
def test_the_database_refuses(everything, model, constraint):
    values = breaking(model, constraint)
    row = model.objects.first()
    if values.get("kind") == "department":
        row = model.objects.get(kind="project")
    with pytest.raises(IntegrityError, match=constraint.name), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize(
    ("model", "constraint"),
    [c for c in checks() if c[0].__name__ in APPEND_ONLY],
    ids=lambda value: getattr(value, "name", getattr(value, "__name__", "")),
)
def test_the_database_refuses_to_add(everything, model, constraint):
    row = model.objects.first()
    row.pk = None
    for column, value in breaking(model, constraint).items():
        setattr(row, column, value)
    with pytest.raises(IntegrityError, match=constraint.name), transaction.atomic():
        row.save(force_insert=True)


def test_every_rule_of_the_table_still_exists():
    names = {(model.__name__, constraint.name) for model, constraint in checks()}
    assert set(BREAKING) <= names


def uniques() -> list[tuple[type[Model], UniqueConstraint]]:
    return [
        (model, constraint)
        for model in apps.get_app_config("evalforms").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint)
    ]


@pytest.mark.parametrize(
    ("model", "constraint"),
    uniques(),
    ids=lambda value: getattr(value, "name", getattr(value, "__name__", "")),
)
def test_the_database_refuses_twins(everything, filler, open_round, unit, model, constraint):
    make.extension(open_round, unit, days_left=1)
    make.rule_settings(open_round, F15="hint")
    evaluation = make.evaluation(unit=unit)
    evaluation.finding_explanations.create(
        rule="F15", cell="x", text="说明", written_by=filler, written_at=evaluation.created_at
    )
    rows = model.objects.all()
    if constraint.name == "one_live_department_evaluation":
        rows = rows.filter(kind="department")
    if constraint.name == "one_live_project_evaluation":
        rows = rows.filter(kind="project")
    twin = rows.first()
    twin.pk = None
    twin._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_a_voided_evaluation_makes_room_for_another(unit, project):
    for _ in range(2):
        make.evaluation(unit=unit, project=project, state=State.VOID)
    assert make.evaluation(unit=unit, project=project).state == State.DRAFT


def test_money_is_kept_exactly_up_to_fifteen_digits(unit):
    evaluation = make.evaluation(unit=unit)
    cells = evaluation.project_cells
    for text in ("9999999999999.99", "0.01", "1234567890123.45"):
        cells.funds_allocated = Decimal(text)
        cells.save()
        cells.refresh_from_db()
        assert cells.funds_allocated == Decimal(text)


def test_negative_adjustments_are_ordinary(unit):
    cells = make.evaluation(unit=unit, kind="department").department_cells
    cells.budget_budget_adjustment = Decimal("-10504.26")
    cells.budget_year_end_balance = Decimal("-0.01")
    cells.signed_on = date(2021, 3, 1)
    cells.save()
    cells.refresh_from_db()
    assert cells.budget_budget_adjustment == Decimal("-10504.26")
