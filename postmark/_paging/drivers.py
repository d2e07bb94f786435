"""The two drivers of a stream: they fetch what it requests, and prefetch what it will request.

The async client prefetches with tasks, the sync client with threads that only wait for bytes: the
caller's thread parses them. Both end with the stream, however it ends.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncGenerator, Callable, Generator, Iterable
from concurrent.futures import Future
from contextvars import copy_context
from datetime import UTC, datetime, tzinfo
from functools import partial
from time import monotonic
from typing import Any, Generic, TypeVar, cast

from postmark._errors import PostmarkError
from postmark._http.attempts import AsyncTransport, SyncTransport
from postmark._http.attempts import Settled as Ended
from postmark._http.cancel import CancelToken
from postmark._http.outcome import Failure
from postmark._paging.asks import Ask, Fetch
from postmark._paging.stream import Emit, Steps, pages
from postmark._wire.eastern import split_dates
from postmark._wire.kinds import Kind, Paging
from postmark._wire.request import Request, Rows

T = TypeVar("T")
Job = TypeVar("Job")
Filters = TypeVar("Filters")

Endpoint = Callable[[int, int, Filters], Request[Rows[T]]]
Build = Callable[[Ask], Request[Rows[T]]]


def plan(
    kind: Kind,
    endpoint: Endpoint[Filters, T],
    paging: Paging,
    filters: Filters,
    zone: tzinfo | None = None,
) -> tuple[Build[T], Steps[T, None]]:
    """Return how a stream builds requests, and its steps.

    Filters are validated at once, by building a request.
    """
    bounds, others = split_dates(filters, zone)

    def build(ask: Ask) -> Request[Rows[T]]:
        dates = {"from_date": ask.from_date, "to_date": ask.to_date}
        return endpoint(ask.size, ask.offset, cast("Filters", {**cast("Any", others), **dates}))

    build(Ask(paging.batch_size, 0, bounds.from_date, bounds.to_date))
    return build, pages(kind, bounds, paging, datetime.now(UTC))


ENDING_SECONDS = 1.0
"""How long a stream that ends waits for its threads; a DNS lookup cannot be interrupted."""


class _Prefetcher(Generic[Job]):
    """Fetches pages, each of those ahead in a job of its own."""

    def __init__(self, transport: Any, build: Build[Any]) -> None:
        self._transport = transport
        self._build = build
        self._under_way: dict[Ask, Job] = {}

    def _drop_but(self, wanted: Iterable[Ask]) -> list[Job]:
        unwanted = self._under_way.keys() - set(wanted)
        return [self._under_way.pop(ask) for ask in unwanted]

    def _read(self, request: Request[Rows[Any]], ended: Ended) -> Rows[Any]:
        rows: Rows[Any] = self._transport.read(request, ended)
        return rows


class _Thread(threading.Thread):
    """Fetches a page, without parsing it."""

    def __init__(self, fetch: Callable[..., Ended], request: Request[Any]) -> None:
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
        """Return the response; None in a forked child, where the thread does not run."""
        if self._process != os.getpid():
            return None
        self.join()
        return self._ended.result()


class _Threads(_Prefetcher[_Thread]):
    def get(self, fetch: Fetch) -> Rows[Any]:
        """Return the response to `fetch.ask`, and start the requests it announces."""
        self._keep((fetch.ask, *fetch.ahead))
        self._start(fetch.ahead)
        request, ended = self._build(fetch.ask), None
        if fetch.ask in self._under_way:
            ended = self._under_way[fetch.ask].result()
            del self._under_way[fetch.ask]
        if ended is None:
            ended = self._transport.fetch(request)
        self._start(fetch.then)
        return self._read(request, ended)

    def _start(self, asks: Iterable[Ask]) -> None:
        for ask in asks:
            if ask not in self._under_way:
                request = self._build(ask)
                try:
                    # Stored before it starts, so that it also ends if Ctrl-C interrupts `start`.
                    thread = self._under_way[ask] = _Thread(self._transport.fetch, request)
                    thread.start()
                except RuntimeError:
                    # There are no more threads, or none that do not keep an interpreter alive, or
                    # it is exiting: the page is fetched when its turn comes.
                    self._under_way.pop(ask, None)

    def _keep(self, wanted: Iterable[Ask]) -> None:
        dropped = self._drop_but(wanted)
        for thread in dropped:
            thread.cancel()
        end = monotonic() + ENDING_SECONDS
        for thread in dropped:
            # A stream may be collected in a thread of its own.
            if thread.is_alive() and thread is not threading.current_thread():
                thread.join(max(0.0, end - monotonic()))

    def close(self) -> None:
        """End all threads."""
        self._keep(())


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
                for row in step.rows:
                    yielded += 1
                    yield row
            else:
                rows = threads.get(step)
    except PostmarkError as error:
        error.yielded = yielded
        raise
    finally:
        threads.close()


def _next(steps: Steps[T, None], rows: Rows[T] | None) -> Fetch | Emit[T] | None:
    try:
        return steps.send(rows)
    except StopIteration:
        return None


class _Tasks(_Prefetcher["asyncio.Task[Ended]"]):
    async def get(self, fetch: Fetch) -> Rows[Any]:
        """Return the response to `fetch.ask`, and start the requests it announces."""
        await self._keep((fetch.ask, *fetch.ahead))
        self._start(fetch.ahead)
        request, ended = self._build(fetch.ask), None
        if fetch.ask in self._under_way:
            ended = await self._under_way[fetch.ask]
            del self._under_way[fetch.ask]
            if isinstance(ended.outcome, Failure) and ended.outcome.timed_out:
                # Perhaps the response was there, and the caller kept the loop from reading it.
                ended = None
        if ended is None:
            ended = await self._transport.fetch(request)
        self._start(fetch.then)
        # Parsing takes a while: let the tasks just started send, and others run, before it.
        await asyncio.sleep(0)
        return self._read(request, ended)

    def _start(self, asks: Iterable[Ask]) -> None:
        for ask in asks:
            if ask not in self._under_way:
                fetched = self._transport.fetch(self._build(ask))
                self._under_way[ask] = asyncio.create_task(fetched)

    async def _keep(self, wanted: Iterable[Ask]) -> None:
        dropped = self._drop_but(wanted)
        for task in dropped:
            task.cancel()
        # They count among the requests in flight until they have ended.
        await asyncio.gather(*dropped, return_exceptions=True)

    async def close(self) -> None:
        """End all tasks."""
        await self._keep(())


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
                for row in step.rows:
                    yielded += 1
                    yield row
            else:
                rows = await tasks.get(step)
    except PostmarkError as error:
        error.yielded = yielded
        raise
    finally:
        await tasks.close()
