"""What the tests of sending share."""

from __future__ import annotations

import pytest


@pytest.fixture
def no_back_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retry at once: how long the waits are is proven on the pure policy."""
    monkeypatch.setattr("postmark._http.retry.BASE_DELAY", 0.0)
