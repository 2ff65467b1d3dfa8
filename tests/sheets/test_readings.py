"""The corpus: what stands in target and result cells, and how each is to be read.

`readings.tsv`: where a text comes from, the text, and its reading as operator, change, number, unit
(`≥ 95 %`), `between 10 15 天`, `day …`, `days … …`, or `words`.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from evalforms.sheets.periods import Period
from evalforms.sheets.quantities import Between, CellValue, Quantity, read_value

FILE = Path(__file__).with_name("readings.tsv")


def _readings() -> list[tuple[str, str, str]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [(row["origin"], row["text"], row["reading"]) for row in rows]


READINGS = _readings()


def _told(value: CellValue) -> str:
    match value:
        case Quantity():
            parts = (value.operator or "", value.change or "", str(value.number), value.unit)
            return " ".join(part for part in parts if part)
        case Between():
            return f"between {value.low} {value.high} {value.unit}"
        case Period() if value.first == value.last:
            return f"day {value.first}"
        case Period():
            return f"days {value.first} {value.last}"
    return "words"


@pytest.mark.parametrize(("text", "reading"), [row[1:] for row in READINGS])
def test_text_is_read_as_the_corpus_says(text: str, reading: str) -> None:
    assert _told(read_value(text)) == reading


def test_corpus_is_large_and_half_of_it_from_elsewhere() -> None:
    origins = Counter(origin for origin, _, _ in READINGS)
    assert len({text for _, text, _ in READINGS}) == len(READINGS) >= 150
    assert origins["elsewhere"] >= origins["forms"] > 0
