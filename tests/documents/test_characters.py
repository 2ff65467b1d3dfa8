import pytest

from evalforms.documents.characters import printable


@pytest.mark.parametrize(
    "text",
    [
        "绩效自评表",
        "≥96%、≤0.5小时、×÷±",
        "①②〔2015〕28号——“”…",
        "䶮㛃𬭳",
        "２０２０年",
        "a\nb\tc",
        "",
    ],
)
def test_ordinary_and_rare_characters_stay(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize("mark", ["\u202e", "\u2067", "\u200b", "\ufeff", "\x00", "\x85", "\ud800"])
def test_control_and_direction_marks_go(mark: str) -> None:
    assert printable(f"1{mark}2") == "12"


def test_characters_without_a_glyph_are_named() -> None:
    assert printable("完成😀") == "完成〔U+1F600〕"
