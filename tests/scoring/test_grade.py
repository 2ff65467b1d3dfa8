from decimal import Decimal

import pytest

from evalforms.frameworks.loader import load_framework
from evalforms.scoring.grade import grade

BANDS = load_framework("jinzhong-2020").department.grades


@pytest.mark.parametrize(
    ("total", "name"),
    [
        ("100.00", "优"),
        ("90.00", "优"),
        ("89.99", "良"),
        ("89.50", "良"),
        ("80.00", "良"),
        ("79.99", "中"),
        ("60.00", "中"),
        ("59.99", "差"),
        ("0.00", "差"),
        ("-0.01", ""),
    ],
)
def test_band_is_half_open(total: str, name: str) -> None:
    assert grade(Decimal(total), BANDS) == name


def test_order_of_bands_does_not_matter() -> None:
    assert grade(Decimal("85.00"), tuple(reversed(BANDS))) == "良"
