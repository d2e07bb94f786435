"""One asyncio client in any number of event loops, one after another and side by side."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref
from collections.abc import Iterator

import httpx
import pytest
from asgiref.sync import async_to_sync
from misbehaving import CLOSE, Received, Server, Step, authority_file, echo, serving
from transport_helpers import SOAK, descriptors, run_python, waits_for, waits_for_async

from postmark import ServerClient

RUNS_A_THREAD = 8 if SOAK else 2


async def ask(client: ServerClient, path: str) -> None:
    answer = await client.request("GET", path)
    assert answer["Target"] == path


@pytest.mark.parametrize(
    ("secured", "runs"), [(False, 100), (True, 100 if SOAK else 20)], ids=["plain", "tls"]
)
def test_one_client_opens_one_connection_in_100_runs_of_asyncio(
    secured: bool, runs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    with serving(echo, secured=secured) as server:
        client = ServerClient("a-server-token", base_url=server.url)
        asyncio.run(ask(client, "/first"))
        gc.collect()
        before = descriptors()

        for number in range(runs):
            asyncio.run(ask(client, f"/{number}"))

        gc.collect()
        assert descriptors() <= before
        assert server.accepted == 1
        asyncio.run(client.close())


def test_one_client_works_in_8_loops_of_8_threads_at_a_time() -> None:
    problems: list[BaseException] = []

    async def many(client: ServerClient, thread: int) -> None:
        for _ in range(3):
            await asyncio.gather(*(ask(client, f"/{thread}/{number}") for number in range(8)))

    def work(client: ServerClient, thread: int) -> None:
        try:
            for _ in range(RUNS_A_THREAD):
                asyncio.run(many(client, thread))
        except BaseException as problem:
            problems.append(problem)

    with serving(echo) as server:
        client = ServerClient("a-server-token", base_url=server.url)
        before = descriptors()
        threads = [threading.Thread(target=work, args=(client, n)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert problems == []
        assert len(server.requests) == 8 * RUNS_A_THREAD * 3 * 8
        assert server.accepted <= 64
        asyncio.run(client.close())

    gc.collect()
    assert descriptors() <= before


def test_one_client_works_under_async_to_sync() -> None:
    with serving(echo) as server:
        client = ServerClient("a-server-token", base_url=server.url)
        before = descriptors()

        for number in range(10):
            async_to_sync(ask)(client, f"/{number}")

        assert server.accepted == 1
        async_to_sync(client.close)()
        waits_for(lambda: server.open == 0 and descriptors() <= before)


@pytest.fixture(scope="module")
def kept() -> Iterator[ServerClient]:
    with serving(echo) as server:
        yield ServerClient("a-server-token", base_url=server.url)


@pytest.mark.parametrize("number", range(3))
async def test_one_client_works_in_the_loop_of_each_test(kept: ServerClient, number: int) -> None:
    await ask(kept, f"/{number}")


def test_one_loop_reuses_its_connection() -> None:
    async def twice(client: ServerClient) -> None:
        await ask(client, "/1")
        await ask(client, "/2")

    with serving(echo) as server:
        asyncio.run(twice(ServerClient("a-server-token", base_url=server.url)))

        assert server.accepted == 1


def test_a_loop_that_just_stops_and_closes_does_not_spoil_the_client() -> None:
    def run_without_end(client: ServerClient, path: str) -> None:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(ask(client, path))
        loop.close()

    with serving(echo) as server:
        client = ServerClient("a-server-token", base_url=server.url)

        for number in range(3):
            run_without_end(client, f"/{number}")
            gc.collect()
        asyncio.run(ask(client, "/after"))

        assert len(server.requests) == 4
        assert server.accepted == 1


def test_a_client_made_and_closed_for_each_call_leaves_nothing_in_a_long_lived_loop() -> None:
    async def calls(url: str, rounds: int) -> None:
        for _ in range(rounds):
            async with ServerClient("a-server-token", base_url=url) as client:
                await ask(client, "/")

    async def main(url: str) -> tuple[int, int]:
        await calls(url, 3)
        gc.collect()
        before = len(gc.get_objects())
        await calls(url, 50)
        gc.collect()
        return before, len(gc.get_objects())

    with serving(echo) as server:
        before, after = asyncio.run(main(server.url))

        assert after - before < 50 * 20


def test_a_client_is_collected_while_its_loop_runs_on() -> None:
    async def main(url: str) -> int:
        client = ServerClient("a-server-token", base_url=url)
        await ask(client, "/")
        del client
        gc.collect()
        await waits_for_async(lambda: server.open == 0)
        return server.open

    with serving(echo) as server:
        assert asyncio.run(main(server.url)) == 0


def test_a_client_closed_in_one_loop_closes_its_connections_in_the_others() -> None:
    other = asyncio.new_event_loop()
    thread = threading.Thread(target=other.run_forever)
    thread.start()
    try:
        with serving(echo) as server:
            client = ServerClient("a-server-token", base_url=server.url)
            asyncio.run_coroutine_threadsafe(ask(client, "/"), other).result(5)

            async def close() -> None:
                await client.close()
                await waits_for_async(lambda: server.open == 0)

            asyncio.run(close())

            assert server.open == 0
    finally:
        asyncio.run_coroutine_threadsafe(other.shutdown_asyncgens(), other).result(5)
        other.call_soon_threadsafe(other.stop)
        thread.join()
        other.close()


def test_a_blocked_loop_does_not_reuse_a_connection_that_the_server_has_closed() -> None:
    async def main(client: ServerClient, server: Server) -> None:
        await client.request("PUT", "/first")
        waits_for(lambda: server.open == 0)  # blocks the loop, as callers should not do
        await client.request("PUT", "/second")

    def script(received: Received) -> list[Step]:
        return [*echo(received), 0.05, CLOSE]

    with serving(script) as server:
        asyncio.run(main(ServerClient("a-server-token", base_url=server.url, retries=0), server))

        assert server.seen == ["PUT /first", "PUT /second"]


@pytest.mark.parametrize("own", [True, False], ids=["own", "injected"])
def test_without_asyncio_a_call_says_that_it_is_needed(own: bool) -> None:
    """As under trio, which drives coroutines in the same way."""
    http_client = None if own else httpx.AsyncClient()
    client = ServerClient("a-server-token", base_url="http://127.0.0.1:1", http_client=http_client)
    call = client.request("GET", "/")

    with pytest.raises(RuntimeError, match=r"needs a running asyncio event loop.*trio"):
        call.send(None)


def test_a_long_wait_for_a_connection_does_not_keep_ended_loops() -> None:
    """A semaphore knows its loop once somebody waited."""

    async def many(client: ServerClient) -> weakref.ref[asyncio.AbstractEventLoop]:
        await asyncio.gather(*(ask(client, f"/{number}") for number in range(120)))
        return weakref.ref(asyncio.get_running_loop())

    with serving(echo) as server:
        client = ServerClient("a-server-token", base_url=server.url)
        ended = [asyncio.run(many(client)) for _ in range(4)]
        gc.collect()

        assert sum(loop() is not None for loop in ended) <= 1
        asyncio.run(client.close())


def test_nothing_is_imported_within_a_call() -> None:
    with serving(echo) as server:
        ended = run_python(
            f"""
import asyncio, sys
from postmark import ServerClient, SyncServerClient
client = ServerClient("a-server-token", base_url={server.url!r})
blocking = SyncServerClient("a-server-token", base_url={server.url!r})
before = set(sys.modules)
asyncio.run(client.request("GET", "/"))
blocking.request("GET", "/")
codecs = {{"encodings.idna", "stringprep"}}
print(*sorted(set(sys.modules) - before - codecs))
"""
        )

    assert ended.stdout.split() == [], ended.stderr


def test_no_warning_at_the_end_of_a_program_with_a_client_that_was_never_closed() -> None:
    with serving(echo) as server:
        ended = run_python(
            f"""
import asyncio
from postmark import ServerClient
client = ServerClient("a-server-token", base_url={server.url!r})
async def main():
    await client.request("GET", "/")
asyncio.run(main())
asyncio.run(main())
"""
        )

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
