"""Column kinds of the two papers; every cell may be empty while a draft is being filled."""

from django.db import models

from evalforms.sheets.labels import CELLS

NARRATIVE_LENGTH = 20_000


def money(form: str, cell: str) -> models.DecimalField:
    """万元 with two places; 15 significant digits is what SQLite keeps exactly."""
    return models.DecimalField(CELLS[form][cell], max_digits=15, decimal_places=2, null=True)


def percent(form: str, cell: str) -> models.DecimalField:
    return models.DecimalField(CELLS[form][cell], max_digits=7, decimal_places=2, null=True)


def count(form: str, cell: str) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(CELLS[form][cell], null=True)


def day(form: str, cell: str) -> models.DateField:
    return models.DateField(CELLS[form][cell], null=True)


def text(form: str, cell: str, length: int) -> models.CharField:
    return models.CharField(CELLS[form][cell], max_length=length, blank=True, default="")


def narrative(form: str, cell: str) -> models.TextField:
    return models.TextField(CELLS[form][cell], max_length=NARRATIVE_LENGTH, blank=True, default="")


def column_of(cell: str) -> str:
    """Column that holds a fixed cell: ``funds.spent.other`` is ``funds_spent_other``."""
    return cell.replace(".", "_")
