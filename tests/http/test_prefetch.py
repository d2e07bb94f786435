"""Pages are fetched ahead: which, how many at a time, and what becomes of those nobody needs."""

from __future__ import annotations

import gc
import math
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from contextvars import ContextVar
from time import monotonic
from typing import Any

import httpx
import pytest
from either import Either
from misbehaving import HANG, Received, Script, Step, answer, serving
from transport_helpers import either_waits_for, offset_of, our_threads, page, waits_for

from postmark import Attempt, InvalidRequestError, SyncServerClient

TOTAL = 950
BATCH = 100
REQUESTS = math.ceil(TOTAL / BATCH)
OFFSETS = [number * (BATCH - 1) for number in range(REQUESTS)]
"""Each page holds the last row of the one before, which shows that none is missing between."""


@pytest.fixture(autouse=True)
def _no_back_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postmark._http.attempts.random", lambda: 0.0)


def ids(count: int) -> list[str]:
    return [f"id-{number}" for number in range(count)]


# --- which, and how many at a time ------------------------------------------------------


class Slow:
    """A quiet list that answers when as many requests as allowed are under way, and no sooner."""

    def __init__(self, together: int) -> None:
        self._together = together
        self._answered = 0
        self.offsets: list[int] = []
        self.under_way: list[int] = []

    def __call__(self, received: Received) -> Iterator[Step]:
        self.offsets.append(offset_of(received))
        self.under_way.append(len(self.offsets) - self._answered)
        while self._answered and len(self.offsets) - self._answered < self._expected():
            yield 0.005
        yield 0.03  # for more to come, if any do
        self._answered += 1
        yield from page(received, TOTAL)

    def _expected(self) -> int:
        return min(self._together, REQUESTS - self._answered)


@pytest.mark.parametrize("concurrency", [1, 2, 4, 10])
def test_every_page_is_asked_for_once_and_as_many_at_a_time_as_allowed(
    either: Either, concurrency: int
) -> None:
    listing = Slow(concurrency)
    with serving(listing) as server:
        client = either.client("a-server-token", base_url=server.url, timeout=5, retries=0)

        found = either(client.outbound.stream(batch_size=BATCH, concurrency=concurrency))

    assert [message.message_id for message in found] == ids(TOTAL)
    assert sorted(listing.offsets) == OFFSETS
    assert listing.under_way[:2] == [1, 1]  # the first page is fetched alone
    assert max(listing.under_way) == min(concurrency, REQUESTS - 1)


def test_pages_go_on_coming_while_the_caller_works(either: Either) -> None:
    with serving(lambda received: page(received, TOTAL)) as server:
        client = either.client("a-server-token", base_url=server.url)
        rows = client.outbound.stream(batch_size=BATCH, concurrency=3)

        # The second page: two were fetched beside it, and another when it had come.
        either.take(rows, BATCH + 1)
        either_waits_for(either, lambda: len(server.requests) == 5)
        either.take(rows, BATCH - 2)

        assert sorted(map(offset_of, server.requests)) == OFFSETS[:5]
        assert either(rows)


def test_requests_that_a_change_of_the_list_made_needless_are_ended(either: Either) -> None:
    def script(received: Received) -> Iterator[Step]:
        has_changed = len(server.requests) > 1
        if len(server.requests) <= 7 and offset_of(received) > 19:
            yield HANG
            return
        while has_changed and len(server.requests) < 7:
            yield 0.005
        # Rows enough have vanished that the second page shows none of the first.
        yield from page(received, TOTAL, first=40 if has_changed else 0)

    with serving(script) as server:
        client = either.client("a-server-token", base_url=server.url)
        rows = client.outbound.stream(batch_size=20, concurrency=6)

        found = either.take(rows, 21)
        either_waits_for(either, lambda: server.open == 1)
        found += either(rows)

        names = [message.message_id for message in found]
        assert names == ids(20) + [f"id-{number}" for number in range(40, TOTAL + 40)]


# --- what fails -------------------------------------------------------------------------


def test_a_page_fetched_ahead_that_fails_raises_its_own_error_when_its_turn_comes(
    either: Either,
) -> None:
    refused: list[int] = []

    def script(received: Received) -> Iterator[Step]:
        offset = offset_of(received)
        if offset > 60:
            refused.append(offset)
            yield from answer({"ErrorCode": 10, "Message": f"No row {offset}"}, 422)
            return
        while offset > 0 and not refused:  # it fails before the pages above it have come
            yield 0.005
        yield from page(received, TOTAL)

    with serving(script) as server:
        client = either.client("a-server-token", base_url=server.url, timeout=5)

        rows, error = either.until_error(client.outbound.stream(batch_size=20))

        assert [message.message_id for message in rows] == ids(77)
        assert isinstance(error, InvalidRequestError)
        assert (error.message, error.yielded, error.attempts) == ("No row 76", 77, 1)


def test_a_page_fetched_ahead_is_tried_again_like_any_other(either: Either) -> None:
    failed: set[int] = set()

    def script(received: Received) -> list[Step]:
        offset = offset_of(received)
        if offset in failed or offset == 0:
            return page(received, TOTAL)
        failed.add(offset)
        return answer({}, 503)

    with serving(script) as server:
        client = either.client("a-server-token", base_url=server.url)

        found = either(client.outbound.stream(batch_size=BATCH))

        assert [message.message_id for message in found] == ids(TOTAL)
        assert len(server.requests) == 2 * REQUESTS - 1


class Stop(BaseException):
    """What no `except Exception` catches."""


def test_what_stops_a_program_stops_a_stream_from_within_its_threads() -> None:
    def stop(attempt: Attempt) -> None:
        if threading.current_thread() in our_threads():
            raise Stop

    with (
        serving(lambda received: page(received, TOTAL)) as server,
        SyncServerClient("a-server-token", base_url=server.url, on_attempt=stop) as client,
    ):
        rows = client.outbound.stream(batch_size=20)

        assert [next(rows).message_id for _ in range(39)] == ids(39)  # two pages of the caller's
        with pytest.raises(Stop):
            next(rows)

        assert our_threads() == []


def test_a_stream_whose_client_is_closed_says_so(either: Either) -> None:
    with serving(lambda received: page(received, TOTAL)) as server:
        client = either.client("a-server-token", base_url=server.url)
        rows = client.outbound.stream(batch_size=20)
        either.take(rows, 1)

        either(client.close())

        assert len(either.take(rows, 19)) == 19
        with pytest.raises(RuntimeError, match="the client is closed"):
            either.take(rows, 1)


SPAN: ContextVar[str] = ContextVar("span", default="none")


def test_on_attempt_runs_in_the_context_of_the_caller_for_every_page(either: Either) -> None:
    spans: list[str] = []

    def note(attempt: Attempt) -> None:
        spans.append(SPAN.get())

    with serving(lambda received: page(received, TOTAL)) as server:
        client = either.client("a-server-token", base_url=server.url, on_attempt=note)

        token = SPAN.set("the caller's")
        found = either(client.outbound.stream(batch_size=BATCH))
        SPAN.reset(token)

        assert len(found) == TOTAL
        assert spans == ["the caller's"] * REQUESTS


# --- the threads of a blocking stream -----------------------------------------------------


def hang_below(offset: int) -> Script:
    return lambda received: [HANG] if offset_of(received) > offset else page(received, TOTAL)


def test_threads_that_cannot_be_interrupted_hold_up_neither_the_caller_nor_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("postmark._paging.drivers.ENDING_SECONDS", 0.3)
    with httpx.Client(trust_env=False) as http_client:
        with serving(hang_below(19)) as server:
            client = SyncServerClient(
                "a-server-token", base_url=server.url, http_client=http_client, retries=0
            )
            with closing(client.outbound.stream(batch_size=20, concurrency=6)) as rows:
                for _ in range(39):
                    next(rows)
                waits_for(lambda: len(server.requests) == 8)

                left = monotonic()
            took = monotonic() - left

            assert len(our_threads()) == 6
            assert all(thread.daemon for thread in our_threads())
            assert took < 3 * 0.3  # for all of them, not for each
        waits_for(lambda: our_threads() == [])


def test_a_stream_that_is_collected_within_one_of_its_own_threads_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    released = threading.Event()
    collectors: list[str] = []
    problems: list[Any] = []

    def collect(attempt: Attempt) -> None:
        if threading.current_thread() in our_threads() and not collectors:
            gc.collect()
            collectors.append(threading.current_thread().name)

    def script(received: Received) -> Iterator[Step]:
        while offset_of(received) > 19 and not released.is_set():
            yield 0.005
        yield from page(received, TOTAL)

    monkeypatch.setattr(sys, "unraisablehook", problems.append)
    with (
        serving(script) as server,
        SyncServerClient("a-server-token", base_url=server.url, on_attempt=collect) as client,
    ):
        cycle: list[Any] = [client.outbound.stream(batch_size=20, concurrency=2)]
        cycle.append(cycle)
        for _ in range(39):
            next(cycle[0])
        waits_for(lambda: len(server.requests) == 4)
        gc.disable()
        del cycle
        try:
            released.set()
            waits_for(lambda: collectors and not our_threads())
        finally:
            gc.enable()

    assert problems == []


@pytest.mark.parametrize("refused", ["__init__", "start"])
def test_where_no_thread_can_be_had_nothing_is_fetched_ahead(
    monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    # An interpreter without daemon threads refuses them when they are made, others at the start.
    usual = getattr(threading.Thread, refused)
    names: list[str] = []

    def refuse(thread: threading.Thread, *args: Any, **options: Any) -> None:
        name = options.get("name") or ("" if refused == "__init__" else thread.name)
        if name == "postmark-stream":
            names.append(name)
            raise RuntimeError("daemon threads are disabled in this (sub)interpreter")
        usual(thread, *args, **options)

    monkeypatch.setattr(threading.Thread, refused, refuse)
    with (
        serving(lambda received: page(received, TOTAL)) as server,
        SyncServerClient("a-server-token", base_url=server.url) as client,
    ):
        found = list(client.outbound.stream(batch_size=BATCH))

        assert [message.message_id for message in found] == ids(TOTAL)
        assert [offset_of(received) for received in server.requests] == OFFSETS
        assert names
