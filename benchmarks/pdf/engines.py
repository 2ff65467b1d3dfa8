"""Three ways from the same page to a PDF, each to be run in a process of its own."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from evalforms.documents.fonts import CONFIGURATION, STYLE_SHEETS

Render = Callable[[str], bytes]


def ours() -> Render:
    from evalforms.documents.render_pdf import render_pdf

    return render_pdf


def plain() -> Render:
    """As a first attempt would do it: fonts of the machine, style sheets read each time."""
    import weasyprint

    sheets = "\n".join(path.read_text(encoding="utf-8") for path in STYLE_SHEETS)
    styles = sheets.replace("Evalforms Song", "Noto Serif CJK SC")

    def render(page: str) -> bytes:
        css = weasyprint.CSS(string=styles)
        pdf: bytes = weasyprint.HTML(string=page).write_pdf(stylesheets=[css])
        return pdf

    return render


def typst() -> Render:
    """Its compiler is kept; texts go in as data, never as markup."""
    import typst as engine

    from benchmarks.pdf.typst_page import SOURCE, told

    source = Path(mkdtemp()) / "page.typ"
    source.write_text(SOURCE, encoding="utf-8")
    fonts = [str(CONFIGURATION.parent)]
    compiler = engine.Compiler(str(source), font_paths=fonts, ignore_system_fonts=True)

    def render(page: str) -> bytes:
        data = json.dumps(told(page), ensure_ascii=False)
        pdf: bytes = compiler.compile(format="pdf", sys_inputs={"told": data})
        return pdf

    return render


ENGINES: dict[str, Callable[[], Render]] = {"ours": ours, "plain": plain, "typst": typst}


def serve(name: str, orders: Any) -> None:
    """Answer every page that comes through the pipe with processor milliseconds and size."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evalforms.settings")
    render = ENGINES[name]()
    while (page := orders.recv()) is not None:
        begun = time.process_time()
        pdf = render(page)
        orders.send((1000 * (time.process_time() - begun), len(pdf)))
