"""Keeps a fork from copying OpenSSL's locks while another thread holds them.

The child would wait for them for ever: the thread that would release them is not in the child.
"""

from __future__ import annotations

import os
import ssl
from threading import RLock, get_ident
from time import monotonic, sleep
from typing import Any

LONGEST_WAIT = 1.0
"""Seconds for which a fork waits at most; threads are in OpenSSL for milliseconds at a time."""


class _ForkGuard:
    """A context in which a thread calls OpenSSL. Threads do not exclude each other, only forks."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Start anew, as in a forked child, which has no other threads."""
        self._lock = RLock()  # reentrant: a signal handler may fork
        self._inside: set[int] = set()

    def __enter__(self) -> None:
        with self._lock:
            self._inside.add(get_ident())

    def __exit__(self, *_: object) -> None:
        self._inside.discard(get_ident())

    def close(self) -> None:
        """Let no thread in, and wait until the others are out."""
        self._lock.acquire()
        end = monotonic() + LONGEST_WAIT
        while self._inside - {get_ident()} and monotonic() < end:
            sleep(0.001)

    def open(self) -> None:
        """Let threads in again."""
        self._lock.release()


in_openssl = _ForkGuard()


class GuardedTls(ssl.SSLObject):
    """TLS whose computations a fork waits for."""

    def do_handshake(self) -> None:
        """Perform the next steps of the handshake."""
        with in_openssl:
            super().do_handshake()

    def read(self, len: int = 1024, buffer: Any = None) -> Any:  # noqa: A002 - the base class's
        """Decrypt."""
        with in_openssl:
            return super().read(len, buffer)

    def write(self, data: Any) -> int:
        """Encrypt."""
        with in_openssl:
            return super().write(data)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=in_openssl.close, after_in_parent=in_openssl.open, after_in_child=in_openssl.reset
    )
