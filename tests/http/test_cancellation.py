"""Cancelled calls: whatever becomes of them, the client works on and nothing stays behind."""

from __future__ import annotations

import asyncio
import gc
import random
import traceback
from time import monotonic

import pytest
from misbehaving import HANG, authority_file, echo, echoing, serving
from transport_helpers import SOAK, descriptors, waits_for_async

from postmark import ServerClient

SECONDS = 20.0 if SOAK else 1.0


@pytest.mark.parametrize("secured", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("keep_alive", [True, False], ids=["keeps", "closes"])
async def test_after_thousands_of_cancelled_calls_every_call_succeeds(
    keep_alive: bool, secured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    before = descriptors()

    with echoing(keep_alive=keep_alive, secured=secured, delay=0.05) as server:
        async with ServerClient("a-server-token", base_url=server.url) as client:
            await _disturb(client, SECONDS)
            began = monotonic()
            await _ask(client, 0)
            first = monotonic() - began
            await asyncio.gather(*(_ask(client, number) for number in range(100)))
        await waits_for_async(lambda: server.counts()["open"] == 0)

    gc.collect()
    assert first < 1.0
    await waits_for_async(lambda: descriptors() <= before)


async def _disturb(client: ServerClient, seconds: float) -> None:
    """Keep 160 calls in flight, and cancel four in ten about every 10 ms."""
    until = monotonic() + seconds
    cancelled = 0
    flying: set[asyncio.Task[None]] = set()
    while monotonic() < until or cancelled < 500:
        flying |= {asyncio.create_task(_ask(client, number)) for number in range(160 - len(flying))}
        await asyncio.sleep(0.01)
        for task in random.sample(sorted(flying, key=id), len(flying) * 4 // 10):
            cancelled += task.cancel()
        ended = {task for task in flying if task.done()}
        flying -= ended
        assert not [task for task in ended if not task.cancelled() and task.exception()]
    await asyncio.gather(*flying, return_exceptions=True)


async def _ask(client: ServerClient, number: int) -> None:
    answer = await client.request("GET", f"/echo/{number}")
    assert answer == {"Method": "GET", "Target": f"/echo/{number}"}


async def test_a_cancelled_call_ends_at_once() -> None:
    with serving(lambda _: [HANG]) as server:
        async with ServerClient("a-server-token", base_url=server.url) as client:
            task = asyncio.create_task(client.request("GET", "/"))
            await waits_for_async(lambda: server.requests)

            task.cancel()
            began = monotonic()
            await asyncio.wait([task])
            took = monotonic() - began

    assert task.cancelled()
    assert took < 1.0


async def test_nothing_is_sent_after_a_cancellation() -> None:
    with serving(lambda _: [HANG]) as server:
        async with ServerClient("a-server-token", base_url=server.url, timeout=0.2) as client:
            task = asyncio.create_task(client.request("GET", "/"))
            await waits_for_async(lambda: server.requests)

            task.cancel()
            await asyncio.wait([task])
            await asyncio.sleep(0.3)

    assert len(server.requests) == 1


@pytest.mark.parametrize("turns", range(12))
async def test_a_call_may_be_cancelled_at_any_turn_of_the_loop(
    turns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())

    with serving(echo, secured=True) as server:
        async with ServerClient("a-server-token", base_url=server.url) as client:
            task = asyncio.create_task(client.request("GET", "/cancelled"))
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
            await _ask(client, turns)


async def test_a_call_that_waits_for_a_connection_may_be_cancelled() -> None:
    with serving(lambda _: [HANG]) as server:
        async with ServerClient("a-server-token", base_url=server.url) as client:
            busy = [asyncio.create_task(client.request("GET", "/")) for _ in range(150)]
            await waits_for_async(lambda: len(server.requests) == 100)

            for task in reversed(busy):
                task.cancel()
            await asyncio.wait(busy)

            again = [asyncio.create_task(client.request("GET", "/")) for _ in range(100)]
            await waits_for_async(lambda: len(server.requests) == 200)
            for task in again:
                task.cancel()
            await asyncio.wait(again)


async def test_the_traceback_of_a_cancelled_call_does_not_show_the_token() -> None:
    with serving(lambda _: [HANG]) as server:
        async with ServerClient("a-secret-server-token", base_url=server.url) as client:
            task = asyncio.create_task(client.request("GET", "/"))
            await waits_for_async(lambda: server.requests)
            task.cancel()

            shown = ""
            try:
                await task
            except asyncio.CancelledError as error:
                report = traceback.TracebackException.from_exception(error, capture_locals=True)
                shown = "".join(report.format())

    assert "send_once" in shown
    assert "a-secret-server-token" not in shown
