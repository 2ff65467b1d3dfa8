"""附件清单: what was handed in with a sheet, as a document of its own.

The sheet itself is printed without it, so that its bytes depend on nothing but the sheet.
"""

from django.template.loader import render_to_string

from evalforms.accounts.models import User
from evalforms.documents.characters import printable
from evalforms.documents.renderer import render_in_child
from evalforms.evaluations.content import attached_for
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import PASSED


def appendix_for(user: User, evaluation: Evaluation) -> bytes:
    """The list that the person may see now, as PDF. Raises RenderFailed."""
    return render_in_child(appendix_html(user, evaluation))


def appendix_html(user: User, evaluation: Evaluation) -> str:
    context = {
        "evaluation": evaluation,
        "definition": evaluation.definition,
        "attachments": attached_for(user, evaluation),
        "is_draft": evaluation.state not in PASSED,
    }
    return printable(render_to_string("documents/appendix.html", context))
