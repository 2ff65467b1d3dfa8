"""Deadlines as people read them."""

from datetime import datetime

from django import template
from django.utils import timezone

from evalforms.rounds.deadline import Deadline, deadline

register = template.Library()


@register.inclusion_tag("components/_deadline.html")
def due(due_at: datetime) -> dict[str, Deadline]:
    return {"deadline": deadline(due_at, timezone.now())}
