"""Sheets that strain the paper: long, rare, unbroken and random contents come out whole, too."""

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import EvaluatorRow, ObjectiveCategory, ObjectiveRow, ScoreRow
from tests.documents.papers import (
    DEPARTMENT_WEIGHTS,
    FUNCTIONS,
    PROJECT_SCORES,
    department_sheet,
    project_sheet,
)
from tests.documents.proof import prove

LETTERS = "abcdefghij" * 50
ADDRESS = "https://example.invalid/" + "path/" * 40 + "?page=1&of=2"
ENGLISH = "The budget was carried out as planned; 3 of 4 targets were met (75%). " * 12

texts = st.text(
    st.sampled_from("绩效评价目标完成情况，。（）《》abcXYZ 0189.%≥\n䶮㛃𬭳"), max_size=300
)
short_texts = st.text(st.sampled_from("绩效户万元%abc019.≥䶮𬭳"), max_size=60)
objectives = st.lists(
    st.builds(
        ObjectiveRow,
        category=st.sampled_from(ObjectiveCategory),
        name=texts,
        target=short_texts,
        actual=short_texts,
        progress=st.sampled_from(["", "100%", "92.86%"]),
        reason=st.one_of(st.just(""), texts),
    ),
    max_size=25,
).map(tuple)
evaluators = st.lists(
    st.builds(EvaluatorRow, short_texts, short_texts, short_texts, st.just("0354-0000000")),
    max_size=35,
).map(tuple)


def telling(text: str) -> ProjectSheet:
    """The project form with this text in every narrative."""
    fields = ("overview", "fund_use", "implementation", "performance", "other")
    narratives = replace(project_sheet().narratives, **dict.fromkeys(fields, text))
    return project_sheet(narratives=narratives)


def test_narrative_of_twenty_thousand_characters() -> None:
    text = "".join(f"（{number}）{FUNCTIONS}" for number in range(1, 60))[:20000].rstrip()
    prove(department_sheet(narratives=replace(department_sheet().narratives, functions=text)))


@pytest.mark.parametrize("text", [LETTERS, ADDRESS, ENGLISH, "0123456789" * 30, "—" * 200])
def test_unbroken_and_foreign_texts(text: str) -> None:
    prove(telling(text))
    row = ObjectiveRow(ObjectiveCategory.QUANTITY, text, text, text, "100%", text)
    prove(project_sheet(objectives=(row,) * 3))


def test_rare_characters_in_names() -> None:
    person = EvaluatorRow("䶮㛃𬭳", "科员", "䶮㛃𬭳办公室", "0354-0000000")
    prove(project_sheet(evaluators=(person,), responsible="䶮𬭳", handler="㛃"))


def test_long_names_of_people_and_projects() -> None:
    person = EvaluatorRow(*["欧阳示例" * 10] * 3, "0354-0000000、" * 4)
    project = replace(project_sheet().project, name="技术改造项目" * 40)
    prove(project_sheet(project=project, evaluators=(person,) * 12, responsible="欧阳示例" * 20))


@pytest.mark.parametrize("length", [3, 60, 700])
def test_notes_below_every_score(length: int) -> None:
    text = "因招标流标一次，完工推迟。" * (length // 13 + 1)
    reasons = {
        form: tuple(ScoreRow(code, reason=text[:length]) for code in codes)
        for form, codes in (("department", DEPARTMENT_WEIGHTS), ("project", PROJECT_SCORES))
    }
    prove(department_sheet(scores=reasons["department"]))
    prove(project_sheet(scores=reasons["project"]))


def test_objective_longer_than_a_page_with_a_reason_longer_than_a_page() -> None:
    row = ObjectiveRow(ObjectiveCategory.COST, FUNCTIONS * 3, "1户", "1户", "100%", FUNCTIONS * 6)
    other = ObjectiveRow(ObjectiveCategory.COST, "其他", "1户", "1户", "100%")
    prove(project_sheet(objectives=(other, row, other)))


@given(rows=objectives, people=evaluators, overview=texts)
@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])  # no shrinking
def test_any_mixture(
    rows: tuple[ObjectiveRow, ...], people: tuple[EvaluatorRow, ...], overview: str
) -> None:
    narratives = replace(project_sheet().narratives, overview=overview)
    prove(project_sheet(objectives=rows, evaluators=people, narratives=narratives))
