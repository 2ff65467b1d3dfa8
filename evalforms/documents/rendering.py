"""From a snapshot to the bytes of its document, in the child process."""

from evalforms.documents.codes import mark_of
from evalforms.documents.edition import Edition
from evalforms.documents.page import page_html
from evalforms.documents.renderer import render_in_child
from evalforms.evaluations.models import Snapshot
from evalforms.sheets.codec import read_sheet


def render_snapshot(snapshot: Snapshot, edition: str = Edition.OFFICIAL) -> bytes:
    """With its 核验码 on every page; the same snapshot gives the same bytes.

    Raises RenderFailed.
    """
    framework = snapshot.framework.definition
    sheet = read_sheet(snapshot.sheet, framework=framework.code)
    mark = mark_of(snapshot)
    return render_in_child(page_html(sheet, framework, edition=edition, mark=mark))
