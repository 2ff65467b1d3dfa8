"""Where on the paper the seal goes: at the destination `seal-place`, else bottom right at the end.

The destination is the middle of the seal.
"""

from dataclasses import dataclass
from typing import Any

from evalforms.signing.seal_drawing import MIDDLE, MILLIMETRE, SIZE

DESTINATION = "seal-place"
RIGHT, BOTTOM = 20 * MILLIMETRE, 22 * MILLIMETRE  # margins of the paper, where nothing is said
DEEPEST = 20  # levels of the tree of names; ours have one


@dataclass(frozen=True, slots=True)
class SealPlace:
    """page: counted from 0. box: left, bottom, right, top in points."""

    page: int
    box: tuple[float, float, float, float]


def seal_place(reader: Any) -> SealPlace:
    """reader: a pyHanko reader of the PDF."""
    pages = [
        reader.find_page_for_modification(number)[0]
        for number in range(reader.root["/Pages"]["/Count"])
    ]
    if destination := _destination(reader.root):
        place = destination.raw_get(0)
        for number, page in enumerate(pages):
            if page.idnum == place.idnum:
                left, top = float(destination[2]) - MIDDLE, float(destination[3]) + MIDDLE
                return _on(page.get_object(), number, left, top)
    last = pages[-1].get_object()
    _, bottom, right, _ = _paper(last)
    return _on(last, len(pages) - 1, right - RIGHT - SIZE, bottom + BOTTOM + SIZE)


def _on(page: Any, number: int, left: float, top: float) -> SealPlace:
    """Moved so far that the whole seal is on the paper."""
    paper_left, paper_bottom, paper_right, paper_top = _paper(page)
    left = round(max(paper_left, min(left, paper_right - SIZE)), 2)
    top = round(min(paper_top, max(top, paper_bottom + SIZE)), 2)
    return SealPlace(number, (left, round(top - SIZE, 2), round(left + SIZE, 2), top))


def _paper(page: Any) -> tuple[float, float, float, float]:
    while "/MediaBox" not in page:  # inherited from the node above
        page = page["/Parent"]
    left, bottom, right, top = (float(side) for side in page["/MediaBox"])
    return left, bottom, right, top


def _destination(root: Any) -> Any:
    """[page /XYZ left top zoom], or None."""
    found = _named(root["/Names"]["/Dests"]) if "/Dests" in root.get("/Names", {}) else None
    return found["/D"] if found is not None and "/D" in found else found


def _named(node: Any, depth: int = 0) -> Any:
    """The entry of our name in this node of the tree of names, or below it."""
    names = list(node.get("/Names", ()))
    for name, value in zip(names[::2], names[1::2], strict=True):
        if str(name) == DESTINATION:
            return value.get_object()
    below = node.get("/Kids", ()) if depth < DEEPEST else ()
    entries = (_named(kid.get_object(), depth + 1) for kid in below)
    return next((entry for entry in entries if entry is not None), None)
