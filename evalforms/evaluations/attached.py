"""The attachments of an evaluation as lists name them: the current ones, or those frozen then."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from evalforms.evaluations.models import Attachment, Evaluation, Snapshot
from evalforms.evaluations.places import place_labels

WHOLE_FORM = "整份自评表"
ROW_REMOVED = "整份自评表（原所在行已删除）"


@dataclass(frozen=True, slots=True)
class Attached:
    """`size` in bytes; `place` as in Attachment; `belongs_to` says in Chinese what it proves."""

    id: int
    name: str
    kind: str
    size: int
    sha256: str
    place: str
    belongs_to: str

    @property
    def short_digest(self) -> str:
        return self.sha256[:16]


def attached_now(evaluation: Evaluation) -> tuple[Attached, ...]:
    found = evaluation.attachments.filter(removed_at=None)
    labels = place_labels(evaluation) if found else {}
    return tuple(_attached(attachment, labels) for attachment in found)


def attached_in(snapshot: Snapshot) -> tuple[Attached, ...]:
    """As listed when it was taken; snapshots from before there were attachments list none."""
    return tuple(Attached(**item) for item in json.loads(snapshot.result).get("attachments", []))


def written_attachments(evaluation: Evaluation) -> list[dict[str, Any]]:
    """For the result of a snapshot."""
    return [asdict(item) for item in attached_now(evaluation)]


def _attached(attachment: Attachment, labels: dict[str, str]) -> Attached:
    place = attachment.place if attachment.place in labels else ""
    lost = WHOLE_FORM if not attachment.place else ROW_REMOVED
    return Attached(
        id=attachment.pk,
        name=attachment.name,
        kind=attachment.kind,
        size=attachment.size,
        sha256=attachment.sha256,
        place=place,
        belongs_to=labels.get(place, lost),
    )
