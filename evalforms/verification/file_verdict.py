"""真 / 已改动 / 不是本系统: what can be said of a PDF that somebody uploads.

Genuine is a file whose SHA-256 is registered *and* whose signature is valid, covers the whole file
and is by the registered certificate. The signature alone lets a few bits of itself change.
"""

from dataclasses import dataclass
from enum import StrEnum

from evalforms.documents.check_code import read_code
from evalforms.documents.codes import with_code
from evalforms.documents.models import PrintedCode, SealedDocument
from evalforms.documents.storage import sha256_of
from evalforms.signing.examined import Examined
from evalforms.signing.verify import examine
from evalforms.verification.codes_in_file import NotRead, codes_in_file

DIFFERENT = "文件与登记的签章文件不一致。"
NOT_THE_REGISTERED_SEAL = (
    "文件与登记的一致，但其中的电子签章无效或不是登记的证书所签，请联系管理员。"
)
NEVER_SEALED = "这是签章前打印或下载的文件，没有电子签章，不能证明未被改动，请与页面所列内容核对。"
UNKNOWN = "文件不是本系统签章的文件，其中也没有本系统的核验码。"


class Outcome(StrEnum):
    GENUINE = "genuine"
    CHANGED = "changed"
    UNSEALED = "unsealed"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """printed: the version that the file claims to be, where that is known."""

    outcome: Outcome
    reason: str = ""
    printed: PrintedCode | None = None
    document: SealedDocument | None = None


def judge_file(content: bytes, typed_code: str = "") -> FileVerdict:
    """Nothing of the file is kept. Raises NotExamined where the server cannot look now."""
    examined = examine(content)
    registered = SealedDocument.objects.filter(sha256=sha256_of(content)).first()
    if registered:
        return _registered(registered, examined)
    printed = _claimed(content, examined, typed_code)
    if printed is None:
        return FileVerdict(Outcome.FOREIGN, _why_foreign(examined))
    sealed = SealedDocument.objects.filter(snapshot=printed.snapshot)
    if not examined.signed and not sealed.exists():
        return FileVerdict(Outcome.UNSEALED, NEVER_SEALED, printed)
    return FileVerdict(Outcome.CHANGED, examined.fault or DIFFERENT, printed)


def _registered(document: SealedDocument, examined: Examined) -> FileVerdict:
    printed = with_code(document.snapshot.printed_code.code)
    is_whole = examined.signed and examined.intact and examined.covers_whole_file
    if is_whole and not examined.fault and examined.certificate == document.certificate:
        return FileVerdict(Outcome.GENUINE, "", printed, document)
    return FileVerdict(Outcome.CHANGED, NOT_THE_REGISTERED_SEAL, printed)


def _claimed(content: bytes, examined: Examined, typed_code: str) -> PrintedCode | None:
    """By the signature, by a QR code on a page, or by what the person typed."""
    for code in (examined.code, *_on_pages(content), typed_code):
        known = read_code(code) if code else None
        found = with_code(known) if known else None
        if found:
            return found
    return None


def _on_pages(content: bytes) -> list[str]:
    try:
        return codes_in_file(content)[0]
    except NotRead:
        return []


def _why_foreign(examined: Examined) -> str:
    return UNKNOWN if examined.signed or not examined.fault else f"{examined.fault}{UNKNOWN}"
