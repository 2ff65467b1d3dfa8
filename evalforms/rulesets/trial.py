"""试运行: what prepared rules would say about the forms of a round, before anybody is told."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evalforms.checks.finding import Level
from evalforms.evaluations.assessment import Assessment, facts_of, judge
from evalforms.evaluations.models import Evaluation
from evalforms.rounds.models import Round
from evalforms.rulesets.differences import RuleDifference, differences
from evalforms.rulesets.in_force import RoundRules, rules_in_force
from evalforms.rulesets.live_forms import live_forms, with_content


@dataclass(frozen=True, slots=True)
class RuleChange:
    """before and after: number of findings."""

    difference: RuleDifference
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class FormChange:
    """Numbers of errors, warnings and hints."""

    evaluation: Evaluation
    before: dict[str, int]
    after: dict[str, int]
    can_no_longer_be_submitted: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """checked: how many forms were looked at; all figures are about these only.

    forms: those about which anything would change, stopped ones first.
    """

    round: Round
    checked: int
    rules: tuple[RuleChange, ...]
    forms: tuple[FormChange, ...]

    @property
    def stopped(self) -> int:
        return sum(1 for form in self.forms if form.can_no_longer_be_submitted)


def try_rules(prepared: RoundRules, round: Round, pks: Sequence[int]) -> Trial:
    """Checks these forms of the round twice: by what is in force there and by what is prepared."""
    current, before, after = rules_in_force(round), Counter[str](), Counter[str]()
    forms, evaluations = [], with_content(live_forms(round).filter(pk__in=pks))
    for evaluation in evaluations:
        facts = facts_of(evaluation)
        now, then = judge(evaluation, facts, current), judge(evaluation, facts, prepared)
        before.update(item.finding.rule for item in now.findings)
        after.update(item.finding.rule for item in then.findings)
        if _said(now) != _said(then):
            forms.append(_form(evaluation, now, then))
    edition = round.framework.definition.department.checks
    rules = [
        RuleChange(changed, before[changed.code], after[changed.code])
        for changed in differences(current.over(edition), prepared.over(edition))
    ]
    forms.sort(key=lambda form: not form.can_no_longer_be_submitted)
    return Trial(round, len(evaluations), tuple(rules), tuple(forms))


def counts_of(assessment: Assessment) -> dict[str, int]:
    return {str(level): assessment.count(level) for level in Level}


def _said(assessment: Assessment) -> list[tuple[str, str, str, str]]:
    found = (item.finding for item in assessment.findings)
    return [(f.rule, f.level, f.cell, f.message) for f in found]


def _form(evaluation: Evaluation, now: Assessment, then: Assessment) -> FormChange:
    stops = bool(then.blocking) and not now.blocking
    return FormChange(evaluation, counts_of(now), counts_of(then), stops)
