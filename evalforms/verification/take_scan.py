"""盖章扫描件: a scan of the stamped paper, linked by its code to the version that was printed."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.accounts.roles import UNIT_ROLES, Role
from evalforms.attachments.attach import refuse_too_large
from evalforms.attachments.content_kind import content_kind
from evalforms.attachments.file_names import clean_name
from evalforms.attachments.storage import forget_attachment, keep_attachment
from evalforms.audit.record import record
from evalforms.documents.codes import with_code
from evalforms.documents.storage import sha256_of
from evalforms.evaluations.models import ContentKind, Evaluation, Occasion, Snapshot
from evalforms.evaluations.snapshot import last_snapshot
from evalforms.evaluations.states import PASSED
from evalforms.sheets.codec import read_sheet
from evalforms.verification.changed_cells import ChangedCell, changed_cells
from evalforms.verification.codes_in_file import NotRead, codes_in_file
from evalforms.verification.models import ScanKind, StampedScan

KINDS = {
    ContentKind.PDF: ScanKind.PDF,
    ContentKind.JPEG: ScanKind.JPEG,
    ContentKind.PNG: ScanKind.PNG,
}

WRONG_KIND = "盖章扫描件应为PDF、JPG或PNG文件，请重新扫描后上传。"
NO_CODE = (
    "没有识别到核验二维码。请用本系统打印的表盖章后扫描：300dpi、A4原大，"
    "页脚右侧的二维码须完整、清晰、没有被印章遮盖。"
)
SEVERAL = "扫描件中有不同版本的页，请只扫描同一次打印的各页。"
NOT_OURS = "扫描件上的核验码不是本系统签发的，请核对后重新上传。"
OTHER_SHEET = "扫描件是另一份自评表的，请核对后重新上传。"
MOVED_ON = (
    "扫描件所印的是版本{version}，此后数据已有变化，不能作为现在这份表的盖章件。"
    "请重新打印、盖章、扫描。"
)
NOT_PASSED = "自评表通过财政审核后才能上传盖章扫描件。"
NOT_YOURS = "只有本单位的填报人、单位负责人和管理员可以上传盖章扫描件。"


class ScanRefused(Exception):
    """Nothing was stored; `changes`: what the paper does not say any more."""

    def __init__(self, sentence: str, changes: list[ChangedCell] | None = None) -> None:
        super().__init__(sentence)
        self.changes = changes or []


def why_not(user: User, evaluation: Evaluation) -> str:
    """The reason against uploading, or nothing."""
    is_own = user.role in UNIT_ROLES and user.unit_id == evaluation.unit_id
    if not is_own and user.role != Role.ADMINISTRATOR:
        return NOT_YOURS
    return "" if evaluation.state in PASSED else NOT_PASSED


def take_scan(
    evaluation: Evaluation, content: bytes, *, name: str, by: User, address: str | None = None
) -> StampedScan:
    """The same file a second time changes nothing.

    Raises PermissionDenied, AttachmentRefused for what is no scan, and ScanRefused.
    """
    reason = why_not(by, evaluation)
    if reason:
        raise PermissionDenied(reason)
    refuse_too_large(len(content))
    kind = content_kind(content)
    if kind not in KINDS:
        raise ScanRefused(WRONG_KIND)
    snapshot, pages = _printed(evaluation, content)
    known = StampedScan.objects.filter(snapshot=snapshot, sha256=sha256_of(content)).first()
    if known:
        return known
    stored_name = keep_attachment(content)
    scan = StampedScan(
        snapshot=snapshot,
        stored_name=stored_name,
        name=clean_name(name, kind),
        kind=KINDS[kind],
        pages=pages,
        size=len(content),
        sha256=sha256_of(content),
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )
    try:
        return _registered(evaluation, scan, address)
    except BaseException:
        forget_attachment(stored_name)
        raise


@transaction.atomic
def _registered(evaluation: Evaluation, scan: StampedScan, address: str | None) -> StampedScan:
    """The sheet may have been reopened while the scan was read."""
    now = Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    if now.state not in PASSED:
        raise ScanRefused(NOT_PASSED)
    scan.save(force_insert=True)
    record(now, "stamp_scan", actor=scan.uploaded_by, reason=scan.name, address=address)
    return scan


def _printed(evaluation: Evaluation, content: bytes) -> tuple[Snapshot, int]:
    """The version whose paper this is, and how many pages there are."""
    try:
        codes, pages = codes_in_file(content)
    except NotRead as trouble:
        raise ScanRefused(str(trouble)) from trouble
    if not codes:
        raise ScanRefused(NO_CODE)
    if len(codes) > 1:
        raise ScanRefused(SEVERAL)
    printed = with_code(codes[0])
    if printed is None:
        raise ScanRefused(NOT_OURS)
    if printed.snapshot.evaluation_id != evaluation.pk:
        raise ScanRefused(OTHER_SHEET)
    _refuse_old_content(evaluation, printed.snapshot)
    return printed.snapshot, pages


def _refuse_old_content(evaluation: Evaluation, printed: Snapshot) -> None:
    framework = printed.framework.definition
    valid = last_snapshot(evaluation, Occasion.APPROVE)
    before, now = (read_sheet(item.sheet, framework=framework.code) for item in (printed, valid))
    changes = changed_cells(before, now, framework.form(now.form))
    if changes:
        raise ScanRefused(MOVED_ON.format(version=printed.version), changes)
