"""One blocking client in many threads."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import monotonic

import pytest
from misbehaving import Received, Step, echo, echoing, serving
from transport_helpers import SOAK, waits_for

from postmark import SyncServerClient
from postmark._http.cancel import CancelToken
from postmark._http.pool import FairSemaphore, Turn

CALLS = 10_000 if SOAK else 2_000


def test_32_threads_make_thousands_of_calls_and_each_gets_its_own_answer() -> None:
    with echoing() as server, SyncServerClient("a-server-token", base_url=server.url) as client:

        def ask(number: int) -> bool:
            answer = client.request("GET", f"/{number}")
            return bool(answer == {"Method": "GET", "Target": f"/{number}"})

        with ThreadPoolExecutor(32) as pool:
            right = sum(pool.map(ask, range(CALLS)))
        counts = server.counts()

    assert right == CALLS
    assert counts["accepted"] <= 32
    assert counts["requests"] == CALLS


def test_at_most_100_connections_are_in_use_at_a_time() -> None:
    flying: list[int] = [0]

    def script(received: Received) -> Iterator[Step]:
        flying.append(flying[-1] + 1)
        yield 0.2
        flying.append(flying[-1] - 1)
        yield from echo(received)

    with serving(script) as server:
        client = SyncServerClient("a-server-token", base_url=server.url)
        with ThreadPoolExecutor(130) as pool:
            list(pool.map(client.request, ["GET"] * 130, ["/"] * 130))
        client.close()

        assert max(flying) <= 100
        assert server.accepted <= 100


def test_threads_that_wait_for_a_connection_are_served_first_come_first_served() -> None:
    slots, first = FairSemaphore(1), Turn()
    slots.acquire(first, monotonic() + 1, CancelToken())
    order: list[int] = []

    def wait(number: int) -> None:
        turn = Turn()
        assert slots.acquire(turn, monotonic() + 10, CancelToken())
        order.append(number)
        slots.release(turn)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(8)]
    for stood_in_line, thread in enumerate(threads, 1):
        thread.start()
        waits_for(partial(_stand, slots, stood_in_line))
    slots.release(first)
    for thread in threads:
        thread.join()

    assert order == list(range(8))


def test_a_thread_that_stops_waiting_leaves_no_slot_behind() -> None:
    slots, first, late, next_ = FairSemaphore(1), Turn(), Turn(), Turn()
    slots.acquire(first, monotonic() + 1, CancelToken())

    assert not slots.acquire(late, monotonic() + 0.01, CancelToken())
    slots.release(late)
    slots.release(first)

    assert slots.acquire(next_, monotonic() + 1, CancelToken())
    assert not slots.acquire(Turn(), monotonic(), CancelToken())


class Interrupted(CancelToken):
    """Ctrl-C as a call begins to wait."""

    def on_cancel(self, action: Callable[[], object]) -> None:
        raise KeyboardInterrupt


def test_a_call_that_was_interrupted_anywhere_has_no_slot() -> None:
    slots, first = FairSemaphore(1), Turn()
    slots.acquire(first, monotonic() + 1, CancelToken())
    interrupted = Turn()
    with pytest.raises(KeyboardInterrupt):
        slots.acquire(interrupted, monotonic() + 1, Interrupted())

    slots.release(interrupted)  # as `finally` does
    del first  # as if Ctrl-C had struck within its `finally`
    gc.collect()

    assert slots.acquire(Turn(), monotonic() + 1, CancelToken())


def _stand(slots: FairSemaphore, number: int) -> bool:
    return len(slots._waiting) == number  # pyright: ignore[reportPrivateUsage]
