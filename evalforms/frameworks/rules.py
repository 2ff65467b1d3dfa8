"""Rule parameters as data; the arithmetic lives in the scoring package."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manual:
    """A score by hand: needs a reason and evidence, advises nothing."""


Rule = Manual
