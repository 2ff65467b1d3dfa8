"""Who may open the rules of a round."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from evalforms.accounts.roles import Role
from evalforms.accounts.signed_in import signed_in_user
from evalforms.rounds.models import Round

READERS = (Role.ADMINISTRATOR, Role.AUDITOR)


def round_for(request: HttpRequest, pk: int, *roles: Role) -> Round:
    """Raises PermissionDenied, Http404."""
    if Role(signed_in_user(request).role) not in roles:
        names = "、".join(role.label for role in roles)
        raise PermissionDenied(f"这一页只供{names}使用。")
    return get_object_or_404(Round.objects.select_related("framework"), pk=pk)
