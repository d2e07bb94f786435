"""Clients that live through a fork."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import os
import signal
import ssl
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import httpx
import pytest
from misbehaving import Received, Step, authority_file, echo, echoing, serving
from transport_helpers import SOAK, offset_of, our_threads, page, waits_for

from postmark import ServerClient, SyncServerClient

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")

CHILDREN = 8


@pytest.fixture(autouse=True)
def light() -> Iterator[None]:
    """Let children collect only what their test made, not the thousands of tests there are."""
    gc.freeze()
    yield
    gc.unfreeze()


def fork(work: Callable[[], None]) -> int:
    """Fork; the child does the work and ends, well or badly."""
    with warnings.catch_warnings():
        # Python 3.12 warns of threads at every fork; these tests are about just that.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    code = 1
    try:
        signal.alarm(20)  # a child that deadlocks ends, and counts as failed
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def fork_of_libc(work: Callable[[], None]) -> int:
    """Fork as a C library or uWSGI does, without Python's hooks."""
    # A child would wait for ever for a thread that asked its parent for the interpreter's lock:
    # what asked already gets it, and no other may ask before the child has begun.
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    time.sleep(0.05)
    # PyDLL: the child has the one thread that holds the interpreter's lock.
    child = int(ctypes.PyDLL(None).fork())
    sys.setswitchinterval(interval)
    if child:
        return child
    code = 1
    try:
        signal.alarm(60)
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def codes(children: list[int]) -> list[int]:
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def ask(client: SyncServerClient, path: str) -> None:
    assert client.request("GET", path)["Target"] == path


async def ask_async(client: ServerClient, path: str) -> None:
    assert (await client.request("GET", path))["Target"] == path


@pytest.fixture(params=[False, True], ids=["plain", "tls"])
def secured(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    return bool(request.param)


def test_every_child_of_a_blocking_client_has_its_own_connection(secured: bool) -> None:
    with echoing(secured=secured) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)
        ask(client, "/parent")

        def work() -> None:
            for number in range(20):
                ask(client, f"/{os.getpid()}/{number}")

        children = [fork(work) for _ in range(CHILDREN)]
        for number in range(20):
            ask(client, f"/parent/{number}")
        ended = codes(children)
        accepted = server.counts()["accepted"]
        ask(client, "/parent/after")

        assert ended == [0] * CHILDREN
        assert accepted == 1 + CHILDREN
        assert server.counts()["accepted"] == 1 + CHILDREN  # the parent's own still serves
        client.close()


def test_every_child_of_an_asyncio_client_has_its_own_connection(secured: bool) -> None:
    with echoing(secured=secured) as server:
        client = ServerClient("a-server-token", base_url=server.url)

        async def many(name: str) -> None:
            for number in range(20):
                await ask_async(client, f"/{name}/{number}")

        async def parent() -> list[int]:
            await ask_async(client, "/parent")
            children = [fork_async(lambda: asyncio.run(many("child"))) for _ in range(CHILDREN)]
            await many("parent")
            return await asyncio.to_thread(codes, children)

        async def all_of_it() -> list[int]:
            ended = await parent()
            await ask_async(client, "/parent/after")
            return ended

        ended = asyncio.run(all_of_it())

        assert ended == [0] * CHILDREN
        assert server.counts()["accepted"] == 1 + CHILDREN


def fork_async(work: Callable[[], None]) -> int:
    """Fork within a running loop; the child starts loops of its own."""

    def alone() -> None:
        asyncio.events._set_running_loop(None)
        work()
        gc.collect()

    return fork(alone)


@pytest.mark.parametrize("colour", ["blocking", "asyncio"])
def test_four_children_of_a_fork_without_hooks_get_no_wrong_answer_in_1000_calls(
    colour: str, secured: bool
) -> None:
    with echoing(secured=secured) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)
        async_client = ServerClient("a-server-token", base_url=server.url)

        async def many_async(name: str, calls: int) -> None:
            for number in range(calls):
                await ask_async(async_client, f"/{name}/{number}")

        def many(name: str, calls: int) -> None:
            if colour == "asyncio":
                asyncio.run(many_async(name, calls))
            else:
                for number in range(calls):
                    ask(client, f"/{name}/{number}")

        many("parent", 1)
        children = [fork_of_libc(partial(many, f"child-{number}", 200)) for number in range(4)]
        many("parent", 200)
        ended = codes(children)
        accepted = server.counts()["accepted"]
        client.close()
        asyncio.run(async_client.close())

        assert ended == [0] * 4
        assert accepted == 5


def test_a_signal_handler_that_forks_in_mid_call_shares_no_socket(secured: bool) -> None:
    children: list[int] = []
    in_child: list[bool] = []

    def fork_now(*_: object) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            if child := os.fork():
                children.append(child)
            else:
                in_child.append(True)
                signal.alarm(20)

    with echoing(secured=secured, delay=0.5) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)
        ask(client, "/first")
        before = signal.signal(signal.SIGUSR1, fork_now)
        timer = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGUSR1))
        timer.start()
        try:  # both processes come back from this call
            for number in range(4):
                ask(client, f"/{number}")
        except BaseException:
            if in_child:
                traceback.print_exc()
                os._exit(1)
            raise
        if in_child:
            os._exit(0)
        signal.signal(signal.SIGUSR1, before)
        timer.join()
        client.close()

        assert codes(children) == [0]
        assert server.counts()["accepted"] == 2


def test_a_fork_between_two_runs_of_asyncio_works(secured: bool) -> None:
    with echoing(secured=secured) as server:
        client = ServerClient("a-server-token", base_url=server.url)
        asyncio.run(ask_async(client, "/parent"))

        children = [fork(lambda: asyncio.run(ask_async(client, "/child"))) for _ in range(CHILDREN)]
        asyncio.run(ask_async(client, "/parent"))

        assert codes(children) == [0] * CHILDREN


def test_a_fork_while_other_threads_are_in_calls_does_not_deadlock(secured: bool) -> None:
    going_on = True
    problems: list[BaseException] = []
    with echoing(secured=secured, delay=0.005) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)

        def keep_busy(name: int) -> None:
            number = 0
            try:
                while going_on:
                    number += 1
                    ask(client, f"/busy/{name}/{number}")
            except BaseException as problem:
                problems.append(problem)

        threads = [threading.Thread(target=keep_busy, args=(name,)) for name in range(8)]
        for thread in threads:
            thread.start()
        ended: list[int] = []
        for _ in range(CHILDREN // 2):
            ended += codes([fork(lambda: ask(client, "/child")) for _ in range(2)])
        going_on = False
        for thread in threads:
            thread.join()
        client.close()

        assert ended == [0] * CHILDREN
        assert problems == []


def test_a_fork_during_the_handshakes_of_other_threads_does_not_deadlock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    with echoing(secured=True) as server:
        for _ in range(20 if SOAK else 5):
            client = SyncServerClient("a-server-token", base_url=server.url)
            threads = [threading.Thread(target=ask, args=(client, f"/{n}")) for n in range(8)]
            for thread in threads:
                thread.start()

            children = [fork(partial(ask, client, "/child")) for _ in range(CHILDREN)]

            assert codes(children) == [0] * CHILDREN
            for thread in threads:
                thread.join()
            client.close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc on this system")
def test_a_child_closes_its_copies_of_the_parents_sockets() -> None:
    with serving(echo) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)
        before = _links()
        ask(client, "/parent")
        new = _links() - before  # the client's end and the server's

        def work() -> None:
            ask(client, "/child")
            assert len(new & _links()) == len(new) - 1

        ended = codes([fork(work)])
        ask(client, "/parent/after")
        client.close()

        assert len(new) == 2
        assert ended == [0]


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_stream_goes_on_in_a_child_and_in_its_parent(when: str) -> None:
    released = threading.Event()

    def script(received: Received) -> Iterator[Step]:
        while offset_of(received) > 99 and not released.is_set():
            yield 0.005
        yield from page(received, 1_000)

    with serving(script) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)
        rows = client.outbound.stream(batch_size=100, concurrency=4)
        found = [next(rows).message_id for _ in range(199)]
        waits_for(lambda: len(server.requests) == 6)
        if when == "after":
            released.set()
            waits_for(lambda: not our_threads())

        def work() -> None:
            rest = [message.message_id for message in rows]
            assert found + rest == [f"id-{number}" for number in range(1_000)]

        child = fork(work)
        released.set()
        work()
        client.close()

        assert codes([child]) == [0]


def test_a_child_makes_a_tls_context_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    made: list[ssl.SSLContext] = []
    real = httpx.create_ssl_context

    def create() -> ssl.SSLContext:
        made.append(real())
        return made[-1]

    monkeypatch.setattr(httpx, "create_ssl_context", create)
    with (
        echoing(secured=True) as server,
        SyncServerClient("a-token", base_url=server.url) as client,
    ):
        ask(client, "/parent")
        made.clear()

        def work() -> None:
            ask(client, "/child")
            assert len(made) == 1

        assert codes([fork(work)]) == [0]
        ask(client, "/parent/after")
        assert made == []


def _links() -> set[str]:
    found: set[str] = set()
    for file in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found.add(str(file.readlink()))
    return found


def test_a_client_closed_before_the_fork_is_closed_in_the_child() -> None:
    with serving(echo) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)
        client.close()

        def work() -> None:
            with pytest.raises(RuntimeError, match="closed"):
                client.request("GET", "/")

        assert codes([fork(work)]) == [0]
