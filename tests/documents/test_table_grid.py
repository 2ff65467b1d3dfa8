import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalforms.documents.page import page_html
from evalforms.frameworks.loader import load_framework
from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import ObjectiveCategory, ObjectiveRow, ScoreRow
from evalforms.sheets.sheet import Sheet
from tests.documents.grid import page_of, uneven_rows
from tests.documents.papers import (
    DEPARTMENT_WEIGHTS,
    EVALUATORS,
    PROJECT_SCORES,
    capping_framework,
    department_sheet,
    many_objectives,
    project_sheet,
)

FRAMEWORK = load_framework("jinzhong-2020")
NOTED = {
    "department": tuple(ScoreRow(code, reason="扣分") for code in DEPARTMENT_WEIGHTS),
    "project": tuple(ScoreRow(code, reason="扣分") for code in list(PROJECT_SCORES)[::2]),
}

objective_rows = st.lists(
    st.builds(
        ObjectiveRow,
        category=st.sampled_from(ObjectiveCategory),
        name=st.sampled_from(["", "目标"]),
        reason=st.sampled_from(["", "原因"]),
    ),
    max_size=60,
).map(tuple)


def test_oracle_sees_a_hole_and_an_overlap() -> None:
    hole = "<table><colgroup><col><col></colgroup><tbody><tr><td>1</td></tr></tbody></table>"
    overhang = hole.replace("<td>1</td>", "<td>1</td><td rowspan=2>2</td>")
    assert uneven_rows(page_of(hole)) == ["row 0: [1, 0]"]
    assert uneven_rows(page_of(overhang)) == ["row 0: no room for '2'", "row 0: [1, 0]"]


@pytest.mark.parametrize(
    "sheet",
    [
        DepartmentSheet(year=2020),
        ProjectSheet(year=2020),
        department_sheet(),
        department_sheet(scores=NOTED["department"], evaluators=EVALUATORS * 20),
        project_sheet(scores=NOTED["project"], evaluators=EVALUATORS[:1]),
        *(project_sheet(objectives=many_objectives(count)) for count in (0, 1, 7, 60)),
        *(project_sheet(objectives=many_objectives(count, reasons=True)) for count in (1, 7, 60)),
    ],
)
def test_every_row_of_every_table_fills_all_columns(sheet: Sheet) -> None:
    assert uneven_rows(page_of(page_html(sheet, FRAMEWORK))) == []


@pytest.mark.parametrize("sheet", [department_sheet(), project_sheet()], ids=lambda s: s.form)
def test_capped_score_table_fills_all_columns(sheet: Sheet) -> None:
    assert uneven_rows(page_of(page_html(sheet, capping_framework()))) == []


@given(rows=objective_rows)
@settings(max_examples=60, deadline=None)
def test_any_mixture_of_objectives_fills_all_columns(rows: tuple[ObjectiveRow, ...]) -> None:
    assert uneven_rows(page_of(page_html(project_sheet(objectives=rows), FRAMEWORK))) == []
