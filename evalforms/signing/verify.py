"""Looks at the signature of a PDF that anybody may have sent.

A reader in Python can be kept busy, or filled with memory, by a few hundred bytes; so it runs in a
child process with limits.
"""

from evalforms.limited_child import ChildEnded, LimitedChild, Limits, NoChild
from evalforms.signing.examined import Examined
from evalforms.signing.signature_in import code_in, signature_in

LARGEST = 10 * 1024 * 1024  # bytes; a sealed form takes a fiftieth
# A sealed form takes a hundredth of a second.
LIMITS = Limits(memory=512 * 1024**2, processor_seconds=3, clock_seconds=15)

NOT_A_PDF = "这不是PDF文件。"
TOO_LARGE = f"文件超过{LARGEST // 1024**2}MB，不是本系统签章的文件。"
NOT_NOW = "服务器暂时无法检查文件，请稍后重试；如仍不行，请联系管理员。"
TOO_MUCH = "文件结构异常，检查无法完成，不是本系统签章的文件。"


class NotExamined(Exception):
    """The server cannot look at files now, whichever they are; the message is for a person."""


def examine(pdf: bytes) -> Examined:
    """Whatever bytes come, this answers; raises NotExamined for reasons of the server alone."""
    if len(pdf) > LARGEST:
        return Examined(fault=TOO_LARGE)
    if not pdf.startswith(b"%PDF-"):
        return Examined(fault=NOT_A_PDF, code=code_in(pdf))
    try:
        found: Examined = _child.run(signature_in, pdf)
    except ChildEnded:
        return Examined(fault=TOO_MUCH, code=code_in(pdf))
    except NoChild as error:
        raise NotExamined(NOT_NOW) from error
    return found


def _import_reader() -> None:
    import pyhanko.sign.validation  # noqa: F401 - once for all files


_child = LimitedChild(_import_reader, LIMITS)
