"""Pages to print: both forms, every one with other figures and names, so that none is kept."""

from dataclasses import replace
from datetime import date

from evalforms.documents.page import page_html
from evalforms.frameworks.loader import load_framework
from tests.documents.papers import department_sheet, many_objectives, project_sheet

FRAMEWORK = load_framework("jinzhong-2020")
_FIRST_YEAR = 2021


def page(number: int) -> str:
    """Department and project form in turns, three pages each."""
    year, filled_on = _FIRST_YEAR + number % 7, date(_FIRST_YEAR + 1 + number % 7, 3, 1)
    if number % 2:
        sheet = project_sheet(objectives=many_objectives(12), filled_on=filled_on)
        narratives = replace(sheet.narratives, other=f"第{number}份，无其他需要说明的问题。")
        return page_html(replace(sheet, year=year, narratives=narratives), FRAMEWORK)
    told = department_sheet()
    narratives = replace(told.narratives, other=f"第{number}份，无其他需要说明的问题。")
    return page_html(replace(told, year=year, narratives=narratives), FRAMEWORK)
