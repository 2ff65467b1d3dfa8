"""Names of indicators: I16 not only a number, I17 numbers in order, I19 the year of the project."""

import re
from collections.abc import Iterator

from evalforms.checks.objectives import objectives
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.plain import plain
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import ObjectiveCategory

_ONLY_NUMBER = re.compile(r"指标\s*[0-9一二三四五六七八九十]*\s*[:、.]?\s*")
_NUMBERED = re.compile(r"^指标\s*(\d+)", re.ASCII)
_YEAR = re.compile(r"((?:19|20)\d{2})年(?:度)?([一-鿿]{3,8})", re.ASCII)
_COMPARED = 3
_COMPARES = re.compile("比|较|同|基期|以来|起|增|降|减|提高|版|届|标准|规划")


def _only_numbers(subject: Subject) -> Iterator[Flaw]:
    """I16: 指标1 and nothing more."""
    for item in objectives(subject):
        if _ONLY_NUMBER.fullmatch(plain(item.row.name).strip()) and item.row.target.strip():
            message = f"{item.place}的名称不明确，请写明具体指标。"
            yield Flaw(item.cell("name"), message)


def _order(subject: Subject) -> Iterator[Flaw]:
    """I17: within a heading the numbers go up."""
    last: dict[ObjectiveCategory, int] = {}
    for item in objectives(subject):
        match = _NUMBERED.match(plain(item.row.name).strip())
        if match is None:
            continue
        number, before = int(match.group(1)), last.get(item.category, 0)
        if number <= before:
            message = f"{item.place}的序号{number}排在{before}之后，请按顺序编号。"
            yield Flaw(item.cell("name"), message)
        last[item.category] = number


def _years(subject: Subject) -> Iterator[Flaw]:
    """I19: 2018年新认定 in the name, 2019年度新认定 and never 2018 in the text.

    Or a year of which neither the project nor any text knows.
    """
    text = "\n".join(plain(text) for _, text in subject.narratives())
    told = {(match.group(1), match.group(2)[:_COMPARED]) for match in _YEAR.finditer(text)}
    for item in objectives(subject):
        for match in _YEAR.finditer(plain(item.row.name)):
            year, object_ = match.group(1), match.group(2)[:_COMPARED]
            others = sorted(other for other, words in told if words == object_ and other != year)
            if others and (year, object_) not in told:
                message = (
                    f"{item.place}写明{year}年，文字说明中{quoted(match.group(2))}为{others[0]}年，"
                    "指标年度与项目内容不符，请更正。"
                )
                yield Flaw(item.cell("name"), message, f"{year}年{match.group(2)}")
            elif _is_unknown(subject, item.row.name, year, text):
                message = (
                    f"{item.place}写明{year}年，项目期与文字说明均未涉及{year}年，"
                    "指标年度与项目内容不符，请更正。"
                )
                yield Flaw(item.cell("name"), message, f"{year}年")


def _is_unknown(subject: Subject, name: str, year: str, text: str) -> bool:
    """Nothing is compared with that year, and it is none of the project's."""
    sheet = subject.sheet
    if not isinstance(sheet, ProjectSheet) or year in text or _COMPARES.search(plain(name)):
        return False
    first = sheet.project.starts_on.year if sheet.project.starts_on else sheet.year
    last = sheet.project.ends_on.year if sheet.project.ends_on else sheet.year
    return not min(first, sheet.year) <= int(year) <= max(last, sheet.year)


RULES = (
    Rule("I16", "指标名称不明确", PROJECT, "objectives[n].name", _only_numbers),
    Rule("I17", "指标序号混乱", PROJECT, "objectives[n].name", _order),
    Rule("I19", "指标年度与项目内容不符", PROJECT, "objectives[n].name", _years),
)
