"""How often an address may ask the public page: counted in the database, for all web processes."""

from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from evalforms.audit.record import plain_address
from evalforms.verification.models import AskedPublicly

MOST_PER_MINUTE = 60
CODE, FILE = 1, 6  # looking into a file costs the server more than looking up a code
KEPT = timedelta(hours=1)
UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104 - stands for all whose address nobody can tell


def asks_too_often(address: str, weight: int) -> bool:
    """Count this question; True where it is one too many."""
    now = timezone.now()
    minute = now.replace(second=0, microsecond=0)
    known = plain_address(address) or UNKNOWN_ADDRESS
    count, is_new = AskedPublicly.objects.get_or_create(address=known, minute=minute)
    if is_new:
        _forget_before(now - KEPT)
    within = AskedPublicly.objects.filter(pk=count.pk, weight__lte=MOST_PER_MINUTE - weight)
    return not within.update(weight=F("weight") + weight)


def _forget_before(moment: datetime) -> None:
    AskedPublicly.objects.filter(minute__lt=moment).delete()
