"""What a printed version is worth today: whether it is still what stands for the sheet."""

from dataclasses import dataclass

from evalforms.documents.models import Edition, SealedDocument
from evalforms.evaluations.models import Evaluation, Occasion, Snapshot
from evalforms.evaluations.snapshot import last_snapshot
from evalforms.evaluations.states import PASSED, State


@dataclass(frozen=True, slots=True)
class Standing:
    """tone: "good", "waiting" or "old", for the look; sentence: the whole answer in words."""

    tone: str
    label: str
    sentence: str


def standing_of(snapshot: Snapshot) -> Standing:
    evaluation = snapshot.evaluation
    if evaluation.state == State.VOID:
        return Standing("old", "已作废", "该自评表已作废，本文件不再有效。")
    if evaluation.state in PASSED:
        return _passed(snapshot, evaluation)
    if snapshot.occasion == Occasion.APPROVE:
        return Standing(
            "old",
            "已重新打开",
            "该自评表通过后又被重新打开，正在修改，本文件暂不能作为依据。",
        )
    now = State(evaluation.state).label
    return Standing("waiting", "尚未通过", f"该自评表尚未通过财政审核，目前为“{now}”。")


def sealed_of(snapshot: Snapshot, edition: str = Edition.OFFICIAL) -> SealedDocument | None:
    return SealedDocument.objects.filter(snapshot=snapshot, edition=edition).first()


def _passed(snapshot: Snapshot, evaluation: Evaluation) -> Standing:
    valid = last_snapshot(evaluation, Occasion.APPROVE)
    if valid != snapshot:
        return _earlier(snapshot, valid)
    if evaluation.state == State.SEALED:
        return Standing("good", "有效", "已通过财政审核并签章存档，是目前有效的版本。")
    return Standing("good", "有效", "已通过财政审核，是目前有效的版本，尚未签章存档。")


def _earlier(snapshot: Snapshot, valid: Snapshot) -> Standing:
    if snapshot.sheet == valid.sheet:
        return Standing(
            "good",
            "内容有效",
            f"这是通过前打印的版本，内容与目前有效的版本{valid.version}完全一致。",
        )
    return Standing(
        "old",
        "已有更新版本",
        f"目前有效的是版本{valid.version}，内容与本文件不同，请以新版本为准。",
    )
