"""Who asks: behind the login a request always has a user of ours."""

from django.http import HttpRequest

from evalforms.accounts.models import User


def signed_in_user(request: HttpRequest) -> User:
    """Raises TypeError on a page without login, which has no business with people."""
    if not isinstance(request.user, User):
        raise TypeError("this page must not be open without login")
    return request.user
