import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from evalforms.frameworks.definitions import FormDefinition, ScoreMode
from evalforms.frameworks.errors import FrameworkError
from evalforms.frameworks.loader import framework_codes, load_framework, published_files
from evalforms.frameworks.rules import Step
from evalforms.sheets.labels import CELLS

# A published file never changes: an evaluation was scored by exactly these bytes.
# `sha256sum -c` in the folder of editions reads the same list.
PUBLISHED = Path(__file__).with_name("published.sha256")


def _forms() -> list[FormDefinition]:
    return [load_framework(code).form(form) for code in framework_codes() for form in CELLS]


def test_published_files_are_pinned() -> None:
    files = {file for code in framework_codes() for file in published_files(code)}
    found = {
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.parent.name}/{file.name}"
        for file in files
    }
    assert sorted(found) == sorted(PUBLISHED.read_text(encoding="utf-8").splitlines())


def test_edition_is_pinned_by_all_files_that_make_it() -> None:
    digest = hashlib.sha256()
    for file in published_files("rules-strict"):
        digest.update(file.read_bytes())
    assert [file.parent.name for file in published_files("rules-strict")] == [
        *("jinzhong-2020",) * 3,
        *("rules-strict",) * 3,
    ]
    assert load_framework("rules-strict").sha256 == digest.hexdigest()


def test_unknown_framework_is_refused_with_what_there_is() -> None:
    with pytest.raises(FrameworkError, match=r"“2099”.*jinzhong-2020、rules-strict"):
        load_framework("2099")


@pytest.mark.parametrize("code", ["..", "", "jinzhong-2020/..", "/etc"])
def test_framework_code_is_no_path(code: str) -> None:
    with pytest.raises(FrameworkError):
        load_framework(code)


def test_department_weights_are_those_of_the_paper() -> None:
    form = load_framework("jinzhong-2020").department
    assert [(part.code, part.name, part.weight) for part in form.dimensions] == [
        ("input", "投入", 16),
        ("process", "过程", 42),
        ("output", "产出", 22),
        ("effect", "效果", 20),
    ]
    assert [group.name for part in form.dimensions for group in part.groups] == [
        *("工作目标设定", "预算配置", "预算执行", "预算管理", "资产管理", "职责履行", "履职效益")
    ]
    assert form.redistribution is None


def test_project_weights_are_those_of_the_paper() -> None:
    form = load_framework("jinzhong-2020").project
    assert [(part.code, part.weight) for part in form.dimensions] == [
        ("input", 20),
        ("process", 20),
        ("output", 30),
        ("effect", 30),
    ]
    assert form.redistribution is not None
    assert form.redistribution.total == 20
    assert {form.indicator(code).weight for code in form.redistribution.indicators} == {Decimal(5)}


def test_two_project_rows_share_a_name_but_not_a_code() -> None:
    rows = load_framework("jinzhong-2020").project.indicators
    assert [row.code for row in rows if row.name == "管理制度健全性"] == [
        "business_rules_soundness",
        "financial_rules_soundness",
    ]


def test_only_proven_rules_compute_in_the_city_edition() -> None:
    framework = load_framework("jinzhong-2020")
    computed = {
        row.code
        for form in (framework.department, framework.project)
        for row in form.indicators
        if row.mode is ScoreMode.COMPUTED
    }
    assert computed == {"funds_in_place_rate", "budget_execution_rate"}


def test_strict_edition_has_the_same_trees() -> None:
    for form in CELLS:
        trees = [
            [(row.code, row.name, row.weight) for row in load_framework(code).form(form).indicators]
            for code in framework_codes()
        ]
        assert trees[0] == trees[1]


def test_strict_edition_replaces_a_rule_and_computes_it() -> None:
    row = load_framework("rules-strict").department.indicator("budget_completion_rate")
    assert isinstance(row.rule, Step)
    assert row.mode is ScoreMode.COMPUTED


def test_strict_edition_leaves_nothing_advised() -> None:
    framework = load_framework("rules-strict")
    modes = {row.mode for form in CELLS for row in framework.form(form).indicators}
    assert modes == {ScoreMode.COMPUTED, ScoreMode.MANUAL}


@pytest.mark.parametrize("form", _forms(), ids=lambda form: f"{form.framework}-{form.form}")
def test_every_indicator_is_explained(form: FormDefinition) -> None:
    silent = [
        row.code for row in form.indicators if not (row.measures and row.formula and row.source)
    ]
    assert silent == []


@pytest.mark.parametrize("form", _forms(), ids=lambda form: f"{form.framework}-{form.form}")
def test_grades_are_half_open_from_the_top(form: FormDefinition) -> None:
    assert [(band.name, band.minimum) for band in form.grades] == [
        ("优", 90),
        ("良", 80),
        ("中", 60),
        ("差", 0),
    ]


def test_framework_is_loaded_once() -> None:
    assert load_framework("jinzhong-2020") is load_framework("jinzhong-2020")
