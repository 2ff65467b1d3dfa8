"""Points in time as sentences name them, in local time."""

from datetime import datetime

from django.utils import timezone


def day_and_time(moment: datetime) -> str:
    """2021年3月31日 18:00"""
    local = timezone.localtime(moment)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"
