"""A published version to read: what it says, and what it changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evalforms.rulesets.differences import differences
from evalforms.rulesets.in_force import RoundRules, rules_of
from evalforms.rulesets.readers import READERS, round_for


@require_safe
def rule_version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A draft has no such page: nobody was ever checked by it."""
    round = round_for(request, pk, *READERS)
    published = round.rule_settings.filter(published_at__isnull=False)
    version = get_object_or_404(published.select_related("published_by"), number=number)
    before = published.filter(number__lt=number).order_by("-number").first()
    after = published.filter(number__gt=number).order_by("number").first()
    edition = round.framework.definition.department.checks
    settings = rules_of(version).over(edition)
    previous = (rules_of(before) if before else RoundRules()).over(edition)
    context = {
        "round": round,
        "version": version,
        "before": before,
        "after": after,
        "changed": differences(previous, settings),
        "adjusted": differences(edition, settings),
    }
    return render(request, "rulesets/version.html", context)
