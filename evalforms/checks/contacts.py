"""F08 a telephone cell holds one number, F09 a name cell holds one person."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.plain import plain
from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.sheet import cell_value

# Stars stand where a copy was masked.
_NUMBER = re.compile(
    r"(?:\+?86[- ]?)?(?:\(?0[\d*]{2,3}\)?[- ]?)?[\d*]{3,4}[- ]?[\d*]{4,8}(?:(?:-|转|"
    r"分机)[\d*]{1,6})?"
)
_FEWEST, _MOST = 5, 15
_BETWEEN = re.compile(r"[\s、,;/|]+")
_TITLE = re.compile(
    ".*(?:长|员|任|书记|会计|师|授|理|干|股东|负责人|经办人|同志|人|助理|代|兼)$|\\(.*\\)"
)


def _phones(subject: Subject) -> Iterator[Flaw]:
    """Empty cells are the business of F00 and F10."""
    for cell, label, text in _phone_cells(subject):
        written = plain(text).strip()
        if written and not _is_one_number(written):
            message = f"{label}{quoted(text)}不是一个电话号码，请只填一个，如0354-1234567。"
            yield Flaw(cell, message)


def _phone_cells(subject: Subject) -> Iterator[tuple[str, str, str]]:
    is_department = isinstance(subject.sheet, DepartmentSheet)
    cell = "head.phone" if is_department else "phone"
    yield cell, subject.label(cell), cell_value(subject.sheet, cell)
    for at, row in enumerate(subject.sheet.evaluators):
        yield f"evaluators[{at}].phone", f"评价人员第{at + 1}行联系电话", row.phone


def _is_one_number(text: str) -> bool:
    digits = sum(1 for letter in text if letter.isdigit() or letter == "*")
    return _FEWEST <= digits <= _MOST and bool(
        _NUMBER.fullmatch(text) or re.fullmatch(r"[\d*]+", text)
    )


def _persons(subject: Subject) -> Iterator[Flaw]:
    """负责人, 经办人 and 单位负责人; 王 伟 is one person, 王伟 科长 too."""
    is_department = isinstance(subject.sheet, DepartmentSheet)
    for cell in ("head.name",) if is_department else ("responsible", "handler"):
        text = cell_value(subject.sheet, cell)
        people = persons_in(text)
        if len(people) > 1:
            message = f"{subject.label(cell)}{quoted(text)}填了{len(people)}人，请只填一人。"
            yield Flaw(cell, message)


def persons_in(text: str) -> tuple[str, ...]:
    """Names in a cell; a part of one character is half of a name, a title is none."""
    parts = [part for part in _BETWEEN.split(normalize("NFKC", text).strip()) if part]
    if all(len(part) == 1 for part in parts):
        return ("".join(parts),) if parts else ()
    whole = [part for part in parts if len(part) > 1]
    return (whole[0], *(part for part in whole[1:] if not _TITLE.fullmatch(part)))


RULES = (
    Rule("F08", "联系电话格式错误", BOTH, "head.phone, phone, evaluators[n].phone", _phones),
    Rule("F09", "负责人、经办人不是一人", BOTH, "head.name, responsible, handler", _persons),
)
