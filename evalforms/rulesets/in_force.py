"""Which settings a round checks by: those of the edition with the round's last published changes.

Version 0 is the edition itself.
"""

import json
from dataclasses import dataclass, field

from evalforms.frameworks.check_settings import (
    CheckSettings,
    overridden_settings,
    read_check_settings,
)
from evalforms.rounds.models import Round
from evalforms.rulesets.models import RuleSettings


@dataclass(frozen=True, slots=True)
class RoundRules:
    """number: version of the round; changes: the rules that differ from the edition."""

    number: int = 0
    changes: CheckSettings = field(default_factory=dict)

    def over(self, edition: CheckSettings) -> CheckSettings:
        """A rule that this edition does not have is left out: the round may be another year's."""
        known = {code: change for code, change in self.changes.items() if code in edition}
        return overridden_settings(edition, known) if known else edition


def rules_in_force(round: Round) -> RoundRules:
    """One query while nothing is published, two afterwards."""
    published = round.rule_settings.filter(published_at__isnull=False)
    version = published.order_by("-number").first()
    return RoundRules() if version is None else rules_of(version)


def rules_of(version: RuleSettings) -> RoundRules:
    rows = {
        row.rule: {"level": row.level, **json.loads(row.parameters)} for row in version.rules.all()
    }
    return RoundRules(version.number, read_check_settings(rows))
