"""Who else has this sheet open, and in which part: told with every poll, forgotten without one."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from evalforms.accounts.signed_in import signed_in_user
from evalforms.entry.answer import OWN_WINDOW
from evalforms.entry.sections import SECTIONS
from evalforms.entry.sent_json import tab_of
from evalforms.evaluations.models import Evaluation, Presence

# A page polls every 15 seconds. Writing at every second poll is enough to stay on the list.
STAYS = timedelta(seconds=45)
FRESH = timedelta(seconds=25)


def present_with(request: HttpRequest, evaluation: Evaluation) -> list[dict[str, str]]:
    """Note that this page is here, and name the others. Raises BadRequest."""
    tab = tab_of(request.GET.dict())
    now = timezone.now()
    pages = list(evaluation.presences.select_related("user").order_by("user__name", "pk"))
    if tab:
        _note(request, evaluation, tab, pages)
    reader = signed_in_user(request)
    others = (page for page in pages if (page.user_id, page.tab) != (reader.pk, tab))
    return _named([page for page in others if page.seen_at > now - STAYS], reader.pk, evaluation)


def _note(request: HttpRequest, evaluation: Evaluation, tab: str, pages: list[Presence]) -> None:
    """Writes only what is new: a page that stays where it is costs one write in two polls."""
    now, user = timezone.now(), signed_in_user(request)
    section = _known_section(evaluation, request.GET.get("section", ""))
    for page in pages:
        is_this = (page.user_id, page.tab) == (user.pk, tab)
        if is_this and page.section == section and page.seen_at > now - FRESH:
            return
    evaluation.presences.filter(seen_at__lte=now - STAYS).delete()
    evaluation.presences.update_or_create(
        user=user, tab=tab, defaults={"section": section, "seen_at": now}
    )


def _known_section(evaluation: Evaluation, anchor: str) -> str:
    known = (section.anchor for section in SECTIONS[evaluation.kind])
    return anchor if anchor in known else ""


def _named(pages: list[Presence], reader: int, evaluation: Evaluation) -> list[dict[str, str]]:
    """Each place of each person once."""
    labels = {section.anchor: section.label for section in SECTIONS[evaluation.kind]}
    places = [
        {
            "name": OWN_WINDOW if page.user_id == reader else page.user.name,
            "section": labels.get(page.section, ""),
        }
        for page in pages
    ]
    return [place for number, place in enumerate(places) if place not in places[:number]]
