"""The gravest finding is read first."""

from evalforms.checks.finding import Finding, Level
from evalforms.checks.gravity import gravity
from evalforms.checks.rules import RULES


def finding(rule: str, level: Level) -> Finding:
    return Finding(rule, level, "year", "说明")


def test_gravity_puts_level_before_family_and_scores_before_spelling():
    spelling = finding("F17", Level.WARNING)
    score = finding("SC07", Level.WARNING)
    empty = finding("F00", Level.ERROR)
    hint = finding("SC09", Level.HINT)
    assert sorted([spelling, hint, score, empty], key=gravity) == [empty, score, spelling, hint]


def test_gravity_keeps_the_printed_order_of_equals():
    first = Finding("I05", Level.WARNING, "objectives[0].actual", "一")
    second = Finding("I06", Level.WARNING, "objectives[1].reason", "二")
    assert sorted([first, second], key=gravity) == [first, second]


def test_every_rule_belongs_to_a_family():
    ranks = {gravity(finding(rule.code, Level.HINT))[1] for rule in RULES}
    assert ranks == {0, 1, 2, 3, 4}
