"""Giving a frozen version its 核验码, and finding the version again."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from evalforms.documents.check_code import new_code
from evalforms.documents.mark import PrintedMark
from evalforms.documents.models import PrintedCode
from evalforms.evaluations.models import Snapshot

MOST_DRAWS = 5  # two equal codes among a million are a matter of one in ten thousand


def give_code(snapshot: Snapshot) -> PrintedCode:
    """With the snapshot, in the same transaction: printing then writes nothing."""
    for _ in range(MOST_DRAWS):
        code = new_code()
        if not PrintedCode.objects.filter(code=code).exists():
            return PrintedCode.objects.create(snapshot=snapshot, code=code, given_at=timezone.now())
    raise RuntimeError(f"no code for snapshot {snapshot.pk}")


def mark_of(snapshot: Snapshot) -> PrintedMark:
    """What stands at the foot of every page of this version."""
    code = snapshot.printed_code.code
    return PrintedMark(code, _address(code), snapshot.version, snapshot.sha256)


def _address(code: str) -> str:
    """Empty where the site has not been told under which name it is reached from outside."""
    return settings.SITE_URL + reverse("verify_code", args=[code]) if settings.SITE_URL else ""


def with_code(code: str) -> PrintedCode | None:
    """Raises nothing: a code that was never given is simply not found."""
    found = PrintedCode.objects.filter(code=code)
    return found.select_related(
        "snapshot__evaluation__unit",
        "snapshot__evaluation__project",
        "snapshot__evaluation__round",
        "snapshot__framework",
    ).first()
