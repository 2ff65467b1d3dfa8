"""附录: what was handed in with a sheet, what reviewers said and who did what, as a document.

The sheet itself is printed without it, so that its bytes depend on nothing but the sheet.
"""

from django.template.loader import render_to_string

from evalforms.accounts.models import User
from evalforms.accounts.roles import Role
from evalforms.audit.timeline import timeline
from evalforms.documents.characters import printable
from evalforms.documents.renderer import render_in_child
from evalforms.evaluations.content import attached_for
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.moves import MOVES
from evalforms.evaluations.states import PASSED

# What people of the finance bureau say of a sheet.
OPINIONS = tuple(move.name for move in MOVES.values() if move.role == Role.REVIEWER)


def appendix_for(user: User, evaluation: Evaluation) -> bytes:
    """What the person may see of it now, as PDF. Raises RenderFailed."""
    return render_in_child(appendix_html(user, evaluation))


def appendix_html(user: User, evaluation: Evaluation) -> str:
    steps = [entry for day in reversed(timeline(evaluation)) for entry in reversed(day.entries)]
    context = {
        "evaluation": evaluation,
        "steps": steps,
        "opinions": [entry for entry in steps if entry.action in OPINIONS],
        "definition": evaluation.definition,
        "attachments": attached_for(user, evaluation),
        "is_draft": evaluation.state not in PASSED,
    }
    return printable(render_to_string("documents/appendix.html", context))
