"""The two drivers of a stream: they fetch what it requests, and prefetch what it will request.

The async client prefetches with tasks, the sync client with threads that only wait for bytes: the
caller's thread parses them. Both end with the stream, however it ends.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncGenerator, Callable, Generator, Iterable
from contextvars import copy_context
from datetime import UTC, datetime, tzinfo
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
        dates = {"from_date": ask.from_date, "to_date": ask.to_date}
        dates = {name: value for name, value in dates.items() if name in filters}
        return endpoint(ask.size, ask.offset, {**others, **dates})

    build(Ask(paging.batch_size, 0, bounds.from_date, bounds.to_date))
    return build, pages(kind, bounds, paging, datetime.now(UTC))


ENDING_SECONDS = 1.0
"""How long a stream that ends waits for its threads; a DNS lookup cannot be interrupted."""


class _Threads:
    """Prefetches pages, each in its own thread."""

    def __init__(self, transport: SyncTransport, build: Build[Any]) -> None:
        self._transport = transport
        self._build = build
        self._under_way: dict[Ask, _Thread] = {}

    def get(self, fetch: Fetch) -> tuple[Request[Page[Any]], Ended]:
        """Return the response to `fetch.ask`, and start the requests it announces."""
        self._keep((fetch.ask, *fetch.ahead))
        self._start(fetch.ahead)
        request, settled = self._build(fetch.ask), None
        if fetch.ask in self._under_way:
            settled = self._under_way[fetch.ask].result()
            del self._under_way[fetch.ask]
        if settled is None:
            settled = self._transport.fetch(request)
        self._start(fetch.then)
        return request, settled

    def _start(self, asks: Iterable[Ask]) -> None:
        for ask in asks:
            if ask not in self._under_way:
                # Stored before it starts, so that it also ends if Ctrl-C interrupts `start`.
                thread = self._under_way[ask] = _Thread(self._transport, self._build(ask))
                try:
                    thread.start()
                except RuntimeError:  # there are no more threads, or the interpreter is exiting
                    del self._under_way[ask]

    def _keep(self, wanted: Iterable[Ask]) -> None:
        dropped = [self._under_way.pop(ask) for ask in self._under_way.keys() - set(wanted)]
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


class _Thread(threading.Thread):
    def __init__(self, transport: SyncTransport, request: Request[Page[Any]]) -> None:
        super().__init__(name="postmark-stream", daemon=True)
        self._token = CancelToken()
        self._process = os.getpid()
        self._request = request
        self._context = copy_context()  # `on_attempt` may need it, for the caller's span
        self._transport = transport
        self._settled: Ended | None = None
        self._problem: BaseException | None = None

    def run(self) -> None:
        try:
            self._settled = self._context.run(self._transport.fetch, self._request, self._token)
        except BaseException as problem:  # noqa: BLE001 - raised in the caller's thread
            self._problem = problem

    def cancel(self) -> None:
        """Interrupt the call; nothing in a forked child, where the thread may hold a lock."""
        if self._process == os.getpid():
            self._token.cancel()

    def result(self) -> Ended | None:
        """Return the response; None in a forked child, where the thread does not run."""
        self.join()
        if self._problem is not None:
            raise self._problem
        return self._settled


def drive(
    transport: SyncTransport, build: Build[T], steps: Steps[T, None]
) -> Generator[T, None, None]:
    """Yield the rows of a stream, sync."""
    threads = _Threads(transport, build)
    page: Page[T] | None = None
    yielded = 0
    try:
        while (step := _next(steps, page)) is not None:
            page = None
            if isinstance(step, Emit):
                for row in step.rows:
                    yielded += 1
                    yield row
            else:
                page = transport.result_of(*threads.get(step))
    except PostmarkError as error:
        error.yielded = yielded
        raise
    finally:
        threads.close()


def _next(steps: Steps[T, None], page: Page[T] | None) -> Fetch | Emit[T] | None:
    try:
        return steps.send(None if page is None else (page.items, page.total))
    except StopIteration:
        return None


class _Tasks:
    """Prefetches pages, each in its own task."""

    def __init__(self, transport: AsyncTransport, build: Build[Any]) -> None:
        self._transport = transport
        self._build = build
        self._under_way: dict[Ask, asyncio.Task[Ended]] = {}

    async def get(self, fetch: Fetch) -> tuple[Request[Page[Any]], Ended]:
        """Return the response to `fetch.ask`, and start the requests it announces."""
        await self._keep((fetch.ask, *fetch.ahead))
        self._start(fetch.ahead)
        request, settled = self._build(fetch.ask), None
        if fetch.ask in self._under_way:
            settled = await self._under_way[fetch.ask]
            del self._under_way[fetch.ask]
            if isinstance(settled.outcome, Failure) and settled.outcome.timed_out:
                # Perhaps the response was there, and the caller kept the loop from reading it.
                settled = None
        if settled is None:
            settled = await self._transport.fetch(request)
        self._start(fetch.then)
        # Parsing takes a while: let the tasks just started send, and others run, before it.
        await asyncio.sleep(0)
        return request, settled

    def _start(self, asks: Iterable[Ask]) -> None:
        for ask in asks:
            if ask not in self._under_way:
                fetched = self._transport.fetch(self._build(ask))
                self._under_way[ask] = asyncio.create_task(fetched)

    async def _keep(self, wanted: Iterable[Ask]) -> None:
        dropped = [self._under_way.pop(ask) for ask in self._under_way.keys() - set(wanted)]
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
    page: Page[T] | None = None
    yielded = 0
    try:
        while (step := _next(steps, page)) is not None:
            page = None
            if isinstance(step, Emit):
                for row in step.rows:
                    yielded += 1
                    yield row
            else:
                page = transport.result_of(*await tasks.get(step))
    except PostmarkError as error:
        error.yielded = yielded
        raise
    finally:
        await tasks.close()
