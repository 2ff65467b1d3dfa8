"""I22: one company, one name; 我局 is not 我委."""

from collections.abc import Iterator

from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.organisations import companies_in, varied_names, ways_to_say_we


def _names(subject: Subject) -> Iterator[Flaw]:
    """At the text row in which the other spelling stands."""
    rows = subject.narratives()
    texts = [text for _, text in rows]
    varied = varied_names(texts)
    if varied is not None:
        longer, shorter = varied
        cell = next(cell for cell, text in rows if _names_it(text, shorter))
        message = f"名称前后不一致：“{longer}”与“{shorter}”，请核对是否同一单位并统一写法。"
        yield Flaw(cell, message, "、".join(varied))
    said = ways_to_say_we(texts)
    if len(said) > 1:
        cell = next(cell for cell, text in rows if said[1] in text)
        message = f"对本单位的称谓前后不一致：{'、'.join(f'“{word}”' for word in said)}，请统一。"
        yield Flaw(cell, message, "、".join(said))


def _names_it(text: str, name: str) -> bool:
    return any(found.endswith(name) for found in companies_in(text))


RULES = (Rule("I22", "单位名称前后不一致", BOTH, "narratives.*", _names),)
