"""What somebody with a paper or a file in hand sends."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

MEGABYTE = 1024 * 1024


class VerificationForm(forms.Form):
    code = forms.CharField(
        label="核验码",
        required=False,
        max_length=60,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "placeholder": "例如 ABCD-EFGH-JKMN",
            }
        ),
        error_messages={"max_length": "核验码是12个字符，请核对后重新输入。"},
    )
    file = forms.FileField(
        label="PDF文件",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages={"invalid": "没有收到文件，请重新选择。"},
    )

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        most = settings.ATTACHMENT_MAX_BYTES
        if file and file.size is not None and file.size > most:
            raise forms.ValidationError(f"文件超过{most // MEGABYTE}MB，不是本系统的文件。")
        return file

    def clean(self) -> None:
        if not self.errors and not self.data.get("code", "").strip() and not self.files:
            raise forms.ValidationError("请输入纸面页脚的核验码，或选择PDF文件。")
