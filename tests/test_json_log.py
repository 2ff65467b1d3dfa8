"""Log lines: one JSON object each, whatever a visitor sends."""

import json
import logging
import sys

import pytest

from evalforms.json_log import JsonLines


def line(message: str, **more: object) -> str:
    record = logging.LogRecord("evalforms", logging.ERROR, "", 1, message, None, None)
    record.__dict__.update(more)
    return JsonLines().format(record)


@pytest.mark.parametrize("sign", ["\n", "\r", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\x00"])
def test_control_characters_are_escaped(sign: str) -> None:
    written = line(f"前{sign}后")
    assert written.isprintable()
    assert json.loads(written)["message"] == f"前{sign}后"


def test_hanzi_stay_readable() -> None:
    assert "预算执行率" in line("预算执行率")


def test_status_and_traceback_are_kept() -> None:
    try:
        raise ValueError("缺少单位")
    except ValueError:
        written = json.loads(line("出错", status_code=500, exc_info=sys.exc_info()))
    assert (written["level"], written["status_code"]) == ("ERROR", 500)
    assert written["traceback"].endswith("ValueError: 缺少单位")
