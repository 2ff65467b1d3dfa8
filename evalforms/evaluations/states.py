"""The states of an evaluation, and the groups that other code asks about."""

from django.db.models import TextChoices


class State(TextChoices):
    DRAFT = "draft", "填报中"
    AWAITING_SIGN_OFF = "awaiting_sign_off", "待单位审签"
    SUBMITTED = "submitted", "待财政审核"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "已通过"
    SEALED = "sealed", "已签章"
    VOID = "void", "已作废"


EDITABLE = (State.DRAFT, State.RETURNED)
# What the bureau has accepted: the content is the approved snapshot and changes no more.
PASSED = (State.APPROVED, State.SEALED)
WITH_THE_BUREAU = (State.SUBMITTED, *PASSED)
# What the finance bureau may see: everything that once left the unit.
FILED = (*WITH_THE_BUREAU, State.RETURNED)
