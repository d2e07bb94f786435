"""`timeout` bounds an attempt and `deadline` a call, whatever the server does.

The blocking resolver is the exception: a name lookup under way cannot be cut short.
"""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import Any

import pytest
from either import Either
from misbehaving import (
    HANG,
    Received,
    Script,
    Step,
    answer,
    authority_file,
    drip,
    echo,
    head,
    serving,
)
from transport_helpers import SOAK, run_python, waits_for, waits_for_async

from postmark import (
    NetworkTimeoutError,
    PostmarkError,
    RateLimitError,
    ServerClient,
    SyncServerClient,
)

# What does not heed the limit takes seconds longer, even where a busy machine delays all that does;
# how exactly it is kept, the long form shows on a quiet one.
DEADLINE, MARGIN = (2.0, 0.2) if SOAK else (0.6, 2.0)


@contextmanager
def ends_within(seconds: float) -> Generator[None]:
    began = monotonic()
    yield
    assert monotonic() - began < seconds


@contextmanager
def nobody_accepting() -> Generator[int]:
    """Give a port that neither accepts nor refuses connections."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, ExitStack() as fillers:
        for _ in range(8):
            filler = fillers.enter_context(socket.socket())
            filler.setblocking(False)
            filler.connect_ex(full.getsockname())
        yield full.getsockname()[1]


def endless_headers() -> Iterator[Step]:
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-More: 1\r\n"
        yield 0.2


def endless_interim_answers() -> Iterator[Step]:
    while True:
        yield b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100
        yield 0.001


def endless_chunks() -> Iterator[Step]:
    yield head(200, "Transfer-Encoding: chunked")
    while True:
        yield b"1\r\n \r\n" * 10
        yield 0.001


SERVERS: dict[str, Script] = {
    "a black hole": lambda _: [HANG],
    "one byte a second": lambda _: [1.0, *drip(head(200, "Content-Length: 99"), 1.0)],
    "a byte of the body at a time": lambda _: [
        head(200, "Content-Length: 999"),
        *drip(b" " * 999, 0.01),
    ],
    "endless headers": lambda _: endless_headers(),
    "endless interim answers": lambda _: endless_interim_answers(),
    "endless chunks": lambda _: endless_chunks(),
    "an endless 429": lambda _: answer({}, 429),
    "an endless 503": lambda _: answer({}, 503),
}


@pytest.mark.parametrize("name", SERVERS)
def test_a_call_ends_by_its_deadline_against(either: Either, name: str) -> None:
    with serving(SERVERS[name]) as server:
        client = either.client(
            "a-server-token", base_url=server.url, deadline=DEADLINE, retries=1000
        )

        with ends_within(DEADLINE + MARGIN), pytest.raises(PostmarkError):
            either(client.request("GET", "/"))


@pytest.mark.parametrize("name", list(SERVERS)[:6])
def test_an_attempt_ends_by_its_timeout_against(either: Either, name: str) -> None:
    with serving(SERVERS[name]) as server:
        client = either.client(
            "a-server-token", base_url=server.url, timeout=0.5, deadline=None, retries=0
        )

        with ends_within(0.5 + MARGIN), pytest.raises(NetworkTimeoutError) as caught:
            either(client.request("GET", "/"))

        assert isinstance(caught.value, TimeoutError)
        assert "timeout 0.5 s, no deadline" in str(caught.value)


@pytest.mark.parametrize("name", ["a black hole", "one byte a second"])
def test_a_call_ends_by_its_deadline_against_tls_and(
    either: Either, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    with serving(SERVERS[name], secured=True) as server:
        client = either.client("a-server-token", base_url=server.url, deadline=DEADLINE)

        with ends_within(DEADLINE + MARGIN), pytest.raises(NetworkTimeoutError):
            either(client.request("GET", "/"))


@pytest.mark.parametrize("greeting", [[HANG], drip(b"\x16\x03\x03\x00\x50" + bytes(20), 0.3)])
def test_a_call_ends_by_its_deadline_within_the_handshake(
    either: Either, greeting: list[Step]
) -> None:
    with serving(echo, greeting=[*greeting, HANG]) as server:
        url = server.url.replace("http:", "https:")
        client = either.client("a-server-token", base_url=url, deadline=DEADLINE, timeout=0.4)

        with ends_within(DEADLINE + MARGIN), pytest.raises(NetworkTimeoutError) as caught:
            either(client.request("PUT", "/"))

        assert caught.value.maybe_applied is False


def test_a_call_ends_by_its_deadline_where_nobody_accepts(either: Either) -> None:
    with nobody_accepting() as port:
        client = either.client(
            "a-server-token", base_url=f"http://127.0.0.1:{port}", deadline=DEADLINE
        )

        with ends_within(DEADLINE + MARGIN), pytest.raises(NetworkTimeoutError):
            either(client.request("GET", "/"))


def test_an_address_that_does_not_answer_leaves_time_for_the_next(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postmark._http.attempts.random", lambda: 0.0)
    with nobody_accepting() as silent, serving(echo) as server:

        def addresses(*_: object, **__: object) -> list[Any]:
            ports = (silent, server.port)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", p)) for p in ports]

        client = either.client("a-server-token", base_url="http://two.example", timeout=0.4)
        monkeypatch.setattr(socket, "getaddrinfo", addresses)

        assert either(client.request("GET", "/"))["Target"] == "/"


def test_a_call_ends_by_its_deadline_when_the_server_reads_nothing(either: Either) -> None:
    with serving(echo, greeting=[HANG]) as server:
        client = either.client("a-server-token", base_url=server.url, deadline=DEADLINE)
        more_than_the_kernel_takes = "x" * 20_000_000

        with pytest.raises(NetworkTimeoutError) as caught:
            either(client.request("POST", "/", json=more_than_the_kernel_takes))

        assert caught.value.maybe_applied is True


def test_waiting_for_a_free_connection_counts_in_threads() -> None:
    released = threading.Event()

    def script(_: Received) -> Iterator[Step]:
        while not released.is_set():
            yield 0.05
        yield from answer({})

    with serving(script) as server:
        client = SyncServerClient("a-server-token", base_url=server.url, timeout=60, deadline=60)
        with ThreadPoolExecutor(100) as pool:
            holders = [pool.submit(client.request, "GET", "/hold") for _ in range(100)]
            waits_for(lambda: len(server.requests) == 100)

            with (
                ends_within(DEADLINE + MARGIN),
                pytest.raises(NetworkTimeoutError, match="busy") as caught,
            ):
                client.with_options(deadline=DEADLINE).request("PUT", "/")

            released.set()
            assert [holder.result() for holder in holders] == [{}] * 100
        client.close()
        assert caught.value.maybe_applied is False
        assert len(server.requests) == 100


async def test_waiting_for_a_free_connection_counts_in_asyncio() -> None:
    with serving(lambda received: [HANG] if received.target == "/hold" else []) as server:
        client = ServerClient("a-server-token", base_url=server.url, timeout=60, deadline=60)
        async with client:
            holders = [asyncio.create_task(client.request("GET", "/hold")) for _ in range(100)]
            await waits_for_async(lambda: len(server.requests) == 100)

            with ends_within(DEADLINE + MARGIN), pytest.raises(NetworkTimeoutError, match="busy"):
                await client.with_options(deadline=DEADLINE).request("PUT", "/")

            for task in holders:
                task.cancel()
            await asyncio.wait(holders)

        assert len(server.requests) == 100


def test_a_deadline_of_none_waits_as_long_as_the_attempts_take(either: Either) -> None:
    def script(received: Received) -> list[Step]:
        return [0.3, *echo(received)]

    with serving(script) as server:
        client = either.client("a-server-token", base_url=server.url, deadline=None)

        assert either(client.request("GET", "/"))["Target"] == "/"


@pytest.mark.parametrize("seconds", [1e-9, 1e10, 1e300, float("inf")])
def test_absurd_limits_are_harmless(either: Either, seconds: float) -> None:
    with serving(echo) as server:
        client = either.client(
            "a-server-token", base_url=server.url, timeout=seconds, deadline=seconds
        )

        if seconds > 1:
            assert either(client.request("GET", "/"))["Target"] == "/"
        else:
            with pytest.raises(NetworkTimeoutError):
                either(client.request("GET", "/"))


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers on this system")
@pytest.mark.parametrize("secured", [False, True], ids=["plain", "tls"])
def test_a_timer_of_the_callers_ends_a_blocking_call(
    secured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())

    def ring(*_: object) -> None:
        raise TimeoutError("the caller's own")

    with serving(lambda _: [HANG], secured=secured) as server:
        client = SyncServerClient("a-server-token", base_url=server.url, timeout=5)
        before = signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        try:
            with pytest.raises(TimeoutError, match="the caller's own") as caught:
                client.request("GET", "/")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        client.close()

        assert type(caught.value) is TimeoutError
        assert len(server.requests) == 1


STOPPED_CLOCK = """
import signal, time
now = time.monotonic()
time.monotonic = lambda: now
from postmark import NetworkTimeoutError, SyncServerClient
client = SyncServerClient("a-server-token", base_url=URL, timeout=0.3, retries=0)
try:
    client.request("GET", "/")
except NetworkTimeoutError as error:
    print("ours")
def ring(*_):
    raise TimeoutError("the caller's own")
signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    client.with_options(timeout=5).request("GET", "/")
except NetworkTimeoutError:
    print("swallowed")
except TimeoutError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers on this system")
def test_a_stopped_clock_ends_no_time_out_and_swallows_no_timer_of_the_callers() -> None:
    # As freezegun stops it.
    with serving(lambda _: [HANG]) as server:
        ended = run_python(f"URL = {server.url!r}\n{STOPPED_CLOCK}")

    assert ended.stdout.splitlines() == ["ours", "the caller's own"], ended.stderr


def test_an_attempt_for_which_no_time_is_left_was_surely_not_applied(either: Either) -> None:
    with serving(echo) as server:
        client = either.client("a-server-token", base_url=server.url, deadline=1e-6)

        with pytest.raises(NetworkTimeoutError) as caught:
            either(client.inbound.bypass("id"))

        assert caught.value.maybe_applied is False
        assert server.requests == []


def test_the_last_answer_is_raised_where_the_deadline_leaves_no_further_attempt(
    either: Either,
) -> None:
    with serving(lambda _: answer({"ErrorCode": 0, "Message": "Slow down"}, 429)) as server:
        client = either.client("a-server-token", base_url=server.url, deadline=0.3, retries=99)

        with pytest.raises(RateLimitError, match="Slow down"):
            either(client.request("GET", "/"))
