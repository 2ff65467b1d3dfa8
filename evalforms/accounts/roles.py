"""The five roles. Nobody holds two: who fills does not approve, who administers does neither."""

from django.db.models import TextChoices


class Role(TextChoices):
    FILLER = "filler", "填报人"
    UNIT_HEAD = "unit_head", "单位负责人"
    REVIEWER = "reviewer", "财政审核人"
    ADMINISTRATOR = "administrator", "管理员"
    AUDITOR = "auditor", "审计员"


UNIT_ROLES = (Role.FILLER, Role.UNIT_HEAD)
