"""签章存档: the administrator seals what was approved; state and document come together."""

import logging
from typing import Unpack

from django.db import transaction

from evalforms.documents.models import Edition
from evalforms.documents.renderer import RenderFailed
from evalforms.documents.sealing import SealedCopy, register, seal_copy
from evalforms.evaluations.models import Evaluation, Occasion
from evalforms.evaluations.snapshot import last_snapshot
from evalforms.signing.signer import SealingFailed
from evalforms.workflow.move import How, MoveRefused, move, ready

NOT_STORED = "PDF已签章，但无法写入存储目录，状态未改变。请联系管理员检查磁盘空间和权限后重试。"

log = logging.getLogger(__name__)


def seal(evaluation: Evaluation, **how: Unpack[How]) -> bool:
    """Like every verb. Whoever is overtaken while the paper is made leaves no document behind."""
    if not ready(evaluation, "seal", **how):
        return False
    copy = _sealed(evaluation)
    with transaction.atomic():
        if not move(evaluation, "seal", **how):
            return False
        register(copy, by=how["by"])
    return True


def _sealed(evaluation: Evaluation) -> SealedCopy:
    try:
        return seal_copy(last_snapshot(evaluation, Occasion.APPROVE), Edition.OFFICIAL)
    except (RenderFailed, SealingFailed) as failure:
        raise MoveRefused(str(failure)) from failure
    except OSError as error:
        log.exception("the sealed document of evaluation %s could not be stored", evaluation.pk)
        raise MoveRefused(NOT_STORED) from error
