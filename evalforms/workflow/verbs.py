"""Every verb of the table of moves by its name, for the one address that serves all buttons."""

from collections.abc import Callable

from evalforms.workflow.approve import approve
from evalforms.workflow.hand_back import hand_back
from evalforms.workflow.recall import recall
from evalforms.workflow.reopen import reopen
from evalforms.workflow.return_for_revision import return_for_revision
from evalforms.workflow.seal import seal
from evalforms.workflow.sign_off import sign_off
from evalforms.workflow.submit import submit
from evalforms.workflow.void import void
from evalforms.workflow.withdraw import withdraw

VERBS: dict[str, Callable[..., bool]] = {
    verb.__name__: verb
    for verb in (
        submit,
        withdraw,
        hand_back,
        sign_off,
        recall,
        return_for_revision,
        approve,
        seal,
        reopen,
        void,
    )
}
