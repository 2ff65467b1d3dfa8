"""Where each sheet lies in the archive: by year and unit, no two in the same place."""

import re
from collections.abc import Iterator

from evalforms.documents.download import file_name
from evalforms.evaluations.models import Evaluation

_NOT_IN_FOLDERS = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


class Places:
    """Gives out names within one archive; the same sheets in the same order get the same ones."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, evaluation: Evaluation, edition: str) -> str:
        """2020年度/202 测试主管局/2020年度-202-…-绩效自评表.pdf"""
        unit = f"{evaluation.unit.code} {evaluation.unit.name}"
        unit = _NOT_IN_FOLDERS.sub(" ", unit).strip(" .")
        name = file_name(evaluation, edition=edition).removesuffix(".pdf")
        return self.free(f"{evaluation.round.year}年度/{unit}/{name}", ".pdf")

    def free(self, path: str, ending: str) -> str:
        """The path, or with -2, -3 … behind it where that is taken (however it is written)."""
        for candidate in _candidates(path):
            place = candidate + ending
            if place.casefold() not in self._taken:
                self._taken.add(place.casefold())
                return place
        raise AssertionError("there is always a next number")


def _candidates(path: str) -> Iterator[str]:
    yield path
    number = 2
    while True:
        yield f"{path}-{number}"
        number += 1
