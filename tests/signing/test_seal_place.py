"""Where the seal is drawn: at its destination, wholly on the paper, else at the end."""

from io import BytesIO
from typing import Any

import pytest

from evalforms.signing.seal_drawing import MILLIMETRE, SIZE
from evalforms.signing.seal_place import SealPlace, seal_place
from tests.signing.keys import NOW, usual_signer
from tests.signing.pages import CODE, plain_pdf

PAGE = (595.28, 841.89)  # A4 in points


def reader_of(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.reader import PdfFileReader

    return PdfFileReader(BytesIO(pdf))


def with_destination(pages: int, *, page: int, left: float, top: float, deep: bool = False) -> Any:
    """A PDF whose tree of names has the place of the seal between two other names."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(plain_pdf(pages=pages)))
    numbers = [generic.FloatObject(number) for number in (left, top, 0)]
    target = writer.find_page_for_modification(page)[0]
    there = generic.ArrayObject([target, pdf_name("/XYZ"), *numbers])
    names = [part for name in ("head", "seal-place", "tail") for part in (name, there)]
    leaf = {pdf_name("/Names"): generic.ArrayObject(map(pdf_object, names))}
    node = writer.add_object(generic.DictionaryObject(leaf))
    if deep:
        kids = {pdf_name("/Kids"): generic.ArrayObject([node])}
        node = writer.add_object(generic.DictionaryObject(kids))
    writer.root["/Names"] = generic.DictionaryObject({pdf_name("/Dests"): node})
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_object(part: Any) -> Any:
    from pyhanko.pdf_utils.generic import pdf_string

    return pdf_string(part) if isinstance(part, str) else part


@pytest.mark.parametrize("deep", [False, True])
def test_upper_left_corner_is_the_destination(*, deep: bool) -> None:
    pdf = with_destination(3, page=1, left=100, top=400, deep=deep)
    box = (100, round(400 - SIZE, 2), round(100 + SIZE, 2), 400)
    assert seal_place(reader_of(pdf)) == SealPlace(1, box)


@pytest.mark.parametrize(
    ("left", "top", "corner"),
    [
        (580, 400, (round(PAGE[0] - SIZE, 2), 400)),
        (-50, 400, (0, 400)),
        (100, 20, (100, round(SIZE, 2))),
        (100, 900, (100, PAGE[1])),
    ],
)
def test_seal_stays_on_the_paper(left: float, top: float, corner: tuple[float, float]) -> None:
    pdf = with_destination(1, page=0, left=left, top=top)
    box = seal_place(reader_of(pdf)).box
    assert (box[0], box[3]) == pytest.approx(corner, abs=0.02)
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((SIZE, SIZE), abs=0.02)


def test_without_destination_it_is_bottom_right_on_the_last_page() -> None:
    place = seal_place(reader_of(plain_pdf(pages=3)))
    assert place.page == 2
    right, bottom = PAGE[0] - 20 * MILLIMETRE, 22 * MILLIMETRE
    expected = (right - SIZE, bottom, right, bottom + SIZE)
    assert place.box == pytest.approx(expected, abs=0.02)


def test_field_stands_on_the_page_of_the_destination() -> None:
    pdf = with_destination(2, page=0, left=300, top=300)
    sealed = reader_of(usual_signer().sign(pdf, code=CODE, at=NOW))
    field = sealed.root["/AcroForm"]["/Fields"].raw_get(0)
    first, second = (sealed.root["/Pages"]["/Kids"][number] for number in (0, 1))
    assert [kid.idnum for kid in first["/Annots"]] == [field.idnum]
    assert "/Annots" not in second
    assert [float(side) for side in field.get_object()["/Rect"]][::3] == [300, 300]
