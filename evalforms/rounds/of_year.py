"""Which projects are evaluated for a year."""

from django.db.models import Q


def projects_of_year(year: int) -> Q:
    """The projects whose period covers the year."""
    return Q(starts_on__year__lte=year, ends_on__year__gte=year)
