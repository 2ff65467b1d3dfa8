"""Here real signers are the matter, not the one that other tests seal with."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _no_other_signer(settings: Any) -> None:
    settings.SEAL_SIGNER = ""
