"""How a thread's blocking call is ended from another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Cut:
    """Ends whatever a thread waits for, now and from then on."""

    def __init__(self) -> None:
        """Start with nothing to end."""
        self._lock = threading.Lock()
        self._action: Callable[[], object] | None = None
        self._done = threading.Event()

    def arm(self, action: Callable[[], object]) -> None:
        """Say what ends the wait that begins now."""
        with self._lock:
            self._action = action
            if self._done.is_set():
                action()

    def disarm(self) -> None:
        """Say that the wait is over: what ended it may now belong to another call."""
        with self._lock:
            self._action = None

    def cut(self) -> None:
        """End the wait."""
        with self._lock:
            self._done.set()
            if self._action is not None:
                self._action()

    @property
    def done(self) -> bool:
        """Whether it has been cut."""
        return self._done.is_set()

    def sleep(self, seconds: float) -> None:
        """Wait, unless and until it is cut."""
        self._done.wait(seconds)
