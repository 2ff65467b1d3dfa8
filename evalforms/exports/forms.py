"""What the administrator orders: what to do, in which edition, with which sheets."""

from typing import Any, cast

from django import forms

from evalforms.documents.models import Edition
from evalforms.exports.models import BatchKind
from evalforms.overview.filters import EvaluationFilter

LONGEST = 300


class OrderForm(EvaluationFilter):
    """The filter of the list with two more questions; everything stands in the address."""

    what = forms.ChoiceField(label="内容", choices=BatchKind.choices, required=False)
    edition = forms.ChoiceField(label="版本", choices=Edition.choices, required=False)
    field_order = ["what", "edition", "round", "unit", "kind", "grade", "findings", "q"]

    @property
    def chosen_kind(self) -> str:
        return self._chosen.get("what") or BatchKind.SEAL

    @property
    def chosen_edition(self) -> str:
        if self.chosen_kind == BatchKind.SEAL:
            return Edition.OFFICIAL
        return self._chosen.get("edition") or Edition.OFFICIAL

    def in_words(self) -> str:
        """2020年度绩效自评 · 测试主管局及下属单位 · 项目"""
        chosen = self._chosen
        unit = chosen.get("unit")
        words: list[Any] = [
            chosen.get("round"),
            f"{unit.name}及下属单位" if unit else "",
            *(self._label(name) for name in ("kind", "grade", "findings")),
            f"“{chosen['q']}”" if chosen.get("q") else "",
        ]
        return " · ".join(str(word) for word in words if word)[:LONGEST] or "全部"

    def _label(self, name: str) -> str:
        value = self._chosen.get(name)
        labels = dict(cast(Any, self.fields[name]).choices)
        return str(labels[value]) if value else ""
