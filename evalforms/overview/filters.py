"""Which evaluations to list: everything is in the address, so that a view can be sent on."""

from typing import Any, cast

from django import forms
from django.db.models import Q

from evalforms.accounts.models import Unit, User
from evalforms.evaluations.models import Evaluation, Grade, Kind
from evalforms.evaluations.querysets import EvaluationQuerySet
from evalforms.evaluations.states import State
from evalforms.rounds.models import Round

FINDINGS = {
    "errors": ("有错误", Q(error_count__gt=0)),
    "warnings": ("有提醒", Q(warning_count__gt=0)),
    "none": ("无错误和提醒", Q(error_count=0, warning_count=0)),
}


class EvaluationFilter(forms.Form):
    q = forms.CharField(label="搜索", required=False, max_length=100)
    round = forms.ModelChoiceField(
        label="轮次", queryset=Round.objects.all(), required=False, empty_label="全部轮次"
    )
    kind = forms.ChoiceField(
        label="表种", choices=[("", "全部表种"), *Kind.choices], required=False
    )
    unit = forms.ModelChoiceField(
        label="单位", queryset=Unit.objects.none(), required=False, empty_label="全部单位"
    )
    grade = forms.ChoiceField(
        label="等次", choices=[("", "全部等次"), *Grade.choices], required=False
    )
    findings = forms.ChoiceField(
        label="疑点",
        choices=[("", "全部疑点"), *((name, label) for name, (label, _) in FINDINGS.items())],
        required=False,
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = cast(forms.ModelChoiceField, self.fields["unit"])
        unit.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        unit.choices = [("", "全部单位"), *((unit.pk, indented(unit)) for unit in units)]
        for field in self.fields.values():
            is_text = isinstance(field.widget, forms.TextInput)
            field.widget.attrs["class"] = "form-control" if is_text else "form-select"
        self.fields["q"].widget.attrs["placeholder"] = "单位、代码或项目名称"

    @property
    def is_used(self) -> bool:
        return any(self._chosen.values())

    @property
    def _chosen(self) -> dict[str, Any]:
        """What was understood; an address with nonsense in it lists as if it were not there."""
        self.is_valid()
        return self.cleaned_data

    def narrow(self, evaluations: EvaluationQuerySet) -> EvaluationQuerySet:
        chosen = self._chosen
        for name in ("round", "kind", "grade"):
            if chosen.get(name):
                evaluations = evaluations.filter(**{name: chosen[name]})
        if chosen.get("unit"):
            evaluations = evaluations.filter(unit__path__startswith=chosen["unit"].path)
        if chosen.get("findings"):
            evaluations = evaluations.filter(FINDINGS[chosen["findings"]][1])
        return _matching(evaluations, chosen.get("q", ""))


def units_seen_by(user: User) -> list[Unit]:
    """The units whose evaluations the person may see, in the order of the tree."""
    seen = Evaluation.objects.visible_to(user).order_by().values("unit")
    return list(Unit.objects.filter(pk__in=seen))


def indented(unit: Unit) -> str:
    return f"{'　' * (unit.path.count('/') - 1)}{unit.name}"


def _matching(evaluations: EvaluationQuerySet, words: str) -> EvaluationQuerySet:
    """Every word must occur somewhere in the names or codes."""
    for word in words.split():
        evaluations = evaluations.filter(
            Q(unit__name__icontains=word)
            | Q(unit__code__icontains=word)
            | Q(project__name__icontains=word)
            | Q(project__code__icontains=word)
        )
    return evaluations


def in_state(evaluations: EvaluationQuerySet, state: str) -> EvaluationQuerySet:
    """One state; without a choice all but the void ones."""
    if state in State.values:
        return evaluations.filter(state=state)
    return evaluations.exclude(state=State.VOID)
