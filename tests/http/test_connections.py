"""Connections: kept for the next call, not for ever; bounded in what they hold of either side."""

from __future__ import annotations

import asyncio
import gc
import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any

import httpcore
import pytest
from either import Either
from misbehaving import CLOSE, Received, Step, authority_file, echo, serving
from transport_helpers import waits_for, waits_for_async

from postmark import ServerClient
from postmark._http.fork_guard import GuardedTls
from postmark._http.socket import MOST_AT_ONCE, AsyncioSocket, AttemptState, BlockingSocket

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


def test_connections_that_the_calls_do_without_are_closed_after_a_while(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postmark._http.pool.IDLE_SECONDS", 0.05)

    def script(received: Received) -> Iterator[Step]:
        while received.target == "/together" and len(server.requests) < 3:
            yield 0.01
        yield from echo(received)

    with serving(script) as server:
        client = either.client("a-server-token", base_url=server.url)
        at_once(either, client, "/together", 3)
        assert server.open == 3

        def one_call_later() -> bool:
            either(client.request("GET", "/alone"))
            return server.open == 1

        waits_for(one_call_later)

        assert server.accepted == 3  # one served all of the later calls


def test_a_connection_that_was_idle_for_too_long_is_replaced(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(echo) as server:
        client = either.client("a-server-token", base_url=server.url)
        for _ in range(2):
            either(client.request("GET", "/"))
        assert server.accepted == 1

        monkeypatch.setattr("postmark._http.connection.IDLE_SECONDS", 0.0)
        either(client.request("GET", "/"))

        assert server.accepted == 2
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


async def test_an_asyncio_socket_takes_little_before_it_is_read_and_then_everything() -> None:
    flood = Flooding()
    attempt = AttemptState(0)
    attempt.begin(monotonic() + 30)
    socket = AsyncioSocket(attempt)
    with serving(lambda _: flood()) as server:
        stream = await socket.connect_tcp("127.0.0.1", server.port)
        await stream.write(b"GET / HTTP/1.1\r\n\r\n")
        await _stalls(flood)
        before = flood.sent

        left = FLOOD * MIB
        while left > 0:
            left -= len(await stream.read(left))
        await stream.aclose()

    assert before < FLOOD / 2
    assert left == 0


async def _stalls(flood: Flooding) -> None:
    """Return once nothing was sent for a while."""
    seen, since = 0, monotonic()

    def has_stalled() -> bool:
        nonlocal seen, since
        if flood.sent != seen:
            seen, since = flood.sent, monotonic()
        return seen > 0 and monotonic() - since > 0.2

    await waits_for_async(has_stalled)


def test_the_parser_is_given_little_at_a_time_in_between_the_time_is_checked() -> None:
    attempt = AttemptState(0)
    attempt.begin(monotonic() + 10)
    socket = BlockingSocket(attempt)
    with serving(echo, greeting=[b" " * MIB]) as server:
        stream = socket.connect_tcp("127.0.0.1", server.port)

        sizes = {len(stream.read(64 * 1024)) for _ in range(20)}
        stream.close()

        assert max(sizes) <= MOST_AT_ONCE


def test_a_socket_closed_in_the_middle_is_an_error_of_the_http_library() -> None:
    attempt = AttemptState(0)
    attempt.begin(monotonic() + 10)
    socket = BlockingSocket(attempt)
    with serving(echo) as server:
        socket.connect_tcp("127.0.0.1", server.port)
        socket.close()

        with pytest.raises(httpcore.ReadError):
            socket.read(1)
        with pytest.raises(httpcore.WriteError):
            socket.write(b"GET")


async def test_the_same_holds_for_asyncio_where_what_came_after_the_end_is_not_read() -> None:
    attempt = AttemptState(0)
    attempt.begin(monotonic() + 10)
    socket = AsyncioSocket(attempt)
    socket.data_received(b" " * 64 * 1024)

    size = len(await socket.read(64 * 1024))
    attempt.begin(monotonic())

    assert size == MOST_AT_ONCE
    with pytest.raises(httpcore.ReadTimeout):
        await socket.read(64 * 1024)


def test_a_socket_opened_anew_knows_nothing_of_the_tls_before() -> None:
    # As httpcore does with the connection to a proxy that was closed while it was idle.
    trusting = ssl.create_default_context(cafile=authority_file())
    with serving(echo, secured=True) as server, serving(echo) as proxy:
        attempt = AttemptState(1)
        attempt.begin(monotonic() + 20)
        opened = BlockingSocket(attempt)
        opened.connect_tcp("127.0.0.1", server.port)
        opened.start_tls(trusting, "127.0.0.1")
        opened.close()

        opened.connect_tcp("127.0.0.1", proxy.port)
        opened.write(b"GET /plain HTTP/1.1\r\n\r\n")

        assert opened.read(8) == b"HTTP/1.1"
        assert opened.get_extra_info("ssl_object") is None
        opened.close()


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
            kept = sum(isinstance(found, GuardedTls) for found in gc.get_objects())
        finally:
            gc.enable()

        assert kept <= 1


@pytest.mark.parametrize(("longest", "read_by_then"), [(-1.0, [0, 1, 2, 3]), (1e9, [4, 4, 4, 4])])
async def test_other_tasks_run_while_what_has_arrived_takes_long_to_read(
    longest: float, read_by_then: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postmark._http.socket.LONGEST_TURN", longest)
    attempt = AttemptState(0)
    attempt.begin(monotonic() + 10)
    socket = AsyncioSocket(attempt)
    socket.data_received(b" " * 4 * MOST_AT_ONCE)
    sizes: list[int] = []
    seen: list[int] = []

    async def read() -> None:
        for _ in range(4):
            data = await socket.read(MIB)
            sizes.append(len(data))

    async def watch() -> None:
        while len(seen) < 4:
            seen.append(len(sizes))
            await asyncio.sleep(0)

    await asyncio.gather(read(), watch())

    assert sizes == [MOST_AT_ONCE] * 4
    assert seen == read_by_then
