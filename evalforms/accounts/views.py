"""Login, logout and one's own password."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from evalforms.accounts.forms import NewPasswordForm, SignInForm
from evalforms.demonstration.accounts import ACCOUNTS, SHARED_PASSWORD


@method_decorator(require_http_methods(["GET", "HEAD", "POST"]), name="dispatch")
class SignIn(LoginView):
    template_name = "accounts/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        accounts = {"accounts": ACCOUNTS, "password": SHARED_PASSWORD} if settings.DEMO else None
        return super().get_context_data(demonstration=accounts, **kwargs)


@require_http_methods(["GET", "POST"])
def password_change(request: HttpRequest) -> HttpResponse:
    form = NewPasswordForm(request.user, request.POST or None)
    if form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, "密码已修改，下次登录请使用新密码。")
        return redirect("home")
    return render(request, "accounts/password.html", {"form": form})


def locked_out(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Too many wrong passwords: say until when; each further try starts the wait anew."""
    seconds = int(settings.AXES_COOLOFF_TIME * 3600)
    retry_at = timezone.localtime() + timedelta(seconds=seconds)
    context = {"retry_at": retry_at, "minutes": seconds // 60}
    response = render(request, "429.html", context, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response
