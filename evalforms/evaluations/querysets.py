"""Who sees which evaluations: every list, page and export starts here."""

from typing import Self

from django.db import models
from django.db.models import Q

from evalforms.accounts.models import User
from evalforms.accounts.roles import Role
from evalforms.evaluations.states import FILED, State


class EvaluationQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Own unit and below for a unit's people, the portfolio's filed sheets for a reviewer."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.role in (Role.ADMINISTRATOR, Role.AUDITOR):
            return self
        if user.role == Role.REVIEWER:
            return self.filter(_in_portfolio(user), _filed(self.model))
        return self.filter(unit__path__startswith=user.unit.path) if user.unit else self.none()

    def with_names(self) -> Self:
        """Everything that a list row shows, in one query."""
        return self.select_related("round", "unit", "project", "framework")


def _filed(model: type[models.Model]) -> Q:
    """A sheet that its own head handed back is returned as well, but never left the unit."""
    signed = model._default_manager.filter(snapshots__occasion="sign_off")
    return Q(state__in=FILED) & (~Q(state=State.RETURNED) | Q(pk__in=signed.values("pk")))


def _in_portfolio(user: User) -> Q:
    paths = user.portfolio.values_list("path", flat=True)
    scope = Q(pk__in=[])
    for path in paths:
        scope |= Q(unit__path__startswith=path)
    return scope
