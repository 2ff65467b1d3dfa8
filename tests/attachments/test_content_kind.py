"""What is taken in as evidence, told from the bytes alone."""

import zipfile
from contextlib import suppress
from io import BytesIO
from time import process_time

import pytest

from evalforms.attachments import office_content, pdf_content
from evalforms.attachments.content_kind import content_kind
from evalforms.attachments.refused import AttachmentRefused
from evalforms.documents.official_pdf import official_pdf
from evalforms.frameworks.loader import load_framework
from tests import make
from tests.attachments import files
from tests.attachments.files import archive, office, pdf, pdf_with_stream

OBJECTS = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>"
SCRIPT = b"1 0 <</S/JavaScript/JS(app.alert(1))>>"

HOSTILE = {
    "empty": b"",
    "SVG": files.SVG,
    "HTML": files.HTML,
    "program": files.PROGRAM,
    "old Word": files.OLD_WORD,
    "text": "甲,乙".encode(),
    "PDF of HTML": b"%PDF-1.7\n" + files.HTML,
    "PDF cut off": files.PDF[:-8],
    "PDF with JavaScript": pdf(b"<</S/JavaScript/JS(app.alert(1))>>"),
    "PDF with escaped JavaScript": pdf(b"<</S/#4aava#53cript/JS(app.alert(1))>>"),
    "PDF with compressed JavaScript": pdf_with_stream(OBJECTS, SCRIPT),
    "PDF with JavaScript in an untyped stream": pdf_with_stream(b"<</Length 9>>", SCRIPT),
    "PDF with a launch action": pdf(b"<</S/Launch/F(calc.exe)>>"),
    "PDF with an embedded file": pdf(b"<</Names<</EmbeddedFiles 4 0 R>>>>"),
    "PDF with a password": pdf(b"<</Encrypt 5 0 R>>"),
    "PDF with a form": pdf(b"<</XFA[(template)6 0 R]>>"),
    "PDF with oddly packed objects": pdf_with_stream(
        b"<</Type/ObjStm/N 1/First 4/Filter[/ASCII85Decode/FlateDecode]>>", SCRIPT
    ),
    "plain zip": archive({"凭证.pdf": files.PDF}),
    "zip of both": office(**{files.WORKBOOK: b"<workbook/>"}),
    "macro": office(**{"word/vbaProject.bin": b"\xd0\xcf"}),
    "macro by type": archive(
        {
            files.TYPES: b'<Override ContentType="application/vnd.ms-word.document.macroEnabled"/>',
            files.DOCUMENT: b"<document/>",
        }
    ),
    "embedded object": office(**{"word/embeddings/oleObject1.bin": b"\xd0\xcf"}),
    "outside template": office(
        **{
            "word/_rels/settings.xml.rels": b'<Relationship Type="x/attachedTemplate" '
            b'Target="http://192.0.2.1/t.dotm" TargetMode="External"/>'
        }
    ),
    "zip that climbs": office(**{"../../etc/cron.d/x": b"x"}),
    "zip cut off": office()[:-30],
    "JPEG cut off": files.JPEG[:12],
    "JPEG of HTML": b"\xff\xd8\xff\xe0" + files.HTML,
    "PNG cut off": files.PNG[:20],
    "PNG of HTML": files.PNG[:8] + files.HTML,
}


@pytest.mark.parametrize(("kind", "content"), files.honest().items())
def test_content_tells_its_kind(kind, content):
    assert content_kind(content) == kind


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_content_is_refused_in_a_full_sentence(content):
    with pytest.raises(AttachmentRefused) as refused:
        content_kind(content)
    assert str(refused.value)[-1] == "。"


def test_a_bomb_is_refused_by_its_true_size(monkeypatch):
    """Also where the directory of the zip tells a small one."""
    monkeypatch.setattr(office_content, "MOST_UNPACKED", 1_000_000)
    bomb = office(**{"word/media/image1.png": b"\x00" * 2_000_000})
    with pytest.raises(AttachmentRefused) as honest:
        content_kind(bomb)
    with pytest.raises(AttachmentRefused):
        content_kind(bomb.replace((2_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    assert str(honest.value) == office_content.TOO_MUCH


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(office_content, "MOST_MEMBERS", 2)
    with pytest.raises(AttachmentRefused, match="解压后过大"):
        content_kind(office(**{"word/styles.xml": b"<styles/>"}))


def test_a_pdf_that_inflates_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(pdf_content, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(AttachmentRefused):
        content_kind(pdf_with_stream(OBJECTS, b"\x00" * 2_000_000))


# A block that inflates to the beginning of another stream, and so on.
NESTED = b"\x00\x09\x00\xf6\xffstream\n\x78\x9c"
TIRING = {
    "PDF of streams": b"%PDF-1.7\n1 0 obj\n" + b"stream\n" * 1_400_000 + b"%%EOF",
    "PDF of escapes": b"%PDF-1.7\n1 0 obj\n"
    + (b"#41" * 299 + b" " * 1200 + b"stream\n") * 4_900
    + b"%%EOF",
    "PDF of nested streams": b"%PDF-1.7\n1 0 obj\nstream\n\x78\x9c" + NESTED * 700_000 + b"%%EOF",
    "relations without end": office(
        **{"word/_rels/document.xml.rels": b"attachedTemplate " * 200_000}
    ),
    "PNG of tiny chunks": files.PNG[:33] + b"\x00\x00\x00\x00aaaa\x00\x00\x00\x00" * 800_000,
}


@pytest.mark.parametrize("content", TIRING.values(), ids=TIRING)
def test_no_file_keeps_the_server_busy(content):
    began = process_time()
    with suppress(AttachmentRefused):
        content_kind(content)
    assert process_time() - began < 10


def test_pictures_in_a_pdf_do_not_count_as_inflated(monkeypatch):
    monkeypatch.setattr(pdf_content, "MOST_UNPACKED", 1_000_000)
    picture = pdf_with_stream(b"<</Subtype/Image/Filter/FlateDecode>>", b"\x00" * 2_000_000)
    assert content_kind(picture) == "pdf"


def test_an_ordinary_action_of_a_pdf_is_no_script():
    assert content_kind(pdf(b"<</OpenAction[4 0 R/XYZ null null 0]/First 5 0 R>>")) == "pdf"


def test_our_own_documents_are_taken():
    document = official_pdf(make.complete_sheet("project"), load_framework("jinzhong-2020"))
    assert content_kind(document) == "pdf"


def test_a_workbook_of_openpyxl_is_taken():
    from openpyxl import Workbook

    file = BytesIO()
    Workbook().save(file)
    assert zipfile.is_zipfile(file)
    assert content_kind(file.getvalue()) == "xlsx"
