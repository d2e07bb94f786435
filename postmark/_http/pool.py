"""Bounded free lists of connections: one per process and, if async, per event loop.

A connection returns to its list only after a complete response; in any other case it is dropped at
once. So no cancelled, failed or forked call can break a connection for another.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import threading
import weakref
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from importlib import import_module
from time import monotonic
from typing import Any, Generic, TypeVar

from postmark._http.cancel import CancelToken
from postmark._http.connection import (
    IDLE_SECONDS,
    AsyncioConnection,
    BlockingConnection,
    forget_ssl_contexts,
)
from postmark._http.exchange import CLOSED, NOT_CONNECTED, OUT_OF_TIME, TIME_IS_UP
from postmark._http.outcome import Failure, Outcome
from postmark._http.target import Target
from postmark._wire.request import Request

MOST = 100
"""The most connections of one client in one process (and one event loop) at a time."""

NO_CONNECTION = Failure(
    f"all {MOST} connections were busy until the deadline", sent=False, timed_out=True
)

SHORTEST = 0.005
"""Minimum seconds for an attempt: with less, a loop may end it before it starts."""

C = TypeVar("C", BlockingConnection, AsyncioConnection)


class _Pool(Generic[C]):
    """A last-in-first-out list of idle connections, and the set of those in use."""

    def __init__(self, open_connection: Callable[[], C]) -> None:
        self._open: Callable[[], C] = open_connection
        # Reentrant: a finalizer or a signal handler may run within these methods, and close the
        # client.
        self._lock = threading.RLock()
        self._idle: list[C] = []
        self._busy: weakref.WeakSet[C] = weakref.WeakSet()
        self.closed = False

    def take(self) -> C:
        """Return the most recently used connection, or a new one."""
        # Checked without the lock: looking at a socket lets other threads run, which would wait for
        # the lock, each in turn.
        while connection := self._take_idle():
            if connection.is_fresh():
                return connection
            self.give_back(connection, clean=False)
        # Opened without the lock: this allocates enough to start a garbage collection, which may
        # end a stream, which waits for threads that need the lock.
        connection = self._open()
        with self._lock:
            self._busy.add(connection)
        return connection

    def _take_idle(self) -> C | None:
        with self._lock:
            if not self._idle:
                return None
            connection = self._idle.pop()
            self._busy.add(connection)
            return connection

    def give_back(self, connection: C, clean: bool) -> None:
        """Keep a connection for the next call, or drop it."""
        with self._lock:
            self._busy.discard(connection)
            if not clean or self.closed:
                connection.drop()
                return
            connection.idle_since = monotonic()
            self._idle.append(connection)
            while self._idle and self._idle[0].idle_since < connection.idle_since - IDLE_SECONDS:
                self._idle.pop(0).drop()

    def close(self) -> None:
        """Drop the idle connections now, the busy ones when their calls end."""
        with self._lock:
            self.closed = True
            self.drop_idle()

    def drop_idle(self) -> None:
        """Drop the idle connections."""
        while self._idle:
            self._idle.pop().drop()

    def abandon(self) -> None:
        """Drop all connections now. Takes no lock: after a fork, its holder may not exist."""
        self.closed = True
        for connection in [*self._idle, *self._busy]:
            connection.drop()


# --- sync -------------------------------------------------------------------------------------


class Turn:
    """A call's claim on a slot, held as long as this object lives."""


class FairSemaphore:
    """A semaphore for threads, first come, first served.

    It keeps weak references to the calls that have a slot instead of counting free slots: a call
    interrupted by Ctrl-C at any point cannot keep its slot.
    """

    def __init__(self, most: int) -> None:
        """Serve at most `most` calls at a time."""
        self._most = most
        self._lock = threading.RLock()  # reentrant: a signal handler may make a call
        self._served: weakref.WeakSet[Turn] = weakref.WeakSet()
        self._waiting: dict[Turn, threading.Event] = {}

    def acquire(self, turn: Turn, until: float, token: CancelToken) -> bool:
        """Take a slot; return False if none was free by `until` (monotonic)."""
        with self._lock:
            if not self._waiting and len(self._served) < self._most:
                self._served.add(turn)
                return True
            came = self._waiting[turn] = threading.Event()
        token.on_cancel(came.set)
        came.wait(max(0.0, min(until - monotonic(), threading.TIMEOUT_MAX)))
        return turn in self._served

    def release(self, turn: Turn) -> None:
        """Give up the slot, or the place in the queue, in favour of the longest waiting call."""
        with self._lock:
            self._waiting.pop(turn, None)
            self._served.discard(turn)
            while self._waiting and len(self._served) < self._most:
                longest = next(iter(self._waiting))
                self._served.add(longest)
                self._waiting.pop(longest).set()


class BlockingPool:
    """Sends requests from any number of threads."""

    def __init__(self, target: Target) -> None:
        """Prepare without opening a connection."""
        self._target = target
        self._start()
        _blocking.add(self)

    def _start(self) -> None:
        target = self._target
        self._pool: _Pool[BlockingConnection] = _Pool(lambda: BlockingConnection(target))
        self._slots = FairSemaphore(MOST)
        self._finalizer = weakref.finalize(self, self._pool.abandon)
        self._finalizer.atexit = False  # other exit handlers may still make calls

    def forget(self) -> None:
        """Close the child's copies of the parent's sockets after a fork, and start anew."""
        closed = self._pool.closed
        self._finalizer()
        self._start()
        self._pool.closed = closed

    def exchange(
        self, request: Request[Any], timeout: float, until: float, token: CancelToken
    ) -> Outcome:
        """Send a request once and read the whole response.

        Args:
            request: The request.
            timeout: Seconds from taking a connection to the last byte.
            until: When the whole call ends (monotonic).
            token: Interrupts the call from another thread.

        Raises:
            RuntimeError: The client is closed.
        """
        pool, slots, turn = self._pool, self._slots, Turn()
        try:
            if not slots.acquire(turn, until, token):
                return NO_CONNECTION
            if pool.closed:
                raise RuntimeError(CLOSED)
            connection = pool.take()
            clean = False
            try:
                connection.attempt.begin(min(monotonic() + timeout, until))
                token.on_cancel(connection.interrupt)
                outcome = connection.exchange(request)
                clean = connection.is_clean_after(outcome)
            finally:
                token.forget()
                pool.give_back(connection, clean)
        finally:
            slots.release(turn)
        return outcome

    def close(self) -> None:
        """Close idle connections now, those in use when their calls end."""
        self._pool.close()

    def drop_idle(self) -> None:
        """Close the idle connections; later calls open new ones."""
        self._pool.drop_idle()


@atexit.register
def _at_exit() -> None:
    for pool in list(_blocking):
        pool.drop_idle()


# --- async ------------------------------------------------------------------------------------


class _LoopPool(_Pool[AsyncioConnection]):
    """The connections of one event loop."""

    def __init__(self, target: Target) -> None:
        super().__init__(lambda: AsyncioConnection(target))
        self.slots = asyncio.Semaphore(MOST)


# The pools to abandon when a loop ends. A loop's only notice of its end is that it finalises the
# async generators it started (`loop.shutdown_asyncgens`, which asyncio.run and pytest's plugins
# call). Not a weak dictionary: a pool's connections refer to their loop.
_Ending = tuple[AsyncGenerator[None, None], set[_LoopPool]]
_endings: dict[asyncio.AbstractEventLoop, _Ending] = {}


async def _drop_at_end(
    loop: asyncio.AbstractEventLoop, pools: set[_LoopPool]
) -> AsyncGenerator[None, None]:
    try:
        yield
    finally:
        _endings.pop(loop, None)
        for pool in pools.copy():
            pool.abandon()
        # asyncio closes aborted sockets in the next iterations of the loop.
        await asyncio.sleep(0)
        await asyncio.sleep(0)


class AsyncioPools:
    """Sends requests from any number of tasks in any number of event loops."""

    def __init__(self, target: Target) -> None:
        """Prepare without opening a connection."""
        # Otherwise httpcore's locks load it during the first call, which takes 100 ms.
        with suppress(ImportError):
            import_module("anyio._backends._asyncio")
        self._target = target
        self._closed = False
        self._pool: dict[asyncio.AbstractEventLoop, _LoopPool] = {}
        self._finalizer = weakref.finalize(self, _abandon_all, self._pool)
        _asyncio.add(self)

    def forget(self) -> None:
        """Start anew in a forked child, leaving the parent's connections alone.

        The epoll is shared: they are kept, because the parent's loop would notice their end.
        """
        self._finalizer.detach()
        _inherited.append(self._pool)
        self._pool = {}
        self._finalizer = weakref.finalize(self, _abandon_all, self._pool)

    async def exchange(self, request: Request[Any], timeout: float, until: float) -> Outcome:
        """Send a request once and read the whole response.

        Args:
            request: The request.
            timeout: Seconds from taking a connection to the last byte.
            until: When the whole call ends (monotonic).

        Raises:
            RuntimeError: The client is closed.
        """
        pool = self._pool.get(asyncio.get_running_loop()) or await self._open_pool()
        if not await _acquire(pool.slots, until):
            return NO_CONNECTION
        try:
            if self._closed:
                raise RuntimeError(CLOSED)
            return await self._exchange(pool, request, min(timeout, until - monotonic()))
        finally:
            pool.slots.release()

    async def _exchange(self, pool: _LoopPool, request: Request[Any], left: float) -> Outcome:
        if left < SHORTEST:
            return OUT_OF_TIME
        connection = pool.take()
        clean = False
        try:
            connection.attempt.begin(monotonic() + left)
            async with asyncio.timeout(left):
                outcome = await connection.exchange(request)
            clean = connection.is_clean_after(outcome)
        except TimeoutError:
            sent = connection.attempt.sent
            return Failure(TIME_IS_UP if sent else NOT_CONNECTED, sent, timed_out=True)
        finally:
            pool.give_back(connection, clean)
        return outcome

    async def _open_pool(self) -> _LoopPool:
        loop = asyncio.get_running_loop()
        _forget_ended_loops(self._pool)
        pool = self._pool[loop] = _LoopPool(self._target)
        if loop not in _endings:
            _forget_ended_loops(_endings)
            pools: set[_LoopPool] = set()
            ending = _drop_at_end(loop, pools)
            _endings[loop] = (ending, pools)
            await anext(ending)
        _endings[loop][1].add(pool)
        return pool

    async def close(self) -> None:
        """Close idle connections now, those in use when their calls end."""
        self._closed = True
        _abandon_all(self._pool)


def _forget_ended_loops(known: dict[asyncio.AbstractEventLoop, Any]) -> None:
    # A copy, as other threads may add pools for their loops meanwhile.
    for loop in known.copy():
        if loop.is_closed():
            known.pop(loop, None)


async def _acquire(slots: asyncio.Semaphore, until: float) -> bool:
    if not slots.locked():
        return await slots.acquire()
    try:
        async with asyncio.timeout(None if until == float("inf") else until - monotonic()):
            return await slots.acquire()
    except TimeoutError:
        return False


def _abandon_all(pools: dict[asyncio.AbstractEventLoop, _LoopPool]) -> None:
    """Drop the connections of every loop, in the loop's own thread if it is still running."""
    for loop, pool in pools.copy().items():
        pool.closed = True
        if (ending := _endings.get(loop)) is not None:  # loops of other threads end meanwhile
            ending[1].discard(pool)
        with suppress(RuntimeError):  # the loop may have closed meanwhile
            if loop.is_running() and not _is_here(loop):
                loop.call_soon_threadsafe(pool.close)
            else:
                pool.close()


def _is_here(loop: asyncio.AbstractEventLoop) -> bool:
    try:
        return asyncio.get_running_loop() is loop
    except RuntimeError:
        return False


# --- fork -------------------------------------------------------------------------------------

_blocking: weakref.WeakSet[BlockingPool] = weakref.WeakSet()
_asyncio: weakref.WeakSet[AsyncioPools] = weakref.WeakSet()
_inherited: list[object] = []


def _after_fork_in_child() -> None:
    forget_ssl_contexts()
    _inherited.append(dict(_endings))
    _endings.clear()
    for pool in list(_blocking):
        pool.forget()
    for pools in list(_asyncio):
        pools.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)
