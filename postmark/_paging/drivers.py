"""The two drivers of a stream: they fetch what it requests, and prefetch what it will request.

The async client prefetches with tasks, the sync client with threads that only wait for bytes: the
caller's thread parses them. Both end with the stream, however it ends.
"""

from __future__ import annotations

import os
import threading
from collections.abc import AsyncGenerator, Callable, Generator, Iterable
from contextlib import suppress
from contextvars import copy_context
from datetime import UTC, datetime, tzinfo
from functools import partial
from time import monotonic
from typing import Any, TypeVar

from postmark._errors import PostmarkError
from postmark._http.attempts import AsyncTransport, Ended, SyncTransport
from postmark._http.cancel import CancelToken
from postmark._http.outcome import Failure
from postmark._paging.asks import Ask, Fetch
from postmark._paging.stream import Emit, Steps, pages
from postmark._wire.calls import Endpoint, Given
from postmark._wire.eastern import split_dates
from postmark._wire.kinds import Kind, Paging
from postmark._wire.request import Page, Request

T = TypeVar("T")

Build = Callable[[Ask], Request[Page[T]]]
Rows = tuple[list[T], int]

ENDING_SECONDS = 1.0
"""How long a stream that ends waits for its threads; a DNS lookup cannot be interrupted."""


def plan(
    kind: Kind, endpoint: Endpoint[T], paging: Paging, filters: Given, zone: tzinfo | None
) -> tuple[Build[T], Steps[T, None]]:
    """Return how a stream builds requests, and its steps.

    Filters are validated at once, by building a request.
    """
    bounds, others = split_dates(filters or {}, zone)

    def build(ask: Ask) -> Request[Page[T]]:
        if filters is None:
            return endpoint(ask.size, ask.offset)
        window = {"from_date": ask.from_date, "to_date": ask.to_date}
        dates = {name: date for name, date in window.items() if name in filters}
        return endpoint(ask.size, ask.offset, {**others, **dates})

    build(Ask(paging.batch_size, 0, bounds.from_date, bounds.to_date))
    return build, pages(kind, bounds, paging, datetime.now(UTC))


def _next(steps: Steps[T, None], rows: Rows[T] | None) -> Fetch | Emit[T] | None:
    try:
        return steps.send(rows)
    except StopIteration:
        return None


class _Thread(threading.Thread):
    """Fetches a page, without parsing it."""

    def __init__(self, fetch: Callable[..., Ended], request: Request[Any]) -> None:
        from concurrent.futures import Future

        super().__init__(name="postmark-stream", daemon=True)
        self._token = CancelToken()
        # `on_attempt` may need the caller's context, for a span.
        self._fetch = partial(copy_context().run, fetch, request, self._token)
        self._ended = Future[Ended]()
        self._process = os.getpid()

    def run(self) -> None:
        try:
            self._ended.set_result(self._fetch())
        except BaseException as problem:  # noqa: BLE001 - raised in the caller's thread
            self._ended.set_exception(problem)

    def cancel(self) -> None:
        """Interrupt the call; nothing in a forked child, where the thread may hold a lock."""
        if self._process == os.getpid():
            self._token.cancel()

    def result(self) -> Ended | None:
        """Return the response; None if it does not run, as in a forked child."""
        if self.ident is None or self._process != os.getpid():
            return None
        self.join()
        return self._ended.result()


class _Threads(dict[Ask, _Thread]):
    """Prefetches pages, each in its own thread."""

    def __init__(self, transport: SyncTransport, build: Build[Any]) -> None:
        self._transport = transport
        self._build = build

    def get_rows(self, fetch: Fetch) -> Rows[Any]:
        """Return the response to `fetch.ask`, and start the requests it announces."""
        self.keep((fetch.ask, *fetch.ahead))
        self._start(fetch.ahead)
        request, ended = self._build(fetch.ask), None
        if fetch.ask in self:
            ended = self[fetch.ask].result()
            del self[fetch.ask]
        ended = ended or self._transport.fetch(request)
        self._start(fetch.then)
        page = self._transport.result_of(request, ended)
        return page.items, page.total

    def _start(self, asks: Iterable[Ask]) -> None:
        for ask in asks:
            if ask not in self:
                request = self._build(ask)
                # Where no thread can be had, the page is fetched when its turn comes: there are no
                # more, or none that let an interpreter end, or it is ending.
                with suppress(RuntimeError):
                    # Stored before it starts, so that it also ends if Ctrl-C interrupts `start`.
                    self[ask] = _Thread(self._transport.fetch, request)
                    self[ask].start()

    def keep(self, wanted: Iterable[Ask] = ()) -> None:
        """End all other threads."""
        dropped = [self.pop(ask) for ask in self.keys() - set(wanted)]
        for thread in dropped:
            thread.cancel()
        end = monotonic() + ENDING_SECONDS
        for thread in dropped:
            # A stream may be collected in a thread of its own.
            if thread.is_alive() and thread is not threading.current_thread():
                thread.join(max(0.0, end - monotonic()))


def drive(
    transport: SyncTransport, build: Build[T], steps: Steps[T, None]
) -> Generator[T, None, None]:
    """Yield the rows of a stream, sync."""
    threads = _Threads(transport, build)
    rows: Rows[T] | None = None
    yielded = 0
    try:
        while (step := _next(steps, rows)) is not None:
            rows = None
            if isinstance(step, Emit):
                yielded += len(step.rows)
                yield from step.rows
            else:
                rows = threads.get_rows(step)
    except PostmarkError as error:
        error.yielded = yielded
        raise
    finally:
        threads.keep()


class _Tasks(dict[Ask, Any]):
    """Prefetches pages, each in its own task."""

    def __init__(self, transport: AsyncTransport, build: Build[Any]) -> None:
        self._transport = transport
        self._build = build

    async def get_rows(self, fetch: Fetch) -> Rows[Any]:
        """Return the response to `fetch.ask`, and start the requests it announces."""
        await self.keep((fetch.ask, *fetch.ahead))
        self._start(fetch.ahead)
        request, ended = self._build(fetch.ask), None
        if fetch.ask in self:
            ended = await self[fetch.ask]
            del self[fetch.ask]
            if isinstance(ended.outcome, Failure) and ended.outcome.timed_out:
                # Perhaps the response was there, and the caller kept the loop from reading it.
                ended = None
        ended = ended or await self._transport.fetch(request)
        self._start(fetch.then)
        # Parsing takes a while: let the tasks just started send, and others run, before it.
        import asyncio

        await asyncio.sleep(0)
        page = self._transport.result_of(request, ended)
        return page.items, page.total

    def _start(self, asks: Iterable[Ask]) -> None:
        for ask in asks:
            if ask not in self:
                import asyncio

                self[ask] = asyncio.create_task(self._transport.fetch(self._build(ask)))

    async def keep(self, wanted: Iterable[Ask] = ()) -> None:
        """End all other tasks."""
        dropped = [self.pop(ask) for ask in self.keys() - set(wanted)]
        for task in dropped:
            task.cancel()
        import asyncio

        # They count among the requests in flight until they have ended.
        await asyncio.gather(*dropped, return_exceptions=True)


async def drive_async(
    transport: AsyncTransport, build: Build[T], steps: Steps[T, None]
) -> AsyncGenerator[T, None]:
    """Yield the rows of a stream, async."""
    tasks = _Tasks(transport, build)
    rows: Rows[T] | None = None
    yielded = 0
    try:
        while (step := _next(steps, rows)) is not None:
            rows = None
            if isinstance(step, Emit):
                yielded += len(step.rows)
                for row in step.rows:
                    yield row
            else:
                rows = await tasks.get_rows(step)
    except PostmarkError as error:
        error.yielded = yielded
        raise
    finally:
        await tasks.keep()
