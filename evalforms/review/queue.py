"""审核台: what waits for a reviewer, in the order in which it should be taken."""

from typing import Any

from django import forms
from django.db.models import F

from evalforms.accounts.models import User
from evalforms.evaluations.due import with_due
from evalforms.evaluations.models import Evaluation, Grade, Kind
from evalforms.evaluations.querysets import EvaluationQuerySet
from evalforms.evaluations.states import State

ORDERS: dict[str, tuple[str, list[Any]]] = {
    "oldest": ("先报先审", ["state_since", "pk"]),
    "deadline": ("截止早的在前", ["due_at", "state_since", "pk"]),
    "risk": (
        "疑点多的在前",
        ["-error_count", "-warning_count", "-hint_count", "state_since", "pk"],
    ),
    "lowest": ("得分低的在前", [F("total").asc(nulls_first=True), "state_since", "pk"]),
}
FIRST_ORDER = "oldest"


class QueueFilter(forms.Form):
    order = forms.ChoiceField(
        label="排序", choices=[(name, label) for name, (label, _) in ORDERS.items()], required=False
    )
    kind = forms.ChoiceField(
        label="表种", choices=[("", "全部表种"), *Kind.choices], required=False
    )
    grade = forms.ChoiceField(
        label="等次", choices=[("", "全部等次"), *Grade.choices], required=False
    )
    doubtful = forms.BooleanField(label="只看有提醒的", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("order", "kind", "grade"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self.fields["doubtful"].widget.attrs["class"] = "form-check-input"

    def narrow(self, evaluations: EvaluationQuerySet) -> EvaluationQuerySet:
        self.is_valid()
        for name in ("kind", "grade"):
            if self.cleaned_data.get(name):
                evaluations = evaluations.filter(**{name: self.cleaned_data[name]})
        if self.cleaned_data.get("doubtful"):
            evaluations = evaluations.filter(warning_count__gt=0)
        return evaluations.order_by(*ORDERS[self.chosen_order][1])

    @property
    def chosen_order(self) -> str:
        return self.cleaned_data.get("order") or FIRST_ORDER


def queue_of(user: User) -> EvaluationQuerySet:
    visible = Evaluation.objects.visible_to(user).with_names()
    return with_due(visible).filter(state=State.SUBMITTED)
