"""What is set otherwise in one list of rule settings than in another, in the words of the pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evalforms.frameworks.check_settings import CheckSettings, Parameter, RuleSetting
from evalforms.rulesets.table import LEVEL_WORDS, PARAMETERS, rule_titles
from evalforms.rulesets.written import written


@dataclass(frozen=True, slots=True)
class FigureDifference:
    label: str
    old: str
    new: str
    is_figure = True


@dataclass(frozen=True, slots=True)
class WordsDifference:
    """Lists run to dozens of lines: told is which went and which came; neither: their order."""

    label: str
    gone: tuple[str, ...]
    come: tuple[str, ...]
    is_figure = False


@dataclass(frozen=True, slots=True)
class RuleDifference:
    """Levels in words; parameters: only those that are set otherwise."""

    code: str
    title: str
    old_level: str
    new_level: str
    parameters: tuple[FigureDifference | WordsDifference, ...]


def differences(old: CheckSettings, new: CheckSettings) -> tuple[RuleDifference, ...]:
    """In the order of the edition. Both have the same rules."""
    titles = rule_titles()
    return tuple(
        RuleDifference(
            code,
            titles.get(code, ""),
            LEVEL_WORDS[setting.level],
            LEVEL_WORDS[new[code].level],
            tuple(_parameters(setting, new[code])),
        )
        for code, setting in old.items()
        if setting != new[code]
    )


def _parameters(old: RuleSetting, new: RuleSetting) -> Iterator[FigureDifference | WordsDifference]:
    for name, value in old.parameters.items():
        if value != new.parameters[name]:
            yield _parameter(PARAMETERS.get(name, name), value, new.parameters[name])


def _parameter(label: str, old: Parameter, new: Parameter) -> FigureDifference | WordsDifference:
    if isinstance(new, Decimal):
        return FigureDifference(label, written(old), written(new))
    before, after = written(old).splitlines(), written(new).splitlines()
    gone = tuple(line for line in before if line not in after)
    come = tuple(line for line in after if line not in before)
    return WordsDifference(label, gone, come)
