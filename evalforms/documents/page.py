"""The official page as HTML: everything that will stand on the paper, as escaped plain text."""

from typing import Any

from django.template.loader import render_to_string

from evalforms.documents.characters import printable
from evalforms.documents.edition import Edition
from evalforms.documents.mark import PrintedMark
from evalforms.documents.objective_groups import objective_groups
from evalforms.documents.public_copy import public_copy
from evalforms.documents.score_sections import score_sections
from evalforms.frameworks.definitions import Framework
from evalforms.scoring.scorecard import evaluate
from evalforms.sheets.labels import ATTRIBUTES
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.sheet import Sheet


def page_html(
    sheet: Sheet,
    framework: Framework,
    *,
    edition: str = Edition.OFFICIAL,
    mark: PrintedMark | None = None,
) -> str:
    """The whole page for `render_pdf`; the same arguments give the same text, always.

    mark: the check code for the foot of every page. Raises ValueError for an edition that does not
    exist.
    """
    edition = Edition(edition)
    shown = public_copy(sheet) if edition is Edition.PUBLIC else sheet
    context = {
        **paper_context(shown, framework),
        "is_draft": edition is Edition.DRAFT,
        "mark": mark,
    }
    return printable(render_to_string(f"sheets/{sheet.form}/print.html", context))


def paper_context(sheet: Sheet, framework: Framework) -> dict[str, Any]:
    """What the fragments of templates/sheets/ need, for the paper and for the page on screen."""
    definition = framework.form(sheet.form)
    scorecard = evaluate(sheet, definition)
    sections = score_sections(sheet, definition, scorecard)
    context: dict[str, Any] = {
        "sheet": sheet,
        "definition": definition,
        "scorecard": scorecard,
        "sections": sections,
        "score_span": sum(section.span for section in sections) + len(scorecard.caps) + 2,
        "total": scorecard.total
        if any(section.score is not None for section in sections)
        else None,
        "reference_total": sum(section.reference for section in sections),
    }
    if isinstance(sheet, ProjectSheet):
        attribute = sheet.project.attribute
        context["attribute"] = ATTRIBUTES[attribute] if attribute else ""
        context["objective_groups"] = objective_groups(sheet.objectives)
    return context
