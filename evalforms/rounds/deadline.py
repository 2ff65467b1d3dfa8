"""A deadline in the words that make one hurry or not: 还剩3天, 已逾期2天."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone

NEAR = timedelta(days=3)
YEAR = 365


class Nearness(StrEnum):
    FAR = "far"
    NEAR = "near"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Deadline:
    due_at: datetime
    text: str
    nearness: Nearness


def deadline(due_at: datetime, now: datetime) -> Deadline:
    """Days are calendar days in local time, as people count them."""
    days = (timezone.localtime(due_at).date() - timezone.localtime(now).date()).days
    if now > due_at:
        return Deadline(due_at, _overdue(-days), Nearness.OVER)
    text = f"还剩{days}天" if days else f"今天{timezone.localtime(due_at):%H:%M}截止"
    return Deadline(due_at, text, Nearness.NEAR if due_at - now <= NEAR else Nearness.FAR)


def _overdue(days: int) -> str:
    if days > YEAR:
        return "逾期超过1年"
    return f"已逾期{days}天" if days else "今天已截止"
