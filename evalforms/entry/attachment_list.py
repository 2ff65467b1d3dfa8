"""The attachments of a sheet as the page on which it is filled in lists them."""

from typing import Any

from django.conf import settings

from evalforms.attachments.attach import MEGABYTE
from evalforms.attachments.content_kind import ACCEPTED
from evalforms.evaluations.attached import attached_now
from evalforms.evaluations.current import Current


def attachments_context(state: Current) -> dict[str, Any]:
    return {
        "evaluation": state.evaluation,
        "attachments": attached_now(state.evaluation),
        "may_remove": True,
        "accepted": ACCEPTED,
        "most_files": settings.ATTACHMENTS_MAX_COUNT,
        "most_bytes": settings.ATTACHMENT_MAX_BYTES,
        "most_megabytes": settings.ATTACHMENT_MAX_BYTES // MEGABYTE,
    }
