"""F18: documents are cited as 财预〔2020〕10号."""

from collections.abc import Iterator

from evalforms.checks.html_in_text import texts_of
from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.document_numbers import document_numbers_in


def _citations(subject: Subject) -> Iterator[Flaw]:
    """The first irregular document number of each cell."""
    for cell, label, text in texts_of(subject):
        numbers = document_numbers_in(text)
        odd = next((number for number in numbers if not number.is_regular), None)
        if odd is not None:
            message = f"{label}中的文号{quoted(odd.text)}应写成“×〔年份〕×号”，请更正。"
            yield Flaw(cell, message, odd.text)


RULES = (Rule("F18", "文号格式不规范", BOTH, "任一文字栏目", _citations),)
