"""疑点规则 of a round: look, prepare, try, publish."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evalforms.accounts.roles import Role
from evalforms.accounts.signed_in import signed_in_user
from evalforms.frameworks.check_settings import CheckSettings
from evalforms.rounds.models import Round
from evalforms.rulesets.draft import (
    NotPublished,
    discard_draft,
    draft_of,
    prepared_rules,
    publish,
    save_draft,
    stamp_of,
)
from evalforms.rulesets.models import RuleLevel
from evalforms.rulesets.portions import portions
from evalforms.rulesets.readers import READERS, round_for
from evalforms.rulesets.recounting import waiting_forms
from evalforms.rulesets.sent import WrongRules, changes_in
from evalforms.rulesets.table import rule_groups
from evalforms.rulesets.trial import try_rules


@require_http_methods(["GET", "POST"])
def rule_settings(request: HttpRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _save(request, round_for(request, pk, Role.ADMINISTRATOR))
    return _page(request, round_for(request, pk, *READERS))


@require_safe
def rule_trial(request: HttpRequest, pk: int) -> HttpResponse:
    """With this round's forms, or with those of another one: ?with=<its number>&page=<portion>."""
    round = round_for(request, pk, Role.ADMINISTRATOR)
    draft = draft_of(round)
    if draft is None:
        messages.warning(request, "没有待发布的草稿，请先修改规则并保存草稿。")
        return redirect("rule_settings", pk)
    others = Round.objects.filter(year__lte=round.year).select_related("framework")
    tried = others.filter(pk=_number(request.GET.get("with", ""))).first() or round
    page = portions(tried).get_page(request.GET.get("page"))
    context = {
        "round": round,
        "draft": draft,
        "stamp": stamp_of(draft),
        "trial": try_rules(prepared_rules(round), tried, list(page)),
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "rounds": others,
    }
    return render(request, "rulesets/trial.html", context)


@require_POST
def publish_rules(request: HttpRequest, pk: int) -> HttpResponse:
    round = round_for(request, pk, Role.ADMINISTRATOR)
    try:
        version = publish(round, stamp=request.POST.get("stamp", ""), by=signed_in_user(request))
    except NotPublished as refusal:
        messages.error(request, str(refusal))
        return redirect("rule_settings", pk)
    messages.success(
        request,
        f"已发布疑点规则第{version.number}版，本轮自评表从现在起按新规则检查。"
        "各列表中的疑点数由后台程序随后更新。",
    )
    return redirect("rule_settings", pk)


@require_POST
def discard_rules(request: HttpRequest, pk: int) -> HttpResponse:
    discard_draft(round_for(request, pk, Role.ADMINISTRATOR))
    messages.success(request, "已放弃草稿，仍按已发布的规则检查。")
    return redirect("rule_settings", pk)


def _save(request: HttpRequest, round: Round) -> HttpResponse:
    try:
        changes = changes_in(request.POST.dict(), _edition(round))
    except WrongRules as wrong:
        return _page(request, round, problems=wrong.problems, status=400)
    save_draft(round, changes, by=signed_in_user(request))
    messages.success(request, f"草稿已保存，与框架默认不同的规则{len(changes)}条，尚未生效。")
    return redirect("rule_trial" if "try" in request.POST else "rule_settings", round.pk)


def _page(
    request: HttpRequest,
    round: Round,
    *,
    problems: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    edition, draft = _edition(round), draft_of(round)
    context: dict[str, Any] = {
        "round": round,
        "draft": draft,
        "stamp": stamp_of(draft) if draft else "",
        "levels": RuleLevel.choices,
        "problems": problems or {},
        "groups": rule_groups(
            edition,
            prepared_rules(round).over(edition),
            typed=request.POST.dict() if problems else {},
            problems=problems or {},
        ),
        "versions": round.rule_settings.filter(published_at__isnull=False).select_related(
            "published_by"
        ),
        "waiting": waiting_forms(round),
        "may_change": signed_in_user(request).role == Role.ADMINISTRATOR,
    }
    return render(request, "rulesets/rules.html", context, status=status)


def _edition(round: Round) -> CheckSettings:
    """Both papers of an edition share one list of rules."""
    return round.framework.definition.department.checks


def _number(text: str) -> int:
    """0 is the number of no round."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
