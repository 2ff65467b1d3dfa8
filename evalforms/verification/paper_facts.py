"""What the public page says of a printed version: figures and states, nothing about a person."""

from dataclasses import dataclass
from decimal import Decimal

from evalforms.documents.check_code import in_groups
from evalforms.documents.models import PrintedCode, SealedDocument
from evalforms.evaluations.models import Evaluation, Snapshot
from evalforms.evaluations.snapshot import frozen_assessment
from evalforms.verification.standing import Standing, sealed_of, standing_of


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """total: points; digest: the 16 characters that stand on the paper."""

    code: str
    title: str
    evaluation: Evaluation
    snapshot: Snapshot
    total: Decimal
    grade: str
    digest: str
    standing: Standing
    sealed: SealedDocument | None


def facts_of(printed: PrintedCode) -> PaperFacts:
    snapshot = printed.snapshot
    scorecard = frozen_assessment(snapshot).scorecard
    evaluation = snapshot.evaluation
    return PaperFacts(
        code=in_groups(printed.code),
        title=snapshot.framework.definition.form(evaluation.kind).title,
        evaluation=evaluation,
        snapshot=snapshot,
        total=scorecard.total,
        grade=scorecard.grade,
        digest=snapshot.sha256[:16],
        standing=standing_of(snapshot),
        sealed=sealed_of(snapshot),
    )
