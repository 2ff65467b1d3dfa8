"""Every answer carries the headers, also the ones that go wrong."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from evalforms.security_headers import content_security_policy

PROMISED = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"), [("/healthz", 200), ("/no-such-page", 404), ("/healthz?\0", 200)]
)
def test_headers_are_on_every_answer(client: Client, address: str, status: int) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in PROMISED} == PROMISED


def test_headers_are_on_refused_hosts(client: Client) -> None:
    response = client.get("/healthz", HTTP_HOST="elsewhere.example")
    assert response.status_code == 400
    assert response["Content-Security-Policy"] == PROMISED["Content-Security-Policy"]


def test_a_view_may_bring_a_policy_of_its_own() -> None:
    def sandboxed(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": "sandbox"})

    response = content_security_policy(sandboxed)(RequestFactory().get("/"))
    assert response.headers["Content-Security-Policy"] == "sandbox"


@pytest.mark.parametrize(("status", "words"), [(404, "没有找到"), (400, "请求无法处理")])
def test_error_pages_speak_chinese(client: Client, status: int, words: str) -> None:
    host = "testserver" if status == 404 else "elsewhere.example"
    response = client.get("/no-such-page", HTTP_HOST=host)
    assert response.status_code == status
    assert words in response.content.decode()
