"""Interrupting a thread's blocking call from another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable


class CancelToken:
    """Interrupts whatever a thread waits for, now and from then on."""

    def __init__(self) -> None:
        """Start with nothing to interrupt."""
        # Reentrant: a stream may be collected, and cut, within one of these methods.
        self._lock = threading.RLock()
        self._action: Callable[[], object] | None = None
        self._cancelled = threading.Event()

    def on_cancel(self, action: Callable[[], object]) -> None:
        """Set the action that interrupts the wait that begins now."""
        with self._lock:
            self._action = action
            if self._cancelled.is_set():
                action()

    def forget(self) -> None:
        """Remove the action: what it interrupts may belong to another call from now on."""
        with self._lock:
            self._action = None

    def cancel(self) -> None:
        """Interrupt the wait."""
        with self._lock:
            self._cancelled.set()
            if self._action is not None:
                self._action()

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._cancelled.is_set()

    def sleep(self, seconds: float) -> None:
        """Sleep until the time is over or `cancel` is called."""
        self._cancelled.wait(seconds)
