"""One blocking client in many threads."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from misbehaving import Received, Step, echo, echoing, serving
from transport_helpers import SOAK

from postmark import SyncServerClient

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
