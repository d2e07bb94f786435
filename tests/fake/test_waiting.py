"""The waits of in-process clients between attempts: they take no time, and count all the same."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from postmark import RateLimitError
from postmark.testing import FakePostmark

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def list_sync(fake: FakePostmark) -> None:
    fake.sync_server_client().outbound.list()


def list_async(fake: FakePostmark) -> None:
    async def ask() -> None:
        await fake.server_client().outbound.list()

    asyncio.run(ask())


both = pytest.mark.parametrize("ask", [list_sync, list_async])


@both
def test_a_wait_takes_no_time_and_moves_the_clock(ask: Callable[[FakePostmark], None]) -> None:
    fake = FakePostmark(now=NOON)
    fake.fail_next(429, headers={"Retry-After": "7"}, times=2)
    began = time.monotonic()

    ask(fake)

    assert fake.slept == [7, 7]
    assert fake.now == NOON + timedelta(seconds=14)
    assert time.monotonic() - began < 5


@both
def test_a_clock_that_runs_goes_on_running(ask: Callable[[FakePostmark], None]) -> None:
    fake = FakePostmark()
    fake.fail_next(429, headers={"Retry-After": "20"})
    ask(fake)
    first, second = fake.outbound.add(), fake.outbound.add()

    assert fake.slept == [20]
    assert first.received_at > datetime.now(UTC) + timedelta(seconds=10)
    assert second.received_at > first.received_at


@both
def test_waits_use_up_the_deadline(ask: Callable[[FakePostmark], None]) -> None:
    fake = FakePostmark()
    fake.fail_next(429, headers={"Retry-After": "20"}, times=2)
    with pytest.raises(RateLimitError):
        ask(fake)

    assert fake.slept == [20]


@both
def test_a_rate_limit_is_over_after_the_wait(ask: Callable[[FakePostmark], None]) -> None:
    fake = FakePostmark()
    fake.rate_limit(per_second=1, retry_after=1)
    for _ in range(3):
        ask(fake)

    assert fake.slept == [1, 1]
