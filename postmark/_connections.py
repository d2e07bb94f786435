"""One connection: httpx's transport over a single socket, and the TLS settings it needs."""

from __future__ import annotations

import os
import ssl
from time import monotonic
from typing import Any

import httpcore
import httpx

from postmark._exchange import exchange, exchange_async
from postmark._network import AsyncioBackend, BlockingBackend, Link
from postmark._retry import Answer, Outcome
from postmark._target import Target
from postmark._wire import Request

IDLE_SECONDS = 30.0
"""Seconds after which an unused connection is not used again."""

_ONE = httpx.Limits(max_connections=1, max_keepalive_connections=1)

_contexts: dict[tuple[str | None, ...], ssl.SSLContext] = {}


def ssl_context() -> ssl.SSLContext:
    """Return the process's TLS settings, as httpx makes them: the CA bundle takes some 20 ms."""
    key = (os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    if key not in _contexts:
        _contexts[key] = httpx.create_ssl_context()
    return _contexts[key]


def _context_for(target: Target) -> ssl.SSLContext | None:
    return ssl_context() if target.origin.scheme == b"https" else None


def forget_ssl_contexts() -> None:
    """In a forked child: OpenSSL's state is the parent's."""
    _contexts.clear()


class _PoolOfOne:
    """Answers for a pool what a single connection answers."""

    def __init__(self, pool: Any, backend: object) -> None:
        pool._network_backend = backend
        self._pool = pool

    def has_expired(self) -> bool:
        return any(connection.has_expired() for connection in self._pool.connections)

    def is_idle(self) -> bool:
        return all(connection.is_idle() for connection in self._pool.connections)


# httpx's transports with one connection in the place of their pool. The pool's bookkeeping grows
# with every waiting call and loses slots under cancellation; a single connection of httpcore has
# the pool's interface. Through a proxy a pool of one stays, as it knows how to open tunnels.


class _BlockingTransport(httpx.HTTPTransport):
    held: Any

    def __init__(self, target: Target, backend: BlockingBackend) -> None:
        context = _context_for(target)
        if target.proxy is None:
            held: Any = httpcore.HTTPConnection(
                target.origin, ssl_context=context, network_backend=backend
            )
            self._pool = held
            self.held = held
        else:
            super().__init__(verify=context or False, proxy=target.proxy, limits=_ONE)
            self.held = _PoolOfOne(self._pool, backend)


class _AsyncioTransport(httpx.AsyncHTTPTransport):
    held: Any

    def __init__(self, target: Target, backend: AsyncioBackend) -> None:
        context = _context_for(target)
        if target.proxy is None:
            held: Any = httpcore.AsyncHTTPConnection(
                target.origin, ssl_context=context, network_backend=backend
            )
            self._pool = held
            self.held = held
        else:
            super().__init__(verify=context or False, proxy=target.proxy, limits=_ONE)
            self.held = _PoolOfOne(self._pool, backend)


class _Connection:
    """What both colours know of a connection."""

    def __init__(self, target: Target, transport: Any, backend: Any) -> None:
        self._target = target
        self._transport = transport
        self._backend = backend
        self.idle_since = 0.0

    def is_fresh(self) -> bool:
        """Whether the peer has kept its side open and silent."""
        recent = monotonic() - self.idle_since < IDLE_SECONDS
        return recent and not self._transport.held.has_expired()

    def is_clean_after(self, outcome: Outcome) -> bool:
        """Whether the answer was read to its end and nothing came behind it."""
        if not isinstance(outcome, Answer) or outcome.problem:
            return False
        held = self._transport.held
        h11_state = getattr(getattr(held, "_connection", None), "_h11_state", None)
        # Bytes behind an answer would be taken for the next one.
        surplus = h11_state is not None and bool(h11_state.trailing_data[0])
        return bool(held.is_idle()) and not surplus

    def drop(self) -> None:
        """Close the socket at once. Nothing is sent, so this is safe after a fork too."""
        self._backend.close()


class BlockingConnection(_Connection):
    """A connection that blocks the calling thread."""

    def __init__(self, target: Target) -> None:
        """Open nothing yet."""
        self.link = Link()
        backend = BlockingBackend(self.link)
        super().__init__(target, _BlockingTransport(target, backend), backend)

    def exchange(self, request: Request[Any]) -> Outcome:
        """Send a request and read the whole answer, by the end of the link's attempt."""
        return exchange(self._target, self._transport, self.link, request)

    def cut(self) -> None:
        """End what the connection waits for in another thread."""
        self._backend.cut()


class AsyncioConnection(_Connection):
    """A connection of one event loop."""

    def __init__(self, target: Target) -> None:
        """Open nothing yet."""
        self.link = Link()
        backend = AsyncioBackend(self.link)
        super().__init__(target, _AsyncioTransport(target, backend), backend)

    async def exchange(self, request: Request[Any]) -> Outcome:
        """Send a request and read the whole answer; the caller holds the time."""
        return await exchange_async(self._target, self._transport, self.link, request)
