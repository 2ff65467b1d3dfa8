"""Makes the documents that are waiting, and counts findings by new rules, until told to stop."""

import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, connection

from evalforms.exports.expiry import forget_old_archives
from evalforms.exports.work import work_once
from evalforms.rulesets.recounting import recount_some

SECONDS_BETWEEN_LOOKS = 2


class Command(BaseCommand):
    help = "生成排队中的正式PDF，按新发布的疑点规则更新疑点数；收到停止信号后完成手头的一份再退出。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="处理完排队的工作后退出")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        stop = Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        while not stop.is_set():
            found = self._work()
            if once and not found:
                return
            if not found:
                stop.wait(SECONDS_BETWEEN_LOOKS)

    def _work(self) -> bool:
        """In turns, so that neither waits for all of the other.

        A database that is away for a moment is no reason to give up.
        """
        try:
            has_counted = recount_some()
            if work_once() or has_counted:
                return True
            forget_old_archives()
            return False
        except OperationalError as error:
            connection.close()
            self.stderr.write(f"数据库暂时不可用，稍后重试：{error}")
            return False
