"""Where one sheet lies in the queue, and which comes before and after it."""

from dataclasses import dataclass

from evalforms.evaluations.querysets import EvaluationQuerySet


@dataclass(frozen=True, slots=True)
class Neighbours:
    """`position` counts from 1 and is 0 for a sheet that no longer waits."""

    position: int
    length: int
    before: int | None
    after: int | None


def neighbours(queue: EvaluationQuerySet, pk: int) -> Neighbours:
    """`after` of a sheet outside the queue is the first that waits."""
    keys = list(queue.values_list("pk", flat=True))
    if pk not in keys:
        return Neighbours(0, len(keys), None, keys[0] if keys else None)
    index = keys.index(pk)
    return Neighbours(
        position=index + 1,
        length=len(keys),
        before=keys[index - 1] if index else None,
        after=keys[index + 1] if index + 1 < len(keys) else None,
    )
