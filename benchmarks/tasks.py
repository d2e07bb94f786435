"""The measurements of a peer: `python tasks.py PEER TASK URL [NUMBER]...` prints a JSON object.

Each one runs in a new process, in the peer's own environment. The cost of a call is the minimum
over several chunks of calls, because other load on the machine can only add to it.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import threading
import tracemalloc
from collections.abc import Awaitable, Callable
from importlib import import_module
from itertools import islice
from time import perf_counter, process_time
from typing import Any

import sample
from measuring import Numbers, forget_peak, least, megabytes_at_most, megabytes_now, seen

TASKS = 200
THREADS = 16
MAILS = 10_000
MAIL = sample.mail(0)

Call = Callable[[Any], Awaitable[object]]
"""Makes a call with an async client."""


# --- one at a time ------------------------------------------------------------------------------


def get(peer: Any, url: str) -> Numbers:
    client = peer.client(url)
    seconds = least(lambda: peer.get(client), 50)
    peer.close(client)
    return {"seconds": seconds}


def page(peer: Any, url: str) -> Numbers:
    client = peer.client(url)
    seconds = least(lambda: peer.page(client), 3)
    peer.close(client)
    return {"seconds": seconds}


def parse(peer: Any, _: str) -> Numbers:
    body = sample.encoded_page()
    return {"seconds": least(lambda: peer.parse(body), 3)}


def async_get(peer: Any, url: str) -> Numbers:
    return _async_least(peer, url, peer.async_get)


def send(peer: Any, url: str) -> Numbers:
    client = peer.client(url)
    seconds = least(lambda: peer.send(client, MAIL), 50)
    peer.close(client)
    return {"seconds": seconds}


def async_send(peer: Any, url: str) -> Numbers:
    return _async_least(peer, url, lambda client: peer.async_send(client, MAIL))


def _async_least(peer: Any, url: str, call: Call, calls: int = 50) -> Numbers:
    async def main() -> float:
        client = peer.async_client(url)
        best = float("inf")
        for _ in range(11):
            began = perf_counter()
            for _ in range(calls):
                await call(client)
            best = min(best, perf_counter() - began)
        await peer.async_close(client)
        return best / calls

    return {"seconds": asyncio.run(main())}


def webhook(peer: Any, _: str) -> Numbers:
    """Parse one posted body of each kind."""
    bodies = sample.webhooks()
    return {"seconds": least(lambda: [peer.webhook(body) for body in bodies], 100) / len(bodies)}


# --- sending much ---------------------------------------------------------------------------------


def send_attached(peer: Any, url: str) -> Numbers:
    """Send a mail with 7 MB attached; the memory includes the content itself."""
    client = peer.client(url)
    peer.send(client, MAIL)
    content = len(sample.CONTENT) / 2**20
    before = forget_peak() - content
    peer.send_attached(client, MAIL)
    times = (megabytes_at_most() - before) / content
    cpu = least(lambda: peer.send_attached(client, MAIL), 1, clock=process_time)
    peer.close(client)
    return {"times": times, "cpu": cpu}


def send_batch(peer: Any, url: str, *options: int) -> Numbers:
    """Send 10,000 mails from a generator."""
    client = peer.client(url)
    peer.send_batch(client, [MAIL] * 10)
    before = forget_peak()
    began, cpu_began = perf_counter(), process_time()
    found = peer.send_batch(client, map(sample.mail, range(MAILS)), *options)
    seconds, cpu = perf_counter() - began, process_time() - cpu_began
    assert len(found) == MAILS, len(found)
    peer.close(client)
    return {"seconds": seconds, "cpu": cpu / MAILS, "megabytes": megabytes_at_most() - before}


# --- a given number of calls, to count instructions: no clock, no warm-up ------------------------


def repeat_get(peer: Any, url: str, calls: int) -> Numbers:
    return _repeat(peer, url, peer.get, calls)


def repeat_async_get(peer: Any, url: str, calls: int) -> Numbers:
    return _repeat_async(peer, url, peer.async_get, calls)


def repeat_send(peer: Any, url: str, calls: int) -> Numbers:
    return _repeat(peer, url, lambda client: peer.send(client, MAIL), calls)


def repeat_async_send(peer: Any, url: str, calls: int) -> Numbers:
    return _repeat_async(peer, url, lambda client: peer.async_send(client, MAIL), calls)


def repeat_parse(peer: Any, _url: str, calls: int) -> Numbers:
    body = sample.encoded_page()
    for _ in range(calls):
        peer.parse(body)
    return {}


def repeat_webhook(peer: Any, _url: str, calls: int) -> Numbers:
    bodies = sample.webhooks()
    for _ in range(calls):
        for body in bodies:
            peer.webhook(body)
    return {}


def _repeat(peer: Any, url: str, call: Callable[[Any], object], calls: int) -> Numbers:
    client = peer.client(url)
    for _ in range(calls):
        call(client)
    peer.close(client)
    return {}


def _repeat_async(peer: Any, url: str, call: Call, calls: int) -> Numbers:
    async def main() -> None:
        client = peer.async_client(url)
        for _ in range(calls):
            await call(client)
        await peer.async_close(client)

    asyncio.run(main())
    return {}


# --- streams ------------------------------------------------------------------------------------


def stream(peer: Any, url: str, *options: int) -> Numbers:
    client = peer.client(url)
    peer.get(client)
    before = forget_peak()
    began = perf_counter()
    rows = peer.stream(client, *options)
    next(rows)
    first = perf_counter() - began
    count = 1 + sum(1 for _ in rows)
    seconds = perf_counter() - began
    assert count == sample.ROWS, count
    peer.close(client)
    return {"seconds": seconds, "first": first, "megabytes": megabytes_at_most() - before}


def async_stream(peer: Any, url: str, *options: int) -> Numbers:
    async def main() -> Numbers:
        client = peer.async_client(url)
        await peer.async_get(client)
        before = forget_peak()
        began = perf_counter()
        rows = peer.async_stream(client, *options)
        await anext(rows)
        first = perf_counter() - began
        count = 1
        async for _ in rows:
            count += 1
        seconds = perf_counter() - began
        assert count == sample.ROWS, count
        await peer.async_close(client)
        return {"seconds": seconds, "first": first, "megabytes": megabytes_at_most() - before}

    return asyncio.run(main())


def first_ten(peer: Any, url: str) -> Numbers:
    client = peer.client(url)
    seen(url)
    rows = peer.stream(client)
    found = list(islice(rows, 10))
    del rows
    assert len(found) == 10
    requests = seen(url)["requests"]
    peer.close(client)
    return {"requests": requests}


def retained(peer: Any, url: str) -> Numbers:
    client = peer.client(url)
    peer.page(client)
    gc.collect()
    tracemalloc.start()
    kept = list(peer.stream(client))
    gc.collect()
    bytes_now, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    peer.close(client)
    return {"bytes": bytes_now / len(kept)}


# --- many at a time -----------------------------------------------------------------------------


def tasks(peer: Any, url: str, many: int = TASKS, calls: int = 10) -> Numbers:
    return _in_tasks(peer, url, peer.async_get, many, calls)


def send_tasks(peer: Any, url: str, many: int = TASKS, calls: int = 10) -> Numbers:
    return _in_tasks(peer, url, lambda client: peer.async_send(client, MAIL), many, calls)


def _in_tasks(peer: Any, url: str, call: Call, many: int, calls: int) -> Numbers:
    """Make `calls` calls in each of `many` tasks, through one client."""

    async def main() -> Numbers:
        client = peer.async_client(url)
        errors = 0

        async def work() -> None:
            nonlocal errors
            for _ in range(calls):
                try:
                    await call(client)
                except Exception:  # noqa: BLE001 - peers raise different ones
                    errors += 1

        await call(client)
        seen(url)
        began, cpu_began = perf_counter(), process_time()
        await asyncio.gather(*(work() for _ in range(many)))
        seconds, cpu = perf_counter() - began, process_time() - cpu_began
        connections = seen(url)["connections"]
        await peer.async_close(client)
        rate = (many * calls - errors) / seconds
        cpu_per_call = cpu / (many * calls)
        return {"rate": rate, "cpu": cpu_per_call, "connections": connections, "errors": errors}

    return asyncio.run(main())


def threads(peer: Any, url: str, many: int = THREADS, calls: int = 1600) -> Numbers:
    """Divide the calls evenly among threads that share one client."""
    client = peer.client(url)
    peer.get(client)

    def work() -> None:
        for _ in range(calls // many):
            peer.get(client)

    started = [threading.Thread(target=work) for _ in range(many)]
    began = perf_counter()
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()
    seconds = perf_counter() - began
    peer.close(client)
    return {"rate": calls / seconds}


# --- clients ------------------------------------------------------------------------------------


def clients(peer: Any, _url: str, many: int = 30) -> Numbers:
    """Create clients for Postmark's own https address, and send nothing."""
    address = "https://api.postmarkapp.com"
    began = perf_counter()
    kept = [peer.client(address)]
    first = perf_counter() - began
    before = megabytes_now()
    best = float("inf")
    for _ in range(many):
        began = perf_counter()
        kept.append(peer.client(address))
        best = min(best, perf_counter() - began)
    kilobytes = (megabytes_now() - before) * 1024 / many
    for client in kept:
        peer.close(client)
    return {"first": first, "further": best, "kilobytes": kilobytes}


if __name__ == "__main__":
    _, peer_name, task, address, *numbers = sys.argv
    measure = globals()[task]
    peer_module = import_module(f"peers.{peer_name}")
    print(json.dumps(measure(peer_module, address, *map(int, numbers))))
