"""The address that lock-out and audit trail believe."""

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from evalforms.client_address import client_address


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),  # nobody of ours forwards: the header is a visitor's own
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),  # what stands left was sent along
        (2, "198.51.100.7, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),  # came past one of our proxies
        (1, "", "192.0.2.1"),
    ],
)
def test_address_is_what_our_own_proxy_saw(
    settings: Settings, proxies: int, *, forwarded: str, address: str
) -> None:
    settings.PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address
