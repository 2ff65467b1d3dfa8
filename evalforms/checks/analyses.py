"""Rates that a department states: SC11 with formula and figures, M16 as the rule has them."""

import re
from collections.abc import Iterator
from fractions import Fraction

from evalforms.checks.rule import DEPARTMENT, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.frameworks.definitions import Indicator
from evalforms.frameworks.rules import Band, Checkpoints, Manual, PercentCell
from evalforms.narratives.percents import percents_in
from evalforms.narratives.plain import plain
from evalforms.scoring.scorecard import ScoredLine

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)
_NOT_FIGURES = re.compile(r"(?:19|20)\d{2}年度?|\d{1,2}月(?:\d{1,2}日)?|100%|\d+分")
_FEWEST = 2
_CLAUSE_END = re.compile(r"[。;\n]|,(?!\d{3}(?!\d))")
_ANOTHER_RATE = re.compile(
    "上年|去年|往年|目标|预期|计划|控制|不超|不低|不高|同比|较|比|年初|季度|平均|月"
)


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
                f"{subject.named(indicator)}计算分析情况{quoted(analysis)}"
                "应列出公式、数据和结果，请补充。"
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
            f"{subject.named(indicator)}计算分析情况{quoted(analysis)}的比率与规则口径不一致"
            f"（{line.explanation}），请核对计算口径。"
        )
        yield Flaw(f"scores.{indicator.code}.analysis", message)


def _told_result(subject: Subject) -> Iterator[Flaw]:
    """M16 in the texts: 结转结余率 followed by percentages, and none is the rate of the rule."""
    tolerance = subject.figure("M16", "tolerance")
    for cell, text in subject.narratives():
        for indicator, line in subject.scored():
            clause = _clause_about(indicator.name, text) if line.rate is not None else ""
            stated = percents_in(clause)
            if line.rate is None or not stated or _ANOTHER_RATE.search(clause):
                continue
            if not any(abs(abs(v) - abs(Fraction(line.rate))) <= tolerance for v in stated):
                message = (
                    f"{subject.label(cell)}写明{quoted(clause)}，与规则口径不一致"
                    f"（{line.explanation}），请核对计算口径。"
                )
                yield Flaw(cell, message, indicator.name)


def _clause_about(name: str, text: str) -> str:
    """From the official name of a rate to the end of the clause; empty where it is not named."""
    _, found, rest = plain(text).partition(name)
    return name + _CLAUSE_END.split(rest)[0] if found else ""


def _results(subject: Subject) -> Iterator[Flaw]:
    yield from _other_result(subject)
    yield from _told_result(subject)


RULES = (
    Rule("SC11", "计算分析情况缺少公式和数据", DEPARTMENT, "scores.*.analysis", _bare),
    Rule("M16", "计算口径与规则不一致", DEPARTMENT, "scores.*.analysis, narratives.*", _results),
)
