"""Interrupting a thread's blocking call from another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Cut:
    """Interrupts whatever a thread waits for, now and from then on."""

    def __init__(self) -> None:
        """Start with nothing to interrupt."""
        # Reentrant: a stream may be collected, and cut, within one of these methods.
        self._lock = threading.RLock()
        self._action: Callable[[], object] | None = None
        self._done = threading.Event()

    def arm(self, action: Callable[[], object]) -> None:
        """Set the action that interrupts the wait that begins now."""
        with self._lock:
            self._action = action
            if self._done.is_set():
                action()

    def disarm(self) -> None:
        """Remove the action: what it interrupts may belong to another call from now on."""
        with self._lock:
            self._action = None

    def cut(self) -> None:
        """Interrupt the wait."""
        with self._lock:
            self._done.set()
            if self._action is not None:
                self._action()

    @property
    def done(self) -> bool:
        """Whether `cut` was called."""
        return self._done.is_set()

    def sleep(self, seconds: float) -> None:
        """Sleep until the time is over or `cut` is called."""
        self._done.wait(seconds)
