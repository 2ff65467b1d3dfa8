"""PDFs for web requests, made in one warm child process so that no page can harm the web server.

The child is replaced after some pages, because WeasyPrint's memory grows.
"""

import logging

from evalforms.documents.render_pdf import MissingLibrary, render_pdf
from evalforms.limited_child import ChildEnded, LimitedChild, Limits, NoTurn

# An ordinary form needs a tenth of the memory and half a second.
LIMITS = Limits(memory=1024**3, processor_seconds=30, clock_seconds=90, pieces_per_child=50)
PATIENCE_SECONDS = 100  # of the caller, with pages of others before this one

TOO_MUCH = (
    "生成PDF失败：表中内容过多或过于复杂，超出了生成程序的限制。请精简过长的文字或行数后重试。"
)
TOO_SLOW = "生成PDF超时：当前排队的文件较多，请稍后重试。"
BROKEN = "生成PDF失败，错误已记录。请稍后重试；如仍失败，请联系管理员。"
START_PAGE = "<!DOCTYPE html><title>页</title><table><tbody><tr><th>表</th></tr></tbody></table>"

log = logging.getLogger(__name__)


class RenderFailed(Exception):
    """No PDF was made; the message is for the person who asked."""


def _render_start_page() -> None:
    """Imports everything and reads fonts and style sheets."""
    render_pdf(START_PAGE)


_child = LimitedChild(_render_start_page, LIMITS)


def render_in_child(page_html: str) -> bytes:
    """The page as PDF, as `render_pdf` makes it. Raises RenderFailed."""
    try:
        pdf: bytes = _child.run(render_pdf, page_html, patience=PATIENCE_SECONDS)
    except NoTurn as error:
        raise RenderFailed(TOO_SLOW) from error
    except MissingLibrary as error:
        raise RenderFailed(str(error)) from error
    except (ChildEnded, MemoryError, RecursionError) as error:
        raise RenderFailed(TOO_MUCH) from error
    except Exception as error:
        log.exception("A page could not be rendered")
        raise RenderFailed(BROKEN) from error
    return pdf
