"""Where the seal is drawn: at its destination, wholly on the paper, else at the end."""

from io import BytesIO
from typing import Any

import pytest

from evalforms.documents.official_pdf import official_pdf
from evalforms.frameworks.loader import load_framework
from evalforms.signing.seal_drawing import MILLIMETRE, SIZE
from evalforms.signing.seal_place import seal_place
from tests.documents.papers import department_sheet
from tests.signing.keys import NOW, usual_signer
from tests.signing.pages import CODE, plain_pdf

PAGE = (595.28, 841.89)  # A4 in points


def reader_of(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.reader import PdfFileReader

    return PdfFileReader(BytesIO(pdf))


def with_destination(pages: int, *, page: int, x: float, y: float, deep: bool = False) -> Any:
    """A PDF whose tree of names has the place of the seal between two other names."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(plain_pdf(pages=pages)))
    numbers = [generic.FloatObject(number) for number in (x, y, 0)]
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
def test_middle_of_the_seal_is_the_destination(*, deep: bool) -> None:
    pdf = with_destination(3, page=1, x=200, y=400, deep=deep)
    half = SIZE / 2
    place = seal_place(reader_of(pdf))
    assert place.page == 1
    assert place.box == pytest.approx((200 - half, 400 - half, 200 + half, 400 + half), abs=0.02)


@pytest.mark.parametrize(
    ("at", "middle"),
    [
        ((580, 400), (PAGE[0] - SIZE / 2, 400)),
        ((-50, 400), (SIZE / 2, 400)),
        ((200, 20), (200, SIZE / 2)),
        ((200, 900), (200, PAGE[1] - SIZE / 2)),
    ],
)
def test_seal_stays_on_the_paper(at: tuple[float, float], middle: tuple[float, float]) -> None:
    pdf = with_destination(1, page=0, x=at[0], y=at[1])
    box = seal_place(reader_of(pdf)).box
    assert ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) == pytest.approx(middle, abs=0.02)
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((SIZE, SIZE), abs=0.02)


def test_without_destination_it_is_bottom_right_on_the_last_page() -> None:
    place = seal_place(reader_of(plain_pdf(pages=3)))
    assert place.page == 2
    right, bottom = PAGE[0] - 20 * MILLIMETRE, 22 * MILLIMETRE
    expected = (right - SIZE, bottom, right, bottom + SIZE)
    assert place.box == pytest.approx(expected, abs=0.02)


def test_field_stands_on_the_page_of_the_destination() -> None:
    pdf = with_destination(2, page=0, x=300, y=300)
    sealed = reader_of(usual_signer().sign(pdf, code=CODE, at=NOW))
    field = sealed.root["/AcroForm"]["/Fields"].raw_get(0)
    first, second = (sealed.root["/Pages"]["/Kids"][number] for number in (0, 1))
    assert [kid.idnum for kid in first["/Annots"]] == [field.idnum]
    assert "/Annots" not in second
    left, _, _, top = (float(side) for side in field.get_object()["/Rect"])
    assert (left, top) == pytest.approx((300 - SIZE / 2, 300 + SIZE / 2), abs=0.02)


def test_the_printed_form_has_its_place_over_the_date() -> None:
    """On the real paper, with the destination that the page itself brings."""
    framework = load_framework("jinzhong-2020")
    reader = reader_of(official_pdf(department_sheet(), framework))
    place = seal_place(reader)
    assert place.page == reader.root["/Pages"]["/Count"] - 1
    assert place.box != pytest.approx(seal_place(reader_of(plain_pdf())).box, abs=1)
