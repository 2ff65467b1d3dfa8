"""The people and things of the access matrix: one sheet, seen from every side."""

from dataclasses import dataclass

from evalforms.accounts.models import Unit, User
from evalforms.accounts.roles import Role
from evalforms.attachments.attach import attach
from evalforms.documents.models import SealedDocument
from evalforms.evaluations.models import Attachment, Evaluation, ProjectCells
from evalforms.evaluations.states import State
from evalforms.exports.models import Batch
from evalforms.rounds.models import Extension
from tests import make
from tests.access.visit import cookie_of
from tests.attachments import files

# Stands in the project's name and in its narratives; whoever may not see the sheet never reads it.
MARKER = "鹦鹉螺标记"
# Typed while the unit corrects a returned sheet; none of the reviewer's business yet.
CORRECTION = "改正中标记"


@dataclass(frozen=True, slots=True)
class World:
    """`cookies`: the session of each person, by what the person is to the sheet."""

    cookies: dict[str, str]
    evaluation: Evaluation
    extension: Extension
    attachment: Attachment
    batch: Batch
    document: int  # of a sealed sheet; before, an address that leads nowhere


def world(state: State) -> World:
    """A sheet of a unit below a bureau in one state, half corrected where it was returned."""
    bureau = make.unit(code="202", name="测试主管局")
    unit = make.unit(code="202001", name="测试局属中心", parent=bureau)
    people = _people(bureau=bureau, unit=unit)
    round = make.round()
    project = make.project(unit, name=f"{MARKER}项目")
    evaluation = make.evaluation(unit=unit, project=project, marker=MARKER)
    attachment = _attached(evaluation)
    for name in make.WAYS[state]:
        make.step(evaluation, name)
    if state == State.RETURNED:
        ProjectCells.objects.update(narratives_overview=CORRECTION)
    evaluation.evaluator_lines.update(title="")  # a warning, explained, that can be reworded
    make.explain_warnings(evaluation, by=people["filler"])
    make.project(unit, name="尚未建表的项目")
    make.rule_settings(round, published=True)
    extension = make.extension(round, unit, days_left=60)
    cookies = {name: cookie_of(person) for name, person in people.items()}
    document = SealedDocument.objects.values_list("pk", flat=True).first() or 0
    now = Evaluation.objects.get(pk=evaluation.pk)
    return World(cookies, now, extension, attachment, make.batch(now), document)


def _attached(evaluation: Evaluation) -> Attachment:
    by = make.person(Role.FILLER, evaluation.unit)
    return attach(evaluation.pk, files.PDF, name=f"{MARKER}.pdf", place="", by=by)


def _people(*, bureau: Unit, unit: Unit) -> dict[str, User | None]:
    elsewhere = make.unit(code="301", name="测试外单位")
    return {
        "anonymous": None,
        "filler": make.user(Role.FILLER, unit=unit),
        "unit_head": make.user(Role.UNIT_HEAD, unit=unit),
        "reviewer": make.user(Role.REVIEWER, portfolio=(bureau,)),
        "administrator": make.user(Role.ADMINISTRATOR),
        "auditor": make.user(Role.AUDITOR),
        "filler_of_bureau": make.user(Role.FILLER, unit=bureau),
        "head_of_bureau": make.user(Role.UNIT_HEAD, unit=bureau),
        "filler_elsewhere": make.user(Role.FILLER, unit=elsewhere),
        "reviewer_elsewhere": make.user(Role.REVIEWER, portfolio=(elsewhere,)),
        "disabled_filler": make.user(Role.FILLER, unit=unit, is_active=False),
    }
