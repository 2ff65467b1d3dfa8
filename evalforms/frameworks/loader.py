"""Framework editions as published in this package: `data/<code>/{department,project,checks}.toml`.

An edition may be `based_on` another one and then lists only what it changes.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from evalforms.frameworks.check_settings import (
    RuleSetting,
    overridden_settings,
    read_check_settings,
)
from evalforms.frameworks.definitions import FormDefinition, Framework
from evalforms.frameworks.errors import FrameworkError
from evalforms.frameworks.form_reader import read_form

DEFAULT_FRAMEWORK = "jinzhong-2020"
FORMS = ("department", "project")
CHECKS = "checks"

_EDITIONS = Path(__file__).parent / "data"


def framework_codes() -> tuple[str, ...]:
    """Codes of all published editions, in alphabetical order."""
    return tuple(sorted(path.name for path in _EDITIONS.iterdir() if path.is_dir()))


@cache
def load_framework(code: str) -> Framework:
    """One edition. Raises FrameworkError where none has that code or its files are wrong."""
    if code not in framework_codes():
        known = "、".join(framework_codes())
        raise FrameworkError(f"没有代码为“{code}”的指标框架, 可选: {known}")
    checks = _checks(code)
    department, project = (_form(code, form, checks) for form in FORMS)
    return Framework(code=code, department=department, project=project, sha256=_sha256(code))


def published_files(code: str) -> tuple[Path, ...]:
    """The files that make an edition: those it is based on first, then its own."""
    own = tuple(_EDITIONS / code / f"{name}.toml" for name in (*FORMS, CHECKS))
    bases = {base for form in FORMS if (base := _table(code, form).get("based_on"))}
    inherited = tuple(file for base in sorted(bases) for file in published_files(base))
    return inherited + own


def _sha256(code: str) -> str:
    digest = hashlib.sha256()
    for file in published_files(code):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _form(code: str, form: str, checks: dict[str, RuleSetting]) -> FormDefinition:
    try:
        return read_form(_document(code, form), framework=code, checks=checks)
    except KeyError as missing:
        raise FrameworkError(f"{code}/{form}.toml: {missing} is missing") from missing
    except ValueError as wrong:
        raise FrameworkError(f"{code}/{form}.toml: {wrong}") from wrong


def _checks(code: str) -> dict[str, RuleSetting]:
    table = _table(code, CHECKS)
    base = table.pop("based_on", None)
    own = read_check_settings(table)
    return own if base is None else overridden_settings(_checks(base), own)


def _table(code: str, form: str) -> dict[str, Any]:
    return tomllib.loads((_EDITIONS / code / f"{form}.toml").read_text(encoding="utf-8"))


def _document(code: str, form: str) -> dict[str, Any]:
    table = _table(code, form)
    base = table.pop("based_on", None)
    return table if base is None else _overridden(_document(base, form), table)


def _overridden(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    document = deepcopy(base)
    amounts = document.get("amounts", {}) | changes.pop("amounts", {})
    indicators = changes.pop("indicators", {})
    document |= changes | {"amounts": amounts}
    _override_indicators(document, indicators)
    return document


def _override_indicators(document: dict[str, Any], changes: Mapping[str, Any]) -> None:
    rows = {
        row["code"]: row
        for dimension in document["dimension"]
        for group in dimension["group"]
        for row in group["indicator"]
    }
    for code, change in changes.items():
        if code not in rows:
            raise FrameworkError(f"override of unknown indicator {code!r}")
        rows[code] |= change
