"""What an administrator says about a round: for which year, with which framework, until when."""

from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.utils import timezone

from evalforms.accounts.models import Unit
from evalforms.rounds.models import Extension, Round

MOMENT = "%Y-%m-%dT%H:%M"


class MomentInput(forms.DateTimeInput):
    """The browser's own picker of day and time, which wants its values in one format."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=MOMENT)


class _AdministratorForm(forms.ModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        for field in self.fields.values():
            field.error_messages["required"] = f"请填写{field.label}。"
            field.error_messages["invalid"] = f"{field.label}的格式不正确，请重新填写。"


class RoundForm(_AdministratorForm):
    """The framework cannot be changed once sheets have been made with it."""

    class Meta:
        model = Round
        fields = ["year", "title", "framework", "opens_at", "due_at"]
        widgets = {"opens_at": MomentInput(), "due_at": MomentInput()}
        help_texts = {
            "year": "自评哪一年的预算，例如 2020。",
            "title": "显示在首页和列表中，例如 2020年度财政支出绩效自评。",
            "framework": "两张表的指标、分值和计分规则。已有自评表后不能更换。",
            "due_at": "单位负责人须在此之前审签报送；个别单位可另行延期。",
        }
        error_messages = {"title": {"unique": "已有同名的轮次，请换一个名称。"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["framework"]).empty_label = "请选择"
        if self.instance.pk and self.instance.evaluations.exists():
            for name in ("year", "framework"):
                self.fields[name].disabled = True

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if not 2000 <= year <= 2100:
            raise forms.ValidationError("年度应在 2000 至 2100 之间。")
        return year

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or self.cleaned_data
        opens_at, due_at = chosen.get("opens_at"), chosen.get("due_at")
        if opens_at and due_at and due_at <= opens_at:
            self.add_error("due_at", "报送截止时间应晚于开始时间。")
        return chosen


class ExtensionForm(_AdministratorForm):
    class Meta:
        model = Extension
        fields = ["unit", "due_at", "reason"]
        widgets = {"due_at": MomentInput()}
        labels = {"unit": "单位"}

    def __init__(self, *args: Any, round: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.round = round
        self.instance.round = round
        unit = cast(forms.ModelChoiceField, self.fields["unit"])
        unit.queryset = Unit.objects.filter(is_active=True)
        unit.empty_label = "请选择"

    def clean_unit(self) -> Unit:
        """A second extension replaces the first."""
        unit: Unit = self.cleaned_data["unit"]
        known = self.round.extensions.filter(unit=unit).first()
        if known:
            self.instance.pk = known.pk
            self.instance._state.adding = False
        return unit

    def clean_due_at(self) -> Any:
        due_at = self.cleaned_data["due_at"]
        if due_at <= self.round.due_at:
            until = timezone.localtime(self.round.due_at)
            raise forms.ValidationError(f"延期应晚于本轮截止时间 {until:%Y-%m-%d %H:%M}。")
        return due_at
