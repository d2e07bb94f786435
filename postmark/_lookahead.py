"""The two drivers of a stream: they fetch what it requests, and prefetch what it will request.

The async client prefetches with tasks, the sync client with threads that only wait for bytes: the
caller's thread parses them. Both end with the stream, however it ends.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Generator, Iterable
from contextvars import copy_context
from datetime import UTC, datetime
from typing import Any, TypeVar

from postmark._arguments import Paging
from postmark._cut import Cut
from postmark._dates import Bounds
from postmark._errors import PostmarkError
from postmark._retry import Failure
from postmark._streams import Ask, Emit, Fetch, Kind, Steps, pages
from postmark._transport import AsyncTransport, Settled, SyncTransport
from postmark._wire import Request, Rows

T = TypeVar("T")

Build = Callable[[Ask], Request[Rows[T]]]


def plan(kind: Kind[T], bounds: Bounds, paging: Paging, build: Build[T]) -> Steps[T, None]:
    """Return the steps of a stream. The filters are checked now, by building a request."""
    build(Ask(paging.batch_size, 0, bounds.from_date, bounds.to_date))
    return pages(
        kind,
        bounds,
        limit=paging.limit,
        batch_size=paging.batch_size,
        concurrency=paging.concurrency,
        now=datetime.now(UTC),
    )


ENDING_SECONDS = 1.0
"""How long a stream that ends waits for its threads; a DNS lookup cannot be interrupted."""


class _Threads:
    """Prefetches pages, each in its own thread."""

    def __init__(self, transport: SyncTransport, build: Build[Any]) -> None:
        self._transport = transport
        self._build = build
        self._under_way: dict[Ask, _Thread] = {}

    def get(self, fetch: Fetch) -> tuple[Request[Rows[Any]], Settled]:
        """Return the response to `fetch.ask`, and start the requests it announces."""
        self._keep((fetch.ask, *fetch.ahead))
        self._start(fetch.ahead)
        thread = self._under_way.get(fetch.ask)
        if thread is None:
            request = self._build(fetch.ask)
            settled = self._transport.fetch(request)
        else:
            request, settled = thread.request, thread.result()
            del self._under_way[fetch.ask]
        self._start(fetch.then)
        return request, settled

    def _start(self, asks: Iterable[Ask]) -> None:
        for ask in asks:
            if ask not in self._under_way:
                # Known before it starts: Ctrl-C may strike within `start`, and it must end then.
                thread = self._under_way[ask] = _Thread(self._transport, self._build(ask))
                try:
                    thread.start()
                except RuntimeError:  # there are no more threads, or the interpreter is exiting
                    del self._under_way[ask]

    def _keep(self, wanted: Iterable[Ask]) -> None:
        dropped = [self._under_way.pop(ask) for ask in self._under_way.keys() - set(wanted)]
        for thread in dropped:
            thread.cut.cut()
        for thread in filter(_Thread.is_alive, dropped):
            thread.join(ENDING_SECONDS)

    def close(self) -> None:
        """End all threads."""
        self._keep(())


class _Thread(threading.Thread):
    def __init__(self, transport: SyncTransport, request: Request[Rows[Any]]) -> None:
        super().__init__(name="postmark-stream", daemon=True)
        self.request = request
        self.cut = Cut()
        self._context = copy_context()  # `on_attempt` may need it, for the caller's span
        self._transport = transport
        self._settled: Settled | None = None
        self._problem: BaseException | None = None

    def run(self) -> None:
        try:
            self._settled = self._context.run(self._transport.fetch, self.request, self.cut)
        except BaseException as problem:  # noqa: BLE001 - raised in the caller's thread
            self._problem = problem

    def result(self) -> Settled:
        self.join()
        if self._settled is None:
            raise self._problem or RuntimeError("the stream has ended")
        return self._settled


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
                rows = transport.read(*threads.get(step))
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


class _Tasks:
    """Prefetches pages, each in its own task."""

    def __init__(self, transport: AsyncTransport, build: Build[Any]) -> None:
        self._transport = transport
        self._build = build
        self._under_way: dict[Ask, tuple[Request[Rows[Any]], asyncio.Task[Settled]]] = {}

    async def get(self, fetch: Fetch) -> tuple[Request[Rows[Any]], Settled]:
        """Return the response to `fetch.ask`, and start the requests it announces."""
        self._keep((fetch.ask, *fetch.ahead))
        self._start(fetch.ahead)
        if fetch.ask not in self._under_way:
            request = self._build(fetch.ask)
            settled = await self._transport.fetch(request)
        else:
            request, task = self._under_way[fetch.ask]
            settled = await task
            del self._under_way[fetch.ask]
            if isinstance(settled.outcome, Failure) and settled.outcome.timed_out:
                # Perhaps the answer was there, and the caller kept the loop from looking at it.
                settled = await self._transport.fetch(request)
        self._start(fetch.then)
        # Parsing takes a while: let the tasks just started send, and others run, before it.
        await asyncio.sleep(0)
        return request, settled

    def _start(self, asks: Iterable[Ask]) -> None:
        for ask in asks:
            if ask not in self._under_way:
                request = self._build(ask)
                task = asyncio.create_task(self._transport.fetch(request))
                self._under_way[ask] = request, task

    def _keep(self, wanted: Iterable[Ask]) -> list[asyncio.Task[Settled]]:
        dropped = [self._under_way.pop(ask)[1] for ask in self._under_way.keys() - set(wanted)]
        for task in dropped:
            task.cancel()
        return dropped

    async def close(self) -> None:
        """End all tasks."""
        await asyncio.gather(*self._keep(()), return_exceptions=True)


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
                rows = transport.read(*await tasks.get(step))
    except PostmarkError as error:
        error.yielded = yielded
        raise
    finally:
        await tasks.close()
