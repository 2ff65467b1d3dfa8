"""Loads the demonstration data, or prints its accounts."""

from argparse import ArgumentParser
from typing import Any
from unicodedata import east_asian_width

from django.core.management.base import BaseCommand, CommandError

from evalforms.demonstration.accounts import ACCOUNTS, SHARED_PASSWORD
from evalforms.demonstration.load import RealDataHere, load_demonstration


class Command(BaseCommand):
    help = "装入演示数据；可以重复运行，不会覆盖正式数据。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--accounts", action="store_true", help="只列出演示账号")

    def handle(self, *args: Any, accounts: bool, **options: Any) -> None:
        if accounts:
            self.stdout.write(account_table())
            return
        try:
            is_new = load_demonstration()
        except RealDataHere as here:
            raise CommandError(str(here)) from here
        self.stdout.write("演示数据已装入。" if is_new else "演示数据早已装入，未作改动。")


def account_table() -> str:
    """Columns that line up in a terminal, where a Hanzi takes two places."""
    rows = [("账号", "角色", "姓名", "单位")]
    rows += [(item.username, item.role.label, item.name, item.place) for item in ACCOUNTS]
    widths = [max(_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([*lines, f"以上账号的密码都是：{SHARED_PASSWORD}"])


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = (text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
