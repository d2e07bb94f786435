"""Fixtures and settings that most tests share."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from either import Either
from hypothesis import HealthCheck, settings

from postmark.testing import FakePostmark

# No time limits, which depend on the machine, and the same examples in every run.
settings.register_profile(
    "ours", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ours")


@pytest.fixture(params=["blocking", "asyncio"])
def either(request: pytest.FixtureRequest) -> Iterator[Either]:
    """Run the test with the sync and with the async client."""
    either = Either(request.param)
    yield either
    either.close()


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Handle SIGINT, here and in child processes; shells make background jobs ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def sampled() -> Iterator[tuple[FakePostmark, str]]:
    """A fake with sample data, on a port, for tests that only read."""
    fake = FakePostmark()
    fake.add_samples(3000)
    with fake.serve() as url:
        yield fake, url


@pytest.fixture
def served(fake_postmark: FakePostmark) -> Iterator[tuple[FakePostmark, str]]:
    """An empty fake on a port."""
    with fake_postmark.serve() as url:
        yield fake_postmark, url
