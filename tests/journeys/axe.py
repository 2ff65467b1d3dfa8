"""axe-core, run inside a page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_SOURCE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
_RUN = "() => axe.run(document, {resultTypes: ['violations']})"


def violations(page: Page) -> list[str]:
    """One line for each element and rule that it breaks."""
    page.evaluate(_SOURCE)
    return [
        f"{page.url}: {found['id']} {node['target']} {_first_line(node['failureSummary'])}"
        for found in page.evaluate(_RUN)["violations"]
        for node in found["nodes"]
    ]


def _first_line(summary: Any) -> str:
    return " ".join(str(summary).split()[:40])
