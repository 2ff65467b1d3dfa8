"""A department's page reads a project form again as soon as it has changed, and only then."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evalforms.evaluations.current import current
from evalforms.evaluations.models import DepartmentCells, Evaluation, Kind
from evalforms.evaluations.project_sheets import changed_sheets, read_sheets
from evalforms.evaluations.saving import Change, save_cells
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(open_round, unit) -> Evaluation:
    return make.evaluation(project=make.project(unit), round=open_round)


def stored(form: Evaluation) -> Evaluation:
    return Evaluation.objects.get(pk=form.pk)


def test_both_ways_of_reading_give_the_same(form):
    first, again = changed_sheets([form]), changed_sheets([form])
    assert first == again == read_sheets([form])


def test_what_has_not_changed_is_not_read_again(form):
    changed_sheets([form])
    with CaptureQueriesContext(connection) as queries:
        changed_sheets([form])
    assert len(queries) == 0


def test_a_saved_cell_is_seen_at_once(form, filler):
    before = changed_sheets([form])[form.pk]
    save_cells(form.pk, [Change("narratives.overview", "新的概况", base=9)], by=filler)
    after = changed_sheets([stored(form)])[form.pk]
    assert (before.narratives.overview, after.narratives.overview) != ("新的概况",) * 2
    assert after.narratives.overview == "新的概况"


def test_a_version_that_was_undone_is_not_taken_for_the_one_that_came_instead(form, filler):
    version = form.version
    save_cells(form.pk, [Change("narratives.overview", "撤销的概况", base=9)], by=filler)
    changed_sheets([stored(form)])
    Evaluation.objects.filter(pk=form.pk).update(version=version)  # as after a rollback
    save_cells(form.pk, [Change("narratives.overview", "留下的概况", base=9)], by=filler)
    assert changed_sheets([stored(form)])[form.pk].narratives.overview == "留下的概况"


def test_the_departments_findings_follow_its_project_forms(form, unit, open_round, filler):
    department = make.evaluation(kind=Kind.DEPARTMENT, unit=unit, round=open_round)
    make.step(form, "submit")
    DepartmentCells.objects.update(basics_project_count=2)
    assert told(department, "M08") == 1
    other = make.evaluation(project=make.project(unit, name="另一个项目"), round=open_round)
    make.step(other, "submit")
    assert told(department, "M08") == 0


def told(department: Evaluation, rule: str) -> int:
    found = current(department.pk).assessment.findings
    return sum(1 for item in found if item.finding.rule == rule)
