from pathlib import Path

from evalforms.checks.across.rules import CROSS_RULES
from evalforms.checks.catalogue import catalogue
from evalforms.checks.rules import RULES
from evalforms.checks.unchecked import UNCHECKED
from evalforms.frameworks.loader import load_framework

ROOT = Path(__file__).parent.parent.parent


def test_table_of_rules_is_up_to_date() -> None:
    """If not: python -m evalforms.checks.catalogue > docs/checks.md"""
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == catalogue()


def test_every_rule_has_a_setting_and_every_setting_a_rule() -> None:
    codes = {rule.code for rule in RULES} | {rule.code for rule in CROSS_RULES}
    assert set(load_framework("jinzhong-2020").department.checks) == codes


def test_a_rule_is_listed_once() -> None:
    codes = [rule.code for rule in RULES] + [rule[0] for rule in UNCHECKED]
    assert sorted(codes) == sorted(set(codes))


def test_no_rule_of_the_rule_book_is_forgotten() -> None:
    """24 on completeness, 20 on money, 29 on indicators, 16 on scores, 8 on time and people."""
    book = {
        f"{family}{number:02}"
        for family, last in (("F", 24), ("M", 20), ("I", 29), ("SC", 16), ("X", 8))
        for number in range(1, last + 1)
    }
    known = {rule.code for rule in RULES} | {rule.code for rule in CROSS_RULES}
    assert book - known - {rule[0] for rule in UNCHECKED} == set()


def test_tests_named_in_the_table_exist() -> None:
    for name in ("test_twins.py", "test_across.py", "test_scores.py"):
        assert (Path(__file__).parent / name).exists()
