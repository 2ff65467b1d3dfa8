"""计算分析情况 of rates: SC11 it shows formula and figures, M16 the result is the rule's."""

import re
from collections.abc import Iterator
from fractions import Fraction

from evalforms.checks.rule import DEPARTMENT, Flaw, Rule
from evalforms.checks.subject import Subject, named, quoted
from evalforms.frameworks.definitions import Indicator
from evalforms.frameworks.rules import Band, Checkpoints, Manual, PercentCell
from evalforms.narratives.percents import percents_in
from evalforms.narratives.plain import plain
from evalforms.scoring.scorecard import ScoredLine

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)
_NOT_FIGURES = re.compile(r"(?:19|20)\d{2}年度?|\d{1,2}月(?:\d{1,2}日)?|100%|\d+分")
_FEWEST = 2


def _rates(subject: Subject) -> Iterator[tuple[Indicator, ScoredLine, str]]:
    """Indicators that a rule measures by a rate, with the analysis as typed."""
    typed = subject.typed_rows()
    for indicator, line in subject.scored():
        rule, row = indicator.rule, typed.get(indicator.code)
        if rule is None or isinstance(rule, Checkpoints | Band | Manual) or row is None:
            continue
        if not isinstance(rule.measure, PercentCell) and row.analysis.strip():
            yield indicator, line, row.analysis


def _bare(subject: Subject) -> Iterator[Flaw]:
    """SC11: fewer than two figures, so neither formula nor data can stand there."""
    for indicator, _, analysis in _rates(subject):
        figures = _FIGURE.findall(_NOT_FIGURES.sub("", plain(analysis)))
        if len(figures) < _FEWEST:
            message = (
                f"{named(indicator)}计算分析情况{quoted(analysis)}应列出公式、数据和结果, 请补充。"
            )
            yield Flaw(f"scores.{indicator.code}.analysis", message)


def _other_result(subject: Subject) -> Iterator[Flaw]:
    """M16: percentages are stated and none of them is the rate of the rule."""
    tolerance = subject.figure("M16", "tolerance")
    for indicator, line, analysis in _rates(subject):
        stated = percents_in(analysis)
        if line.rate is None or not stated:
            continue
        if any(abs(abs(value) - abs(Fraction(line.rate))) <= tolerance for value in stated):
            continue
        message = (
            f"{named(indicator)}计算分析情况{quoted(analysis)}的比率与规则口径不一致"
            f"({line.explanation}), 请核对计算口径。"
        )
        yield Flaw(f"scores.{indicator.code}.analysis", message)


RULES = (
    Rule("SC11", "计算分析情况缺少公式和数据", DEPARTMENT, "scores.*.analysis", _bare),
    Rule("M16", "计算口径与规则不一致", DEPARTMENT, "scores.*.analysis", _other_result),
)
