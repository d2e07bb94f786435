"""Streams that fetch ahead: however they are left, nothing of them stays."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import threading
from contextlib import aclosing, closing
from typing import Any

import pytest
from misbehaving import HANG, Received, Script, Server, authority_file, serving
from transport_helpers import (
    descriptors,
    offset_of,
    our_threads,
    page,
    run_python,
    waits_for,
    waits_for_async,
)

from postmark import NetworkTimeoutError, ServerClient, SyncServerClient

TOTAL = 2000


def pages(hang_from: int = 10 * TOTAL) -> Script:
    """Answer with pages of a quiet server; those from that offset on never come."""
    return lambda received: [HANG] if offset_of(received) >= hang_from else page(received, TOTAL)


# --- blocking ---------------------------------------------------------------------------


def stream(client: SyncServerClient) -> Any:
    return client.outbound.stream(batch_size=20, concurrency=6)


def take(rows: Any, count: int) -> list[str]:
    return [next(rows).message_id for _ in range(count)]


@pytest.mark.parametrize("secured", [False, True], ids=["plain", "tls"])
def test_a_stream_left_early_ends_its_threads_at_once(
    secured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    before = threading.active_count()
    with serving(pages(hang_from=60), secured=secured) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)

        with closing(stream(client)) as rows:
            found = take(rows, 45)
            waits_for(lambda: any(_is_ahead(r) for r in server.requests))
            assert our_threads()

        assert found == [f"id-{number}" for number in range(45)]
        assert our_threads() == []
        assert client.outbound.list(count=1).total == TOTAL
        client.close()
        waits_for(lambda: threading.active_count() == before + 1)


def _is_ahead(received: Received) -> bool:
    return offset_of(received) >= 60


def test_a_stream_left_by_an_exception_ends_its_threads() -> None:
    with (
        serving(pages(hang_from=60)) as server,
        SyncServerClient("a-server-token", base_url=server.url) as client,
    ):
        with pytest.raises(ZeroDivisionError):
            print([1 / (45 - number) for number, _ in enumerate(stream(client))])
        gc.collect()

        assert our_threads() == []


def test_a_stream_that_is_collected_ends_its_threads() -> None:
    with (
        serving(pages(hang_from=60)) as server,
        SyncServerClient("a-server-token", base_url=server.url) as client,
    ):
        rows = stream(client)
        take(rows, 45)
        waits_for(our_threads)

        del rows
        gc.collect()

        assert our_threads() == []


def test_a_stream_that_fails_ends_its_threads() -> None:
    with (
        serving(pages(hang_from=60)) as server,
        SyncServerClient("a-server-token", base_url=server.url, timeout=1, retries=0) as client,
    ):
        with pytest.raises(NetworkTimeoutError) as caught:
            list(stream(client))

        assert caught.value.yielded is not None
        assert 40 <= caught.value.yielded < 100
        assert our_threads() == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.usefixtures("interruptible")
def test_a_stream_stopped_by_ctrl_c_ends_its_threads() -> None:
    with (
        serving(pages(hang_from=60)) as server,
        SyncServerClient("a-server-token", base_url=server.url) as client,
    ):
        rows = stream(client)
        take(rows, 40)
        interrupt = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
        interrupt.start()

        with pytest.raises(KeyboardInterrupt):
            list(rows)

        interrupt.join()
        waits_for(lambda: our_threads() == [])


def test_ctrl_c_while_a_thread_starts_leaves_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    start = threading.Thread.start

    def interrupted(thread: threading.Thread) -> None:
        start(thread)
        if thread.name == "postmark-stream":
            raise KeyboardInterrupt

    with serving(pages(hang_from=60)) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)
        rows = stream(client)
        take(rows, 20)
        monkeypatch.setattr(threading.Thread, "start", interrupted)

        with pytest.raises(KeyboardInterrupt):
            next(rows)

        assert our_threads() == []
        client.close()


def test_a_stream_goes_on_where_no_thread_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    start = threading.Thread.start

    def refuse(thread: threading.Thread) -> None:
        if thread.name == "postmark-stream":
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", refuse)
    with serving(pages()) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)

        found = [message.message_id for message in client.outbound.stream(batch_size=200)]

        assert found == [f"id-{number}" for number in range(TOTAL)]
        client.close()


def test_a_stream_holds_no_connection_while_its_caller_works() -> None:
    with (
        serving(pages()) as server,
        SyncServerClient("a-server-token", base_url=server.url) as client,
    ):
        rows = client.outbound.stream(batch_size=20, concurrency=1)
        take(rows, 30)

        assert client.outbound.list(count=1).total == TOTAL
        assert server.accepted == 1
        rows.close()


def test_a_stream_taken_to_its_end_leaves_no_thread_and_no_descriptor() -> None:
    with serving(pages()) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)
        before = descriptors()

        found = [row.message_id for row in client.outbound.stream(batch_size=100, concurrency=8)]
        client.close()

        assert found == [f"id-{number}" for number in range(TOTAL)]
        assert our_threads() == []
        waits_for(lambda: descriptors() <= before)


# --- asyncio --------------------------------------------------------------------------


def astream(client: ServerClient) -> Any:
    return client.outbound.stream(batch_size=20, concurrency=6)


async def nothing_stays(server: Server) -> None:
    """Assert that no task of a stream and no waiting connection is left."""
    gc.collect()
    await waits_for_async(lambda: len(asyncio.all_tasks()) == 1 and server.open <= 3)


async def test_an_asyncio_stream_left_early_ends_its_tasks() -> None:
    with serving(pages(hang_from=60)) as server:
        async with ServerClient("a-server-token", base_url=server.url) as client:
            found: list[str] = []
            async with aclosing(astream(client)) as rows:
                async for row in rows:
                    found.append(row.message_id)
                    if len(found) == 45:
                        break

            assert len(asyncio.all_tasks()) == 1
            await nothing_stays(server)


async def test_a_caller_that_keeps_the_loop_busy_loses_no_page() -> None:
    with serving(pages()) as server:
        async with ServerClient(
            "a-server-token", base_url=server.url, timeout=0.3, deadline=0.6, retries=0
        ) as client:
            found: list[str] = []
            async for message in client.outbound.stream(batch_size=200):
                found.append(message.message_id)
                if len(found) in {205, 605}:  # pages ahead are under way
                    threading.Event().wait(0.8)

    assert found == [f"id-{number}" for number in range(TOTAL)]


async def test_an_asyncio_stream_dropped_by_break_ends_its_tasks() -> None:
    with serving(pages(hang_from=60)) as server:
        async with ServerClient("a-server-token", base_url=server.url) as client:
            async for row in astream(client):
                if row.message_id == "id-45":
                    break

            await nothing_stays(server)


async def test_an_asyncio_stream_left_by_an_exception_ends_its_tasks() -> None:
    async def fail(client: ServerClient) -> None:
        async for row in astream(client):
            print(1 / (45 - int(row.message_id.removeprefix("id-"))))

    with serving(pages(hang_from=60)) as server:
        async with ServerClient("a-server-token", base_url=server.url) as client:
            with pytest.raises(ZeroDivisionError):
                await fail(client)

            await nothing_stays(server)


async def test_a_cancelled_asyncio_stream_ends_its_tasks() -> None:
    async def all_of(client: ServerClient, found: list[str]) -> None:
        async for row in astream(client):
            found += [row.message_id]

    with serving(pages(hang_from=60)) as server:
        async with ServerClient("a-server-token", base_url=server.url) as client:
            found: list[str] = []
            task = asyncio.create_task(all_of(client, found))
            await waits_for_async(
                lambda: len(found) > 50 and any(_is_ahead(r) for r in server.requests)
            )

            task.cancel()
            await asyncio.wait([task])

            assert task.cancelled()
            await nothing_stays(server)


async def test_an_asyncio_stream_that_fails_ends_its_tasks() -> None:
    with serving(pages(hang_from=60)) as server:
        client = ServerClient("a-server-token", base_url=server.url, timeout=1, retries=0)
        async with client:
            with pytest.raises(NetworkTimeoutError):
                async for _ in astream(client):
                    pass

            await nothing_stays(server)


# --- at the end of a program ----------------------------------------------------------

PROGRAMS = {
    "a blocking stream left open": """
from postmark import SyncServerClient
client = SyncServerClient("a-server-token", base_url=URL)
rows = client.outbound.stream(batch_size=20, concurrency=6)
for row in rows:
    if row.message_id == "id-45":
        break
""",
    "an asyncio stream left open": """
import asyncio
from postmark import ServerClient
client = ServerClient("a-server-token", base_url=URL)
async def main():
    global rows
    rows = client.outbound.stream(batch_size=20, concurrency=6)
    async for row in rows:
        if row.message_id == "id-45":
            break
asyncio.run(main())
""",
    "an asyncio stream stopped by Ctrl-C": """
import asyncio, os, signal, threading
from postmark import ServerClient
client = ServerClient("a-server-token", base_url=URL)
async def main():
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    async for row in client.outbound.stream(batch_size=20, concurrency=6):
        pass
try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
""",
}


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("program", PROGRAMS)
def test_no_word_of(program: str) -> None:
    with serving(pages(hang_from=60)) as server:
        ended = run_python(f"URL = {server.url!r}\n{PROGRAMS[program]}")

        assert ended.stderr == ""
        assert (ended.returncode, ended.stdout) == (0, "")
