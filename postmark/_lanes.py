"""Bounded free lists of connections, for one process and, in asyncio, for one event loop each.

A connection goes back to its list only after a whole answer; whatever else happens to it, it is
dropped at once. So no cancelled, broken or forked call can spoil one for another.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import threading
import weakref
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from importlib import import_module
from time import monotonic
from typing import Any, Generic, TypeVar

from postmark._connections import (
    IDLE_SECONDS,
    AsyncioConnection,
    BlockingConnection,
    forget_ssl_contexts,
)
from postmark._cut import Cut
from postmark._exchange import CLOSED, NOT_CONNECTED, OUT_OF_TIME, TIME_IS_UP
from postmark._retry import Failure, Outcome
from postmark._target import Target
from postmark._wire import Request, share

MOST = 100
"""Connections of one client in one process (and one event loop) at a time."""

NO_CONNECTION = Failure(
    f"all {MOST} connections were busy until the deadline", sent=False, timed_out=True
)

SHORTEST = 0.005
"""Seconds that an attempt needs at least: with less, a loop may end it before it begins."""

C = TypeVar("C", BlockingConnection, AsyncioConnection)


class _Lane(Generic[C]):
    """A last-in-first-out list of idle connections, and the set of those in use."""

    def __init__(self, open_connection: Callable[[], C]) -> None:
        self._open: Callable[[], C] = open_connection
        self._lock = threading.Lock()
        self._idle: list[C] = []
        self._busy: weakref.WeakSet[C] = weakref.WeakSet()
        self.closed = False

    def take(self) -> C:
        """Return the connection used last, or a new one."""
        with self._lock:
            connection = self._fresh() or self._open()
            self._busy.add(connection)
            return connection

    def _fresh(self) -> C | None:
        while self._idle:
            connection = self._idle.pop()
            if connection.is_fresh():
                return connection
            connection.drop()
        return None

    def give_back(self, connection: C, clean: bool) -> None:
        """Keep a connection for the next call, or drop it."""
        with self._lock:
            self._busy.discard(connection)
            if not clean or self.closed:
                connection.drop()
                return
            connection.idle_since = monotonic()
            self._idle.append(connection)
            while self._idle[0].idle_since < connection.idle_since - IDLE_SECONDS:
                self._idle.pop(0).drop()

    def close(self) -> None:
        """Drop the idle connections now, the busy ones when their calls end."""
        with self._lock:
            self.closed = True
            self.drop_idle()

    def drop_idle(self) -> None:
        """Drop the connections that no call uses."""
        while self._idle:
            self._idle.pop().drop()

    def abandon(self) -> None:
        """Drop all connections now. Takes no lock: after a fork nobody may hold it any more."""
        self.closed = True
        for connection in [*self._idle, *self._busy]:
            connection.drop()


# --- blocking ---------------------------------------------------------------------------------


class Turn(threading.Event):
    """A call's claim on a slot; set when it is its turn."""


class FairSlots:
    """A semaphore for threads that serves first come, first served.

    It counts those it serves, not what is free, and holds them weakly: wherever Ctrl-C strikes, a
    call that is gone has no slot.
    """

    def __init__(self, most: int) -> None:
        """Serve that many at a time."""
        self._most = most
        self._lock = threading.Lock()
        self._served: weakref.WeakSet[Turn] = weakref.WeakSet()
        self._waiting: deque[Turn] = deque()

    def acquire(self, turn: Turn, until: float, cut: Cut) -> bool:
        """Take a slot, waiting until that moment (monotonic) at most; return whether one came."""
        with self._lock:
            self._waiting.append(turn)
            self._serve()
        if turn not in self._served:
            cut.arm(turn.set)
            turn.wait(max(0.0, min(until - monotonic(), threading.TIMEOUT_MAX)))
        return turn in self._served

    def release(self, turn: Turn) -> None:
        """Give the slot, or the place among those who wait, to whoever has waited longest."""
        with self._lock:
            self._served.discard(turn)
            if turn in self._waiting:
                self._waiting.remove(turn)
            self._serve()

    def _serve(self) -> None:
        while self._waiting and len(self._served) < self._most:
            turn = self._waiting.popleft()
            self._served.add(turn)
            turn.set()


class BlockingLane:
    """Sends the requests of any number of threads."""

    def __init__(self, target: Target) -> None:
        """Open nothing yet."""
        self._target = target
        self._start()
        _blocking.add(self)

    def _start(self) -> None:
        target = self._target
        self._lane: _Lane[BlockingConnection] = _Lane(lambda: BlockingConnection(target))
        self._slots = FairSlots(MOST)
        self._finalizer = weakref.finalize(self, self._lane.abandon)
        self._finalizer.atexit = False  # others may have calls to make then

    def forget(self) -> None:
        """In a forked child: close the parent's sockets there, and start anew."""
        closed = self._lane.closed
        self._finalizer()
        self._start()
        self._lane.closed = closed

    def exchange(self, request: Request[Any], timeout: float, until: float, cut: Cut) -> Outcome:
        """Send a request once and read the whole answer.

        Args:
            request: What to send.
            timeout: Seconds from taking a connection to the last byte.
            until: The moment (monotonic) at which the whole call is over.
            cut: Ends the call from another thread.

        Raises:
            RuntimeError: The client is closed.
        """
        lane, slots, turn = self._lane, self._slots, Turn()
        try:
            if not slots.acquire(turn, until, cut):
                return NO_CONNECTION
            if lane.closed:
                raise RuntimeError(CLOSED)
            connection = lane.take()
            clean = False
            try:
                connection.link.begin(min(monotonic() + timeout, until))
                cut.arm(connection.cut)
                outcome = connection.exchange(request)
                clean = connection.is_clean_after(outcome)
            finally:
                cut.disarm()
                lane.give_back(connection, clean)
        finally:
            slots.release(turn)
        return outcome

    def close(self) -> None:
        """Close the idle connections; calls under way end first."""
        self._lane.close()

    def drop_idle(self) -> None:
        """Close the idle connections; later calls open others."""
        self._lane.drop_idle()


@atexit.register
def _at_exit() -> None:
    for lane in list(_blocking):
        lane.drop_idle()


# --- asyncio ----------------------------------------------------------------------------------


class _LoopLane(_Lane[AsyncioConnection]):
    """The connections of one event loop."""

    def __init__(self, target: Target) -> None:
        super().__init__(lambda: AsyncioConnection(target))
        self.slots = asyncio.Semaphore(MOST)


# What is to be dropped when a loop ends. A loop finalises the asynchronous generators it started
# (`loop.shutdown_asyncgens`, which asyncio.run and pytest's plugins call): that is the only word
# of its end it gives. Not weak: a lane's connections refer to their loop.
_Ending = tuple[AsyncGenerator[None, None], set[_LoopLane]]
_endings: dict[asyncio.AbstractEventLoop, _Ending] = {}


async def _drop_at_end(
    loop: asyncio.AbstractEventLoop, lanes: set[_LoopLane]
) -> AsyncGenerator[None, None]:
    try:
        yield
    finally:
        _endings.pop(loop, None)
        for lane in lanes.copy():
            lane.abandon()
        # asyncio closes dropped sockets in the next turns of the loop.
        await asyncio.sleep(0)
        await asyncio.sleep(0)


class AsyncioLanes:
    """Sends the requests of any number of tasks, in any number of event loops."""

    def __init__(self, target: Target) -> None:
        """Open nothing yet."""
        # httpcore's locks would load it, and 100 ms pass, within the first call.
        with suppress(ImportError):
            import_module("anyio._backends._asyncio")
        self._target = target
        self._closed = False
        self._lanes: dict[asyncio.AbstractEventLoop, _LoopLane] = {}
        self._finalizer = weakref.finalize(self, _abandon_all, self._lanes)
        _asyncio.add(self)

    def forget(self) -> None:
        """In a forked child: leave the parent's connections alone, as the epoll is shared.

        They are kept, for their end would be noticed by the parent's loop.
        """
        self._finalizer.detach()
        _inherited.append(self._lanes)
        self._lanes = {}
        self._finalizer = weakref.finalize(self, _abandon_all, self._lanes)

    async def exchange(self, request: Request[Any], timeout: float, until: float) -> Outcome:
        """Send a request once and read the whole answer.

        Args:
            request: What to send.
            timeout: Seconds from taking a connection to the last byte.
            until: The moment (monotonic) at which the whole call is over.

        Raises:
            RuntimeError: The client is closed.
        """
        lane = self._lanes.get(asyncio.get_running_loop()) or await self._open_lane()
        if not await _acquire(lane.slots, until):
            return NO_CONNECTION
        try:
            if self._closed:
                raise RuntimeError(CLOSED)
            return await self._exchange(lane, request, min(timeout, until - monotonic()))
        finally:
            lane.slots.release()

    async def _exchange(self, lane: _LoopLane, request: Request[Any], left: float) -> Outcome:
        if left < SHORTEST:
            return OUT_OF_TIME
        connection = lane.take()
        clean = False
        try:
            connection.link.begin(monotonic() + left)
            async with asyncio.timeout(left):
                outcome = await connection.exchange(request)
            clean = connection.is_clean_after(outcome)
        except TimeoutError:
            sent = connection.link.sent
            return Failure(TIME_IS_UP if sent else NOT_CONNECTED, sent, timed_out=True)
        finally:
            lane.give_back(connection, clean)
        return outcome

    async def _open_lane(self) -> _LoopLane:
        loop = asyncio.get_running_loop()
        _forget_ended_loops(self._lanes)
        lane = self._lanes[loop] = _LoopLane(self._target)
        if loop not in _endings:
            _forget_ended_loops(_endings)
            lanes: set[_LoopLane] = set()
            ending = _drop_at_end(loop, lanes)
            _endings[loop] = (ending, lanes)
            await anext(ending)
        _endings[loop][1].add(lane)
        return lane

    async def close(self) -> None:
        """Close the idle connections; calls under way end first."""
        self._closed = True
        _abandon_all(self._lanes)


def _forget_ended_loops(known: dict[asyncio.AbstractEventLoop, Any]) -> None:
    # Copied first: other threads open lanes for their loops meanwhile.
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


def _abandon_all(lanes: dict[asyncio.AbstractEventLoop, _LoopLane]) -> None:
    """Drop the connections of every loop, each from its own thread where it still runs."""
    for loop, lane in lanes.copy().items():
        lane.closed = True
        if loop in _endings:
            _endings[loop][1].discard(lane)
        with suppress(RuntimeError):  # it may have ended just now
            if loop.is_running() and not _is_here(loop):
                loop.call_soon_threadsafe(lane.close)
            else:
                lane.close()


def _is_here(loop: asyncio.AbstractEventLoop) -> bool:
    try:
        return asyncio.get_running_loop() is loop
    except RuntimeError:
        return False


# --- fork -------------------------------------------------------------------------------------

_blocking: weakref.WeakSet[BlockingLane] = weakref.WeakSet()
_asyncio: weakref.WeakSet[AsyncioLanes] = weakref.WeakSet()
_inherited: list[object] = []


def _after_fork_in_child() -> None:
    forget_ssl_contexts()
    share.forget()
    _inherited.append(dict(_endings))
    _endings.clear()
    for lane in list(_blocking):
        lane.forget()
    for lanes in list(_asyncio):
        lanes.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)
