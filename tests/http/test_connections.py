"""Connections: kept for the next call, not for ever; bounded in what they hold of either side."""

from __future__ import annotations

import asyncio
import gc
import json
import socket
import ssl
import threading
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any

import pytest
from either import Either
from misbehaving import (
    CLOSE,
    HANG,
    RESET,
    Received,
    Script,
    Step,
    authority_file,
    echo,
    echoing,
    head,
    serving,
)  # fmt: skip
from transport_helpers import run_python, waits_for, waits_for_async

from postmark import Attempt, ServerClient

MIB = 1_000_000


def at_once(either: Either, client: Any, path: str, calls: int) -> None:
    """Make calls side by side."""

    async def gathered() -> None:
        await asyncio.gather(*(client.request("GET", path) for _ in range(calls)))

    if either.colour == "asyncio":
        either.run(gathered())
    else:
        with ThreadPoolExecutor(calls) as pool:
            list(pool.map(client.request, ["GET"] * calls, [path] * calls))


# --- idle -------------------------------------------------------------------------------

TIME_PASSES = """
import asyncio, time
real, ahead = time.monotonic, [0.0]
time.monotonic = lambda: real() + ahead[0]
from concurrent.futures import ThreadPoolExecutor
from postmark import ServerClient, SyncServerClient

async def of_async():
    async with ServerClient("a-server-token", base_url=URL) as client:
        async def ask(path):
            await client.request("GET", path)
        await asyncio.gather(*(ask("/together") for _ in range(TOGETHER)))
        for path in ("/1", "/2", "/3"):
            ahead[0] += SECONDS
            await ask(path)

def of_sync():
    with SyncServerClient("a-server-token", base_url=URL) as client:
        def ask(path):
            client.request("GET", path)
        with ThreadPoolExecutor(TOGETHER) as pool:
            list(pool.map(ask, ["/together"] * TOGETHER))
        for path in ("/1", "/2", "/3"):
            ahead[0] += SECONDS
            ask(path)
"""
RUNS = pytest.mark.parametrize("run", ["of_sync()", "asyncio.run(of_async())"])


@RUNS
def test_connections_that_the_calls_do_without_for_30_seconds_are_closed(run: str) -> None:
    still_open: list[int] = []

    def script(received: Received) -> Iterator[Step]:
        while received.target == "/together" and len(server.requests) < 3:
            yield 0.01
        if received.target == "/3":
            yield 0.2
            still_open.append(server.open)
        yield from echo(received)

    with serving(script) as server:
        start = f"URL, TOGETHER, SECONDS = {server.url!r}, 3, 20\n"
        ended = run_python(f"{start}{TIME_PASSES}\n{run}")

        assert ended.stderr == ""
        assert still_open == [1]
        assert server.accepted == 3  # one served all of the later calls


@RUNS
def test_a_connection_that_was_idle_for_30_seconds_is_replaced(run: str) -> None:
    with serving(echo) as server:
        start = f"URL, TOGETHER, SECONDS = {server.url!r}, 1, 31\n"
        ended = run_python(f"{start}{TIME_PASSES}\n{run}")

        assert ended.stderr == ""
        assert server.accepted == 4


def test_more_than_100_connections_are_not_kept() -> None:
    """They can be in use at a time only in several event loops."""
    here = threading.Barrier(2)
    held = threading.Event()

    def script(received: Received) -> Iterator[Step]:
        while not held.is_set():
            yield 0.02
        yield from echo(received)

    async def many(client: ServerClient) -> None:
        await asyncio.gather(*(client.request("GET", "/") for _ in range(75)))

    def in_a_loop(client: ServerClient) -> None:
        here.wait()
        asyncio.run(many(client))

    with serving(script) as server:
        client = ServerClient("a-server-token", base_url=server.url)
        threads = [threading.Thread(target=in_a_loop, args=(client,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        waits_for(lambda: len(server.requests) == 150)
        held.set()
        for thread in threads:
            thread.join()

        waits_for(lambda: server.open == 100)
        asyncio.run(client.close())
        waits_for(lambda: server.open == 0)


@pytest.mark.parametrize("how", [HANG, CLOSE, RESET])
def test_six_dead_kept_connections_cost_one_attempt(either: Either, how: Step) -> None:
    """As behind a load balancer that was replaced: the kernel says nothing of it."""
    attempts: list[Attempt] = []

    def script(received: Received) -> Iterator[Step]:
        while received.target == "/together" and len(server.requests) < 6:
            yield 0.01
        if received.target == "/after" and received.connection <= 6:
            yield how
        yield from echo(received)

    with serving(script) as server:
        client = either.client(
            "a-server-token", base_url=server.url, timeout=1, on_attempt=attempts.append
        )
        at_once(either, client, "/together", 6)
        assert server.accepted == 6
        attempts.clear()

        assert either(client.request("GET", "/after"))["Target"] == "/after"

        assert len(attempts) == 2
        assert server.accepted == 7
        waits_for(lambda: server.open == 1)


# --- more than the sockets hold -----------------------------------------------------------


def test_a_body_that_the_server_is_slow_to_take_arrives_whole(either: Either) -> None:
    with serving(echo, greeting=[0.2]) as server:
        client = either.client("a-server-token", base_url=server.url)
        more_than_the_kernel_takes = "x" * 20 * MIB

        either(client.request("POST", "/", json=more_than_the_kernel_takes))

        (received,) = server.requests
        assert len(received.body) == 2 + 20 * MIB


FLOOD = 100


class Flooding:
    """Sends 100 MB, and tells how many of them the kernels and the client took."""

    def __init__(self) -> None:
        self.sent = 0

    def __call__(self) -> Iterator[Step]:
        while self.sent < FLOOD:
            yield b" " * MIB
            self.sent += 1


async def test_an_idle_connection_takes_little_of_what_nobody_asked_for() -> None:
    answered = threading.Event()
    flood = Flooding()

    def script(received: Received) -> Iterator[Step]:
        yield from echo(received)
        while received.target == "/flood" and not answered.is_set():
            yield 0.005
        if received.target == "/flood":
            yield from flood()

    with serving(script) as server:
        async with ServerClient("a-server-token", base_url=server.url) as client:
            await client.request("GET", "/flood")
            answered.set()
            await _stalls(flood)

            assert flood.sent < FLOOD / 2  # a few are in the kernel's buffers
            assert (await client.request("GET", "/"))["Target"] == "/"
            assert server.accepted == 2


async def _stalls(flood: Flooding) -> None:
    """Return once nothing was sent for a while."""
    seen, since = 0, monotonic()

    def has_stalled() -> bool:
        nonlocal seen, since
        if flood.sent != seen:
            seen, since = flood.sent, monotonic()
        return seen > 0 and monotonic() - since > 0.2

    await waits_for_async(has_stalled)


def test_a_closed_connection_is_freed_without_a_garbage_collection(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    with serving(lambda received: [*echo(received), CLOSE], secured=True) as server:
        client = either.client("a-server-token", base_url=server.url)
        either(client.request("GET", "/"))
        gc.collect()
        gc.disable()
        try:
            for _ in range(5):
                either(client.request("GET", "/"))
            ends = [found for found in gc.get_objects() if type(found) is ssl.SSLObject]
            kept = sum(not end.server_side for end in ends)
        finally:
            gc.enable()

        assert kept <= 1


async def test_other_tasks_run_while_what_has_arrived_takes_long_to_parse() -> None:
    chunks = b"1\r\n \r\n" * 200_000
    longest, before = 0.0, monotonic()

    async def watch() -> None:
        nonlocal longest, before
        while True:
            await asyncio.sleep(0)
            now = monotonic()
            longest, before = max(longest, now - before), now

    script: Script = lambda _: [  # noqa: E731 - a script is one expression
        head(200, "Transfer-Encoding: chunked") + chunks + b"2\r\n{}\r\n0\r\n\r\n"
    ]
    with serving(script) as server:
        async with ServerClient("a-server-token", base_url=server.url, timeout=60) as client:
            watching = asyncio.create_task(watch())
            began = before = monotonic()
            assert await client.with_options(deadline=60).request("GET", "/") == {}
            took = monotonic() - began
            watching.cancel()

    assert longest < took / 4


@pytest.mark.parametrize("secured", [False, True], ids=["plain", "tls"])
def test_a_large_body_is_sent_without_copies_of_the_whole(
    either: Either, secured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    with echoing(secured=secured) as server:
        client = either.client("a-server-token", base_url=server.url)
        either(client.request("GET", "/"))
        mail = {"Attachments": "x" * 20 * MIB}
        encoded = len(json.dumps(mail))
        tracemalloc.start()
        try:
            either(client.request("POST", "/email", json=mail))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

    assert peak < 3 * encoded + 2 * MIB  # the JSON as text and as bytes, while it is encoded


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_request_says_what_and_how_much_its_body_is(either: Either, method: str) -> None:
    with serving(echo) as server:
        client = either.client("a-server-token", base_url=server.url)

        either(client.request(method, "/with", json={"a": 1}))
        either(client.request(method, "/without"))

        with_body, without = server.requests
        assert with_body.headers["content-type"] == "application/json"
        assert with_body.headers["content-length"] == str(len(with_body.body))
        assert without.headers["content-length"] == "0"
        assert "content-type" not in without.headers


def test_small_requests_are_given_to_the_socket_as_bytes(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Libraries that mock the socket compare them."""
    given: list[Any] = []

    class Watched(socket.socket):
        def send(self, data: Any, *flags: int) -> int:
            given.append(type(data))
            return super().send(data, *flags)

    with serving(echo) as server:
        client = either.client("a-server-token", base_url=server.url)
        monkeypatch.setattr(socket, "socket", Watched)

        either(client.request("PUT", "/", json={"a": 1}))

        monkeypatch.undo()
        assert set(given) >= {bytes}
        assert memoryview not in given
