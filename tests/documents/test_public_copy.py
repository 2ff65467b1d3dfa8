from dataclasses import replace

import pytest

from evalforms.documents.public_copy import public_copy
from tests.documents.papers import department_sheet, project_sheet


def test_telephone_cells_keep_their_shape_but_no_digit() -> None:
    assert public_copy(department_sheet()).head.phone == "****-*******"
    masked = public_copy(project_sheet())
    assert masked.phone == "****-*******"
    assert [person.phone for person in masked.evaluators] == [
        "****-*******",
        "***********",
        "****-*******",
    ]


def test_everything_else_stays_as_it_is() -> None:
    sheet = project_sheet()
    masked = public_copy(sheet)
    people = tuple(
        replace(after, phone=before.phone)
        for before, after in zip(sheet.evaluators, masked.evaluators, strict=True)
    )
    assert replace(masked, phone=sheet.phone, evaluators=people) == sheet


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联系人手机13800000012。", "联系人手机***********。"),
        ("身份证140700190001010010", "身份证******************"),
        ("支出13800000012元", "支出13800000012元"),
        ("合计13800000012.50", "合计13800000012.50"),
        ("编号138000000123", "编号138000000123"),
        ("收入122241483.61元", "收入122241483.61元"),
    ],
)
def test_personal_numbers_in_texts_are_masked_and_amounts_are_not(text: str, expected: str) -> None:
    narratives = replace(project_sheet().narratives, overview=text)
    assert public_copy(project_sheet(narratives=narratives)).narratives.overview == expected
