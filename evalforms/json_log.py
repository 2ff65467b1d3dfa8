"""One JSON object per line; nothing a visitor sends can start a new line or paint the terminal."""

import json
import logging
from datetime import UTC, datetime

FROM_REQUESTS = ("status_code",)


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in FROM_REQUESTS if hasattr(record, name)}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return visible(json.dumps(line, ensure_ascii=False, default=str))


def visible(text: str) -> str:
    """Control, direction and separator characters as JSON escapes; Hanzi stay readable."""
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in text)
