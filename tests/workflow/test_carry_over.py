"""Opening a sheet with what last year's says."""

from datetime import date

import pytest

from evalforms.evaluations.carrying_over import carried_count
from evalforms.evaluations.last_year import last_year_of, last_years
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.saving import Change, save_cells
from evalforms.evaluations.states import State
from evalforms.workflow.start import StartRefused, start
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def this_year():
    return make.round(year=2021)


@pytest.fixture
def lasting(unit):
    return make.project(unit, ends_on=date(2022, 12, 31))


def carried(round, unit, project, filler) -> Evaluation:
    return start(round=round, unit=unit, project=project, by=filler, carry=True)


def test_a_project_begins_with_last_years_texts_and_without_its_figures(
    open_round, this_year, unit, lasting, filler
):
    before = make.evaluation(project=lasting, round=open_round, state=State.APPROVED)
    now = carried(this_year, unit, lasting, filler)
    cells, old = now.project_cells, before.project_cells
    assert now.carried_from == before
    assert cells.narratives_overview == old.narratives_overview != ""
    assert (cells.responsible, cells.handler) == (old.responsible, old.handler)
    assert (cells.funds_allocated, cells.filled_on, cells.signed_on) == (None, None, None)
    names = [(line.name, line.target) for line in before.objective_lines.all()]
    lines = list(now.objective_lines.all())
    assert [(line.name, line.target) for line in lines] == names
    assert {(line.actual, line.progress, line.reason) for line in lines} == {("", "", "")}
    assert not {line.key for line in lines} & {line.key for line in before.objective_lines.all()}


def test_a_department_begins_with_last_years_balance(open_round, this_year, unit, filler):
    before = make.evaluation(unit=unit, kind="department", round=open_round)
    cells = carried(this_year, unit, None, filler).department_cells
    old = before.department_cells
    assert cells.budget_carried_over == old.budget_year_end_balance is not None
    assert cells.basics_three_public_last_year == old.basics_three_public_actual
    assert (cells.budget_executed, cells.basics_staff_total) == (None, None)
    assert cells.head_name == old.head_name


def test_the_library_wins_over_last_years_identity(open_round, this_year, unit, lasting, filler):
    make.evaluation(project=lasting, round=open_round)
    lasting.name = "改了名的项目"
    lasting.save()
    assert carried(this_year, unit, lasting, filler).project_cells.project_name == "改了名的项目"


def test_the_trail_tells_it(open_round, this_year, unit, lasting, filler):
    make.evaluation(project=lasting, round=open_round)
    now = carried(this_year, unit, lasting, filler)
    events = list(now.audit_events.values_list("action", "reason"))
    assert events == [("start", ""), ("carry_over", "带入2020年度自评表的文字、目标和人员")]


def test_without_a_sheet_of_last_year_there_is_nothing_to_take(this_year, unit, lasting, filler):
    with pytest.raises(StartRefused, match="没有2020年度的自评表可以带入"):
        carried(this_year, unit, lasting, filler)
    assert Evaluation.objects.count() == 0


def test_a_touched_cell_is_no_longer_marked(open_round, this_year, unit, lasting, filler):
    make.evaluation(project=lasting, round=open_round)
    now = carried(this_year, unit, lasting, filler)
    before = carried_count(now)
    save_cells(now.pk, [Change("narratives.overview", "今年的概况", base=now.version)], by=filler)
    assert carried_count(Evaluation.objects.get(pk=now.pk)) == before - 1 > 0


def test_a_blank_sheet_marks_nothing(open_round, unit, lasting, filler):
    blank = start(round=open_round, unit=unit, project=lasting, by=filler)
    save_cells(blank.pk, [Change("narratives.overview", "概况", base=1)], by=filler)
    fresh = Evaluation.objects.get(pk=blank.pk)
    assert (fresh.version, fresh.carried_from, carried_count(fresh)) == (2, None, 0)


def test_an_approved_sheet_comes_before_a_later_one(unit, lasting, this_year):
    approved = make.evaluation(project=lasting, round=make.round(), state=State.APPROVED)
    make.evaluation(project=lasting, round=make.round(opens_in=-10))
    now = make.evaluation(project=lasting, round=this_year)
    assert last_year_of(now) == approved


def test_void_sheets_and_other_years_units_and_projects_do_not_count(
    unit, subordinate, lasting, this_year, open_round
):
    make.evaluation(project=lasting, round=open_round, state=State.VOID)
    make.evaluation(project=make.project(subordinate), round=open_round)
    make.evaluation(project=lasting, round=this_year)
    assert last_years(unit, 2021) == {}
