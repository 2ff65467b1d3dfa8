import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalforms.attachments.file_names import clean_name
from evalforms.evaluations.models import ContentKind
from evalforms.evaluations.models.attachment import NAME_LENGTH

PDF = ContentKind.PDF


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("决算报告.pdf", "决算报告.pdf"),
        ("决算报告.PDF", "决算报告.PDF"),
        ("发票.exe", "发票.pdf"),
        ("发票.pdf.exe", "发票.pdf"),
        ("发票", "发票.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\财务\\凭证.pdf", "凭证.pdf"),
        ("凭证\x00.pdf", "凭证.pdf"),
        ("凭\u202efdp.exe", "凭fdp.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("..", "附件.pdf"),
        ("", "附件.pdf"),
        ('a"b;\r\nSet-Cookie: x.pdf', "a_b;Set-Cookie_ x.pdf"),
        ("表2.1 支出", "表2.1 支出.pdf"),
    ],
)
def test_names_are_cleaned(typed, shown):
    assert clean_name(typed, PDF) == shown


def test_a_long_name_is_cut_before_its_extension():
    assert clean_name("长" * 300 + ".pdf", PDF) == "长" * (NAME_LENGTH - 4) + ".pdf"


def test_both_extensions_of_a_picture_stay():
    assert clean_name("现场.JPEG", ContentKind.JPEG) == "现场.JPEG"


@given(st.text(max_size=400), st.sampled_from(ContentKind))
def test_any_name_becomes_short_harmless_and_stays_clean(typed, kind):
    name = clean_name(typed, kind)
    assert 0 < len(name) <= NAME_LENGTH
    assert not set(name) & set('/\\:*?"<>|\x00\r\n')
    assert not name.startswith(".")
    assert clean_name(name, kind) == name
