"""From a sheet to the bytes of its printed form, in this process."""

from evalforms.documents.edition import Edition
from evalforms.documents.page import page_html
from evalforms.documents.render_pdf import render_pdf
from evalforms.frameworks.definitions import Framework
from evalforms.sheets.sheet import Sheet


def official_pdf(sheet: Sheet, framework: Framework, edition: str = Edition.OFFICIAL) -> bytes:
    """The PDF of the sheet; the same arguments give the same bytes, always.

    Raises ValueError for an edition that does not exist, MissingLibrary as `render_pdf` does.
    """
    return render_pdf(page_html(sheet, framework, edition=edition))
