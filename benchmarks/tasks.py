"""The measurements of a peer: `python tasks.py PEER TASK URL [NUMBER]...` prints a JSON object.

Each one runs in a new process, in the peer's own environment. The cost of a call is the minimum
over several chunks of calls, because other load on the machine can only add to it.
"""

from __future__ import annotations

import asyncio
import gc
import json
import resource
import sys
import threading
import tracemalloc
import urllib.request
from collections.abc import Callable
from importlib import import_module
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import sample

TASKS = 200
THREADS = 16
Numbers = dict[str, float]


def _seen(url: str) -> Numbers:
    with urllib.request.urlopen(f"{url}/seen") as answer:
        found: Numbers = json.load(answer)
    return found


def _megabytes_now() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def _megabytes_at_most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def _least(call: Callable[[], object], calls: int, chunks: int = 10) -> float:
    """Return the seconds of one call, after a warm-up."""
    for _ in range(calls // 4 + 1):
        call()
    best = float("inf")
    for _ in range(chunks):
        began = perf_counter()
        for _ in range(calls):
            call()
        best = min(best, perf_counter() - began)
    return best / calls


# --- one at a time ------------------------------------------------------------------------------


def get(peer: Any, url: str, calls: int = 50) -> Numbers:
    client = peer.client(url)
    seconds = _least(lambda: peer.get(client), calls)
    peer.close(client)
    return {"seconds": seconds}


def page(peer: Any, url: str) -> Numbers:
    client = peer.client(url)
    seconds = _least(lambda: peer.page(client), 3)
    peer.close(client)
    return {"seconds": seconds}


def parse(peer: Any, _: str) -> Numbers:
    body = sample.encoded_page()
    return {"seconds": _least(lambda: peer.parse(body), 3)}


def async_get(peer: Any, url: str, calls: int = 50) -> Numbers:
    async def main() -> float:
        client = peer.async_client(url)
        best = float("inf")
        for _ in range(11):
            began = perf_counter()
            for _ in range(calls):
                await peer.async_get(client)
            best = min(best, perf_counter() - began)
        await peer.async_close(client)
        return best / calls

    return {"seconds": asyncio.run(main())}


# --- a given number of calls, to count instructions: no clock, no warm-up ------------------------


def repeat_get(peer: Any, url: str, calls: int) -> Numbers:
    client = peer.client(url)
    for _ in range(calls):
        peer.get(client)
    peer.close(client)
    return {}


def repeat_async_get(peer: Any, url: str, calls: int) -> Numbers:
    async def main() -> None:
        client = peer.async_client(url)
        for _ in range(calls):
            await peer.async_get(client)
        await peer.async_close(client)

    asyncio.run(main())
    return {}


def repeat_parse(peer: Any, _url: str, calls: int) -> Numbers:
    body = sample.encoded_page()
    for _ in range(calls):
        peer.parse(body)
    return {}


# --- streams ------------------------------------------------------------------------------------


def stream(peer: Any, url: str, *options: int) -> Numbers:
    client = peer.client(url)
    peer.get(client)
    before = _megabytes_now()
    began = perf_counter()
    rows = peer.stream(client, *options)
    next(rows)
    first = perf_counter() - began
    count = 1 + sum(1 for _ in rows)
    seconds = perf_counter() - began
    assert count == sample.ROWS, count
    peer.close(client)
    return {"seconds": seconds, "first": first, "megabytes": _megabytes_at_most() - before}


def async_stream(peer: Any, url: str, *options: int) -> Numbers:
    async def main() -> Numbers:
        client = peer.async_client(url)
        await peer.async_get(client)
        before = _megabytes_now()
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
        return {"seconds": seconds, "first": first, "megabytes": _megabytes_at_most() - before}

    return asyncio.run(main())


def first_ten(peer: Any, url: str) -> Numbers:
    client = peer.client(url)
    _seen(url)
    rows = peer.stream(client)
    found = list(islice(rows, 10))
    del rows
    assert len(found) == 10
    requests = _seen(url)["requests"]
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
    """Make `calls` calls in each of `many` tasks, through one client."""

    async def main() -> Numbers:
        client = peer.async_client(url)
        errors = 0

        async def work() -> None:
            nonlocal errors
            for _ in range(calls):
                try:
                    await peer.async_get(client)
                except Exception:  # noqa: BLE001 - peers raise different ones
                    errors += 1

        await peer.async_get(client)
        _seen(url)
        began, cpu_began = perf_counter(), process_time()
        await asyncio.gather(*(work() for _ in range(many)))
        seconds, cpu = perf_counter() - began, process_time() - cpu_began
        connections = _seen(url)["connections"]
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
    before = _megabytes_now()
    best = float("inf")
    for _ in range(many):
        began = perf_counter()
        kept.append(peer.client(address))
        best = min(best, perf_counter() - began)
    kilobytes = (_megabytes_now() - before) * 1024 / many
    for client in kept:
        peer.close(client)
    return {"first": first, "further": best, "kilobytes": kilobytes}


if __name__ == "__main__":
    _, peer_name, task, address, *numbers = sys.argv
    measure = globals()[task]
    peer_module = import_module(f"peers.{peer_name}")
    print(json.dumps(measure(peer_module, address, *map(int, numbers))))
