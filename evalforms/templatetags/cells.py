"""Cells of the page on which a sheet is filled in."""

from typing import Any

from django import template

from evalforms.entry.figure import Computed
from evalforms.entry.shown_cells import ShownCell
from evalforms.evaluations.cells import CellKind
from evalforms.frameworks.levels import LEVELS, band_of, level_named

register = template.Library()

# Longer than their narrow column sometimes: 行政审批科（创新科技科）.
_WORDY = {"title", "section"}


@register.inclusion_tag("entry/_cell.html", takes_context=True)
def cell(
    context: template.Context,
    group: str,
    row: str = "",
    column: str = "",
    label: str = "",
    choose_from: str = "",
) -> dict[str, Any]:
    """`{% cell "funds.allocated" %}` or `{% cell "objectives" line.key "actual" %}`.

    `choose_from`: id of the page's list of likely values, from which one can pick.
    """
    address = f"{group}.{row}.{column}" if row else group
    return {**shown_cell(context["cells"].at(address), label), "choose_from": choose_from}


def shown_cell(shown: ShownCell, label: str) -> dict[str, Any]:
    kind = shown.cell.kind
    is_wordy = shown.cell.limit > 100 or shown.cell.column in _WORDY
    return {
        "shown": shown,
        "label": label or shown.cell.label,
        # Text grows with its content; only short entries of one line are plain inputs.
        "is_growing": kind == CellKind.TEXT or (kind == CellKind.LINE and is_wordy),
        "is_choice": kind == CellKind.CHOICE,
    }


@register.inclusion_tag("entry/_computed.html", takes_context=True)
def computed(context: template.Context, name: str, label: str) -> dict[str, Any]:
    """A figure that nobody types, with its working: `{% computed "funds.execution" "执行率" %}`."""
    cells = context["cells"]
    return {
        "name": name,
        "id": f"figure-{name.replace('.', '-')}",
        "label": label,
        "figure": context["computed"].get(name, Computed("")),
        "notice": cells.notice_at(name),
    }


@register.inclusion_tag("entry/_advice.html", takes_context=True)
def advice(context: template.Context, indicator: str) -> dict[str, Any]:
    """What the rule gives for a line that is typed all the same."""
    figure = context["computed"].get(f"advice.{indicator}", Computed(""))
    return {"indicator": indicator, "figure": figure, "form": context["definition"].form}


@register.inclusion_tag("entry/_progress.html", takes_context=True)
def progress(context: template.Context, key: str) -> dict[str, Any]:
    """What 完成进度 comes to by the figures of the row, or the levels to pick from."""
    typed = context["cells"].at(f"objectives.{key}.progress").value
    picked = level_named(typed)
    levels = [
        {"name": level.name, "band": band_of(level), "is_picked": level == picked}
        for level in LEVELS
    ]
    figure = context["objective_progress"][f"progress.{key}"]
    return {"key": key, "figure": figure, "levels": levels}
