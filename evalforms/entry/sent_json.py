"""What the page's scripts send, taken apart with care: it may come from anywhere."""

import json
import re
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from evalforms.accounts.signed_in import signed_in_user

_MOST_CHANGES = 500
_TAB = re.compile(r"[0-9a-f]{12}|")


class BadRequest(ValueError):
    """Not what the page sends; the message is a Chinese sentence."""


class OtherPerson(Exception):
    """Somebody else signed in meanwhile in this browser; nothing may be saved in their name."""


class TooLarge(BadRequest):
    """More than a request may bring."""


def sent_json(request: HttpRequest) -> dict[str, Any]:
    """The body as an object. Raises TooLarge, BadRequest, OtherPerson."""
    try:
        body = json.loads(request.body)
    except RequestDataTooBig:
        raise TooLarge("一次发送的内容太多，没有保存。请分几次粘贴。") from None
    except (ValueError, RecursionError):
        raise BadRequest("发送的内容不完整，没有保存。请重试。") from None
    if not isinstance(body, dict):
        raise BadRequest("发送的内容不完整，没有保存。请重试。")
    reader = signed_in_user(request)
    if body.get("user", reader.pk) != reader.pk:
        raise OtherPerson(f"本浏览器现在登录的是{reader.name}，请用原来的账号重新登录后保存。")
    return body


def text_of(body: dict[str, Any], key: str) -> str:
    value = body.get(key, "")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadRequest(f"“{key}”应为文字，没有保存。")
    return value


def version_of(body: dict[str, Any], key: str = "version") -> int:
    value = body.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise BadRequest("缺少版本号，没有保存。请刷新页面后重试。")
    return value


def tab_of(body: dict[str, Any]) -> str:
    """Which open page sent it; requests by other programs need not say."""
    tab = text_of(body, "tab")
    if not _TAB.fullmatch(tab):
        raise BadRequest("页面的编号不正确，没有保存。请刷新页面后重试。")
    return tab


def objects_of(body: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = body.get(key)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise BadRequest("发送的内容不完整，没有保存。请重试。")
    if len(value) > _MOST_CHANGES:
        raise TooLarge(f"一次最多保存 {_MOST_CHANGES} 格，没有保存。请分几次粘贴。")
    return value
