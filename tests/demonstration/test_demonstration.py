"""What the loaded demonstration shows: units, projects, states, scores, sealed timelines."""

import re
from collections import Counter
from decimal import Decimal

import pytest
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone

from evalforms.accounts.models import Unit, User
from evalforms.accounts.roles import Role
from evalforms.audit.verification import verify
from evalforms.demonstration.accounts import ACCOUNTS, SHARED_PASSWORD, everyone
from evalforms.documents.models import SealedDocument
from evalforms.evaluations.assessment import assess
from evalforms.evaluations.models import (
    DepartmentCells,
    Evaluation,
    EvaluatorLine,
    ProjectCells,
    Snapshot,
)
from evalforms.evaluations.states import PASSED, WITH_THE_BUREAU, State
from evalforms.rounds.models import Project, Round

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

NOBODYS_NUMBER = re.compile(r"0354-000\d{4}")


def _form_of_the_bureau(subject: str) -> Evaluation:
    evaluations = Evaluation.objects.filter(round__year=2020, unit__code="202").with_names()
    return next(item for item in evaluations if item.subject == subject)


def test_every_role_has_an_account_on_the_login_page() -> None:
    assert {account.role for account in ACCOUNTS} == set(Role)


def test_every_account_opens_with_the_shown_password() -> None:
    accounts = [User.objects.get(username=account.username) for account in everyone()]
    assert [user.check_password(SHARED_PASSWORD) for user in accounts] == [True] * len(accounts)


def test_the_shown_password_meets_the_rules_for_every_account() -> None:
    for user in User.objects.all():
        validate_password(SHARED_PASSWORD, user)


def test_there_are_no_accounts_but_the_demonstrations_own() -> None:
    names = sorted(User.objects.values_list("username", flat=True))
    assert names == sorted(account.username for account in everyone())


def test_the_bureau_has_its_four_subordinate_units() -> None:
    below = Unit.objects.filter(parent__code="202").values_list("name", flat=True)
    assert list(below) == [
        "晋中市墙材革新建筑节能中心",
        "晋中市工业经济信息中心",
        "后勤服务中心",
        "晋中市企业服务中心",
    ]


def test_twelve_further_departments_have_eight_projects_each() -> None:
    projects = Project.objects.exclude(unit__path__startswith="202/").select_related("unit")
    per_department = Counter(project.unit.path.split("/")[0] for project in projects)
    assert sorted(per_department.values()) == [8] * 12


def test_the_portfolios_cover_every_department_once() -> None:
    handled = [
        code
        for reviewer in User.objects.filter(role=Role.REVIEWER)
        for code in reviewer.portfolio.values_list("code", flat=True)
    ]
    departments = Unit.objects.filter(parent=None).values_list("code", flat=True)
    assert sorted(handled) == sorted(departments)


def test_the_round_of_2020_is_open_and_the_one_of_2019_closed() -> None:
    now = timezone.now()
    current, last = Round.objects.get(year=2020), Round.objects.get(year=2019)
    assert current.opens_at < now < current.due_at
    assert last.due_at < now


@pytest.mark.parametrize(
    ("subject", "total", "state"),
    [
        ("部门整体支出绩效自评表", "100.00", State.AWAITING_SIGN_OFF),
        ("优势企业转型项目信息化平台", "100.00", State.SEALED),
        ("企业技术创新奖励补助", "99.47", State.RETURNED),
        ("新动能专项资金", "97.75", State.SUBMITTED),
    ],
)
def test_the_citys_forms_have_their_printed_result(subject: str, total: str, state: State) -> None:
    evaluation = _form_of_the_bureau(subject)
    assert (evaluation.total, evaluation.grade) == (Decimal(total), "优")
    assert evaluation.state == state


def test_the_bureaus_forms_of_the_year_before_are_sealed() -> None:
    earlier = Evaluation.objects.filter(round__year=2019)
    assert Counter(earlier.values_list("unit__code", "kind", "state")) == {
        ("202", "project", State.SEALED): 4,
        ("202", "department", State.SEALED): 1,
    }


def test_stored_results_are_what_scoring_and_checks_say() -> None:
    evaluations = Evaluation.objects.with_names()
    stored = {e.pk: (e.total, e.grade, e.error_count, e.warning_count) for e in evaluations}
    assert stored == {evaluation.pk: _assessed(evaluation) for evaluation in evaluations}


def _assessed(evaluation: Evaluation) -> tuple[Decimal, str, int, int]:
    now = assess(evaluation)
    levels = Counter(item.finding.level.value for item in now.findings)
    return now.scorecard.total, now.scorecard.grade, levels["error"], levels["warning"]


def test_every_state_and_every_grade_can_be_seen() -> None:
    assert set(Evaluation.objects.values_list("state", flat=True)) == set(State.values)
    assert set(Evaluation.objects.values_list("grade", flat=True)) == {"", "优", "良", "中", "差"}


def test_some_projects_of_the_open_round_are_not_started() -> None:
    assert Project.objects.exclude(evaluations__round__year=2020).count() >= 8


def test_the_returned_form_says_why() -> None:
    event = _form_of_the_bureau("企业技术创新奖励补助").audit_events.last()
    assert event is not None
    assert event.action == "return_for_revision"
    assert "市级企业技术中心目标14个、实际13个" in event.reason


def test_every_audit_chain_verifies() -> None:
    verdicts = [verify(evaluation) for evaluation in Evaluation.objects.all()]
    assert [verdict for verdict in verdicts if not verdict.is_sound] == []


def test_events_follow_each_other_in_time_and_none_lies_ahead() -> None:
    now = timezone.now()
    for evaluation in Evaluation.objects.prefetch_related("audit_events"):
        times = [event.happened_at for event in evaluation.audit_events.all()]
        assert times == sorted(times)
        assert times[-1] < now


def test_every_approved_evaluation_has_its_snapshot_and_every_sealed_one_its_document() -> None:
    passed = set(Evaluation.objects.filter(state__in=PASSED).values_list("pk", flat=True))
    frozen = Snapshot.objects.filter(occasion="approve").values_list("evaluation", flat=True)
    assert set(frozen) == passed
    sealed = set(Evaluation.objects.filter(state=State.SEALED).values_list("pk", flat=True))
    documents = SealedDocument.objects.values_list("snapshot__evaluation", flat=True)
    assert set(documents) == sealed != set()


def test_whatever_left_the_filler_has_no_unexplained_warning() -> None:
    filed = (State.AWAITING_SIGN_OFF, *WITH_THE_BUREAU)
    for evaluation in Evaluation.objects.filter(state__in=filed).with_names():
        assert assess(evaluation).blocking == ()


def test_every_telephone_number_is_nobodys() -> None:
    numbers = {
        *EvaluatorLine.objects.values_list("phone", flat=True),
        *DepartmentCells.objects.values_list("head_phone", flat=True),
        *ProjectCells.objects.values_list("phone", flat=True),
    } - {""}
    assert [number for number in numbers if not NOBODYS_NUMBER.fullmatch(number)] == []


def test_nobody_is_a_masked_person_of_the_citys_forms() -> None:
    names = {
        *User.objects.values_list("name", flat=True),
        *EvaluatorLine.objects.values_list("name", flat=True),
        *ProjectCells.objects.values_list("responsible", flat=True),
        *ProjectCells.objects.values_list("handler", flat=True),
        *DepartmentCells.objects.values_list("head_name", flat=True),
    }
    assert [name for name in names if "某" in name or "*" in name] == []
