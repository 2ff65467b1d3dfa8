"""核验码: typed back from paper in any spelling, and mistakes noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalforms.documents.check_code import ALPHABET, LENGTH, in_groups, new_code, read_code

CODES = st.builds(new_code)


def test_codes_are_twelve_characters_that_cannot_be_mistaken_for_each_other():
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert {len(code) for code in codes} == {LENGTH}
    assert not set("01ILO") & set("".join(codes))


def test_groups_are_read_back():
    code = new_code()
    grouped = in_groups(code)
    assert [len(group) for group in grouped.split("-")] == [4, 4, 4]
    assert read_code(grouped) == code


@given(CODES)
def test_a_code_is_read_however_it_is_typed(code):
    full_width = "".join(chr(ord(character) + 0xFEE0) for character in code)
    for typed in (code.lower(), f" {in_groups(code)} ", in_groups(code).replace("-", "－")):
        assert read_code(typed) == code
    assert read_code(full_width) == code


@given(CODES, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(code, place, other):
    mistyped = code[:place] + other + code[place + 1 :]
    assert read_code(mistyped) == (code if mistyped == code else None)


@given(CODES, st.integers(0, LENGTH - 2))
def test_two_neighbours_in_wrong_order_are_noticed(code, place):
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert read_code(swapped) == (code if swapped == code else None)


@pytest.mark.parametrize("typed", ["", "ABCD", "0000-0000-0000", "核验码" * 4, "A" * 500])
def test_what_is_no_code_is_none(typed):
    assert read_code(typed) is None
