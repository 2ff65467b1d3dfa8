"""Which of the unit's explanations counts for which finding."""

from collections import Counter
from collections.abc import Iterable

from evalforms.checks.finding import Finding
from evalforms.evaluations.models import FindingExplanation

Place = tuple[Finding, str]  # a finding at its lasting cell


class Explanations:
    """Each is of one finding, by rule, cell and what the finding is about.

    One that was written before findings said so is of whichever finding its rule has at the cell,
    while that is a single one: of several nobody knows which was meant.
    """

    def __init__(self, kept: Iterable[FindingExplanation], places: Iterable[Place]) -> None:
        self._texts = {(item.rule, item.cell, item.about): item.text for item in kept}
        self._found = Counter((finding.rule, cell) for finding, cell in places)

    def of(self, finding: Finding, cell: str) -> str:
        """Empty where there is none."""
        own = self._texts.get((finding.rule, cell, finding.about), "")
        if own or self._found[finding.rule, cell] > 1:
            return own
        return self._texts.get((finding.rule, cell, ""), "")
