"""What was sealed of a sheet, the newest first; an earlier version's document stays what it was."""

from dataclasses import dataclass

from evalforms.documents.check_code import in_groups
from evalforms.documents.models import SealedDocument
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import State


@dataclass(frozen=True, slots=True)
class Sealed:
    """`is_current`: what stands for the sheet now; otherwise it was reopened after the seal."""

    document: SealedDocument
    code: str
    is_current: bool


def sealed_documents(evaluation: Evaluation) -> list[Sealed]:
    found = SealedDocument.objects.filter(snapshot__evaluation=evaluation)
    found = found.select_related("snapshot__printed_code", "sealed_by")
    newest = max((item.snapshot_id for item in found), default=0)
    return [
        Sealed(
            item,
            in_groups(item.snapshot.printed_code.code),
            evaluation.state == State.SEALED and item.snapshot_id == newest,
        )
        for item in found
    ]
