"""What a person says when taking a step: on which version, and why."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from evalforms.evaluations.models.lines import TEXT_LENGTH
from evalforms.evaluations.moves import Move

STALE_PAGE = "页面信息不完整，请返回自评表页面后重新操作。"


class MoveForm(forms.Form):
    version = forms.IntegerField(
        min_value=1,
        max_value=2**31 - 1,
        widget=forms.HiddenInput,
        error_messages={"required": STALE_PAGE, "invalid": STALE_PAGE},
    )
    reason = forms.CharField(
        label="说明（可不填）",
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": "最多%(limit_value)d字，现有%(show_value)d字，请精简。"},
    )

    def __init__(self, step: Move, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.include_media = False
        if step.needs_reason:
            reason = self.fields["reason"]
            reason.label = "原因"
            reason.required = True
            reason.error_messages["required"] = f"“{step.label}”须写明原因，请填写后再提交。"
