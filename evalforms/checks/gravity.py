"""In which order findings deserve attention: what changes a score before what mends a spelling."""

from evalforms.checks.finding import Finding, Level

_LEVELS = (Level.ERROR, Level.WARNING, Level.HINT)
# Families by the letters of a rule's code: scores, money, indicators, time and people, form.
_FAMILIES = ("SC", "M", "I", "X", "F")


def gravity(finding: Finding) -> tuple[int, int]:
    """Sorts the gravest first; findings of equal gravity keep their printed order."""
    family = finding.rule.rstrip("0123456789")
    return _LEVELS.index(finding.level), _FAMILIES.index(family)
