"""What a batch takes: the sheets that a filter finds, as they are when it is ordered."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.documents.models import SealedDocument
from evalforms.evaluations.models import Occasion, Snapshot
from evalforms.evaluations.querysets import EvaluationQuerySet
from evalforms.evaluations.states import PASSED, State
from evalforms.exports.models import OPEN_STATES, Batch, BatchItem, BatchKind, ItemState

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """taken: what the batch would do; left_out: found as well, but not passed (yet)."""

    taken: EvaluationQuerySet
    left_out: int

    @property
    def count(self) -> int:
        return self.taken.count()


def choice(kind: str, found: EvaluationQuerySet) -> Choice:
    """Sealing takes what is approved and not sealed; exporting takes everything that passed."""
    states = (State.APPROVED,) if kind == BatchKind.SEAL else PASSED
    live = found.exclude(state=State.VOID)
    taken = live.filter(state__in=states).order_by("unit__path", "kind", "project__code", "pk")
    return Choice(taken, live.exclude(state__in=states).count())


@transaction.atomic
def order(kind: str, edition: str, found: EvaluationQuerySet, *, chosen: str, by: User) -> Batch:
    """A second click on the same order leads to the batch of the first."""
    rows = list(choice(kind, found).taken.values_list("pk", "version"))
    same = _same(kind, edition, chosen, [pk for pk, _ in rows], by)
    if same:
        return same
    batch = Batch.objects.create(
        kind=kind, edition=edition, chosen=chosen, ordered_by=by, ordered_at=timezone.now()
    )
    ready = {} if kind == BatchKind.SEAL else _stored(edition, found)
    items = [
        BatchItem(
            batch=batch,
            position=position,
            evaluation_id=pk,
            version=version,
            document_id=ready.get(pk),
            state=ItemState.DONE if pk in ready else ItemState.WAITING,
        )
        for position, (pk, version) in enumerate(rows, start=1)
    ]
    BatchItem.objects.bulk_create(items, batch_size=ROWS_AT_ONCE)
    return batch


def _stored(edition: str, found: EvaluationQuerySet) -> dict[int, int]:
    """Documents by sheet that only wait to be packed: of what stands, not of earlier versions."""
    approved = Snapshot.objects.filter(
        evaluation=OuterRef("snapshot__evaluation"), occasion=Occasion.APPROVE
    )
    standing = Subquery(approved.order_by("-taken_at", "-pk").values("pk")[:1])
    sealed = found.filter(state=State.SEALED).order_by().values("pk")
    documents = SealedDocument.objects.filter(edition=edition, snapshot__evaluation__in=sealed)
    of_what_stands = documents.annotate(standing=standing).filter(snapshot=F("standing"))
    return dict(of_what_stands.values_list("snapshot__evaluation", "pk"))


def _same(kind: str, edition: str, chosen: str, wanted: list[int], by: User) -> Batch | None:
    open_ones = Batch.objects.select_for_update().filter(
        kind=kind, edition=edition, chosen=chosen, ordered_by=by, state__in=OPEN_STATES
    )
    for batch in open_ones:
        if list(batch.items.values_list("evaluation", flat=True)) == wanted:
            return batch
    return None
