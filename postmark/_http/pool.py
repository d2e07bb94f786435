"""The connections that are kept for the next call: one list, for all threads and event loops.

A connection returns to the list only after a complete response; in any other case it is dropped at
once. So no cancelled, failed or forked call can break a connection for another. The list needs no
lock, because its `append` and `pop` are atomic: so no lock can be held over a fork, or by a call
that a finalizer or a signal handler interrupts.
"""

from __future__ import annotations

import os
import weakref
from contextlib import suppress
from importlib import import_module
from queue import Empty, SimpleQueue
from threading import TIMEOUT_MAX
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from postmark._http.cancel import CancelToken
from postmark._http.connection import IDLE_SECONDS, AsyncConnection, SyncConnection
from postmark._http.exchange import CLOSED, NOT_CONNECTED, OUT_OF_TIME, TIME_IS_UP
from postmark._http.outcome import Failure, Outcome
from postmark._http.socket import running_loop
from postmark._http.target import Target
from postmark._wire.request import Request

if TYPE_CHECKING:
    import asyncio

MOST = 100
"""The most connections that a client keeps, and has in use in one process (and event loop)."""

NO_CONNECTION = Failure(
    f"all {MOST} connections were busy until the deadline", sent=False, timed_out=True
)

SHORTEST = 0.005
"""Minimum seconds for an async attempt: with less, a loop may end it before it starts."""

LONGEST_DEAF = 0.05
"""Seconds after which a thread that waits for a connection sees that it was cancelled."""

C = TypeVar("C", SyncConnection, AsyncConnection)


def _drop_all(idle: list[C]) -> None:
    with suppress(IndexError):  # the list is empty now
        while True:
            idle.pop().drop()


class _Pool(Generic[C]):
    """A last-in-first-out list of idle connections."""

    def __init__(self, target: Target, kind: type[C]) -> None:
        self._target = target
        self._kind: type[C] = kind
        self._idle: list[C] = []
        self._closed = False
        self._start()
        weakref.finalize(self, _drop_all, self._idle)

    def _start(self) -> None:
        self._process = os.getpid()

    def _notice_fork(self) -> None:
        """Start anew in a forked child, also if the fork ran none of Python's hooks.

        Its copies of the parent's connections are closed, which sends nothing.
        """
        if self._process != os.getpid():
            _drop_all(self._idle)
            self._start()

    def _take(self) -> C:
        """Return the most recently used connection, or a new one."""
        self._notice_fork()
        if self._closed:
            raise RuntimeError(CLOSED)
        while True:
            try:
                connection = self._idle.pop()
            except IndexError:
                return self._kind(self._target)
            if connection.is_fresh():
                return connection
            connection.drop()

    def _give_back(self, connection: C, outcome: Outcome | None) -> None:
        """Keep a connection for the next call, or drop it."""
        if connection.idle_since and isinstance(outcome, Failure):
            # What was kept beside it probably died with it.
            _drop_all(self._idle)
        now = monotonic()
        if connection.is_clean_after(outcome) and len(self._idle) < MOST:
            connection.idle_since = now
            self._idle.append(connection)
        else:
            connection.drop()
        if self._closed:  # perhaps meanwhile
            _drop_all(self._idle)
        with suppress(IndexError):  # other threads take and give back meanwhile
            while self._idle[0].idle_since < now - IDLE_SECONDS:
                self._idle.pop(0).drop()

    def _close(self) -> None:
        self._closed = True
        _drop_all(self._idle)


# --- sync -------------------------------------------------------------------------------------


class SyncPool(_Pool[SyncConnection]):
    """Sends requests from any number of threads."""

    def __init__(self, target: Target) -> None:
        """Prepare without opening a connection."""
        super().__init__(target, SyncConnection)

    def _start(self) -> None:
        slots: SimpleQueue[None] = SimpleQueue()
        for _ in range(MOST):
            slots.put(None)
        self._slots = slots
        super()._start()

    def send_once(
        self, request: Request[Any], timeout: float, until: float, token: CancelToken | None = None
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
        self._notice_fork()
        slots = self._slots
        if not _has_slot(slots, until, token):
            return NO_CONNECTION
        try:
            left = min(timeout, until - monotonic())
            if left <= 0:
                return OUT_OF_TIME
            connection, outcome = self._take(), None
            try:
                connection.attempt.begin(monotonic() + left)
                if token is not None:
                    token.on_cancel(connection.interrupt)
                outcome = connection.send(request)
                return outcome
            finally:
                if token is not None:
                    token.forget()
                self._give_back(connection, outcome)
        finally:
            slots.put(None)

    def close(self) -> None:
        """Close idle connections now, those in use when their calls end."""
        self._close()


def _has_slot(slots: SimpleQueue[None], until: float, token: CancelToken | None) -> bool:
    """Take a slot; return False if none was free by `until` (monotonic), or before a cancel."""
    turn = TIMEOUT_MAX if token is None else LONGEST_DEAF
    left = until - monotonic()
    while True:
        try:
            slots.get(timeout=max(0.0, min(left, turn)))
        except Empty:
            left -= turn
            if left <= 0 or (token is not None and token.cancelled):
                return False
        else:
            return True


# --- async ------------------------------------------------------------------------------------


class AsyncPool(_Pool[AsyncConnection]):
    """Sends requests from any number of tasks in any number of event loops."""

    def __init__(self, target: Target) -> None:
        """Prepare without opening a connection."""
        # Otherwise httpcore's locks load it during the first call, which takes 100 ms.
        with suppress(ImportError):
            import_module("anyio._backends._asyncio")
        super().__init__(target, AsyncConnection)

    def _start(self) -> None:
        self._slots: dict[asyncio.AbstractEventLoop, asyncio.Semaphore] = {}
        super()._start()

    async def send_once(self, request: Request[Any], timeout: float, until: float) -> Outcome:
        """Send a request once and read the whole response.

        Args:
            request: The request.
            timeout: Seconds from taking a connection to the last byte.
            until: When the whole call ends (monotonic).

        Raises:
            RuntimeError: The client is closed, or asyncio is not running.
        """
        self._notice_fork()
        loop = running_loop()
        slots = self._slots.get(loop) or self._new_slots(loop)
        if not await _acquire(slots, until):
            return NO_CONNECTION
        try:
            left = min(timeout, until - monotonic())
            if left < SHORTEST:
                return OUT_OF_TIME
            connection, outcome = self._take(), None
            try:
                outcome = await _send(connection, request, left)
                return outcome
            finally:
                self._give_back(connection, outcome)
        finally:
            slots.release()

    def _new_slots(self, loop: asyncio.AbstractEventLoop) -> asyncio.Semaphore:
        import asyncio

        for known in [*self._slots]:
            if known.is_closed():
                self._slots.pop(known, None)
        slots = self._slots[loop] = asyncio.Semaphore(MOST)
        return slots

    async def close(self) -> None:
        """Close idle connections now, those in use when their calls end."""
        self._close()


async def _send(connection: AsyncConnection, request: Request[Any], left: float) -> Outcome:
    import asyncio

    attempt = connection.attempt
    attempt.begin(monotonic() + left)
    limit = asyncio.timeout(left)
    try:
        async with limit:
            return await connection.send(request)
    except TimeoutError:
        if not limit.expired():  # the caller's own
            raise
    return Failure(TIME_IS_UP if attempt.sent else NOT_CONNECTED, attempt.sent, timed_out=True)


async def _acquire(slots: asyncio.Semaphore, until: float) -> bool:
    if not slots.locked():
        return await slots.acquire()
    import asyncio

    try:
        async with asyncio.timeout(None if until == float("inf") else until - monotonic()):
            return await slots.acquire()
    except TimeoutError:
        return False
