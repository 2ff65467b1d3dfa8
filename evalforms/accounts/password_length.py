"""The minimum length of a password, said in Chinese; Django's own sentence has no translation."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class PasswordLength(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"密码太短，至少需要 {self.min_length} 个字符。"
