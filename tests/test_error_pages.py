"""Pages for what went wrong: a sentence in Chinese, no login, no database, no traceback."""

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from evalforms.error_pages import bad_request


def test_unknown_address_says_so_to_those_who_are_logged_in(signed_in, filler):
    page = signed_in(filler).get("/nope/")
    assert page.status_code == 404
    assert "地址不存在，或者您无权查看该内容" in page.content.decode()


@pytest.mark.parametrize(
    ("mistake", "status", "sentence"),
    [
        (RequestDataTooBig(), 413, "一次提交的内容超过了允许的大小（16 MB）或数量"),
        (SuspiciousOperation(), 400, "提交的内容不完整或格式不正确"),
    ],
)
def test_refused_requests_say_why(mistake, status, sentence):
    page = bad_request(RequestFactory().post("/"), mistake)
    assert page.status_code == status
    assert sentence in page.content.decode()


def test_too_many_fields_are_answered_with_413(signed_in, filler):
    page = signed_in(filler).post("/password/", {f"f{number}": "" for number in range(2001)})
    assert page.status_code == 413


def test_stale_form_token_says_the_page_has_expired(db):
    page = Client(enforce_csrf_checks=True).post("/login/", {"username": "x", "password": "x"})
    assert page.status_code == 403
    assert "页面已过期" in page.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "429", "500"])
def test_error_pages_need_neither_request_nor_database(name):
    html = render_to_string(f"{name}.html")
    assert "<h1>" in html
    assert "返回" in html
