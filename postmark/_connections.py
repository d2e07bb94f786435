"""One connection: httpx's transport over a single socket, and the TLS settings it needs."""

from __future__ import annotations

import os
import ssl
from time import monotonic
from typing import Any, cast

import httpcore
import httpx

from postmark._exchange import exchange, exchange_async, request_headers, request_url
from postmark._network import AsyncioSocket, BlockingSocket, Link
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
        try:
            _contexts[key] = httpx.create_ssl_context()
        except OSError as error:
            problem = f"SSL_CERT_FILE={key[0]!r} or SSL_CERT_DIR={key[1]!r} cannot be used: {error}"
            raise ValueError(problem) from None
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

    @property
    def _connection(self) -> Any:
        return next(iter(self._pool.connections), None)

    def has_expired(self) -> bool:
        return self._connection is None or bool(self._connection.has_expired())

    def is_idle(self) -> bool:
        return self._connection is not None and bool(self._connection.is_idle())


# httpx's transports with one connection in the place of their pool. The pool's bookkeeping grows
# with every waiting call and loses slots under cancellation; a single connection of httpcore has
# the pool's interface. Through a proxy a pool of one stays, as it knows how to open tunnels.


class _BlockingTransport(httpx.HTTPTransport):
    def __init__(self, target: Target, backend: BlockingSocket) -> None:
        context = _context_for(target)
        self.held: Any
        if target.proxy is None:
            self._pool = self.held = cast(
                "Any",
                httpcore.HTTPConnection(
                    target.origin, ssl_context=context, network_backend=backend
                ),
            )
        else:
            super().__init__(verify=context or False, proxy=target.proxy, limits=_ONE)
            self.held = _PoolOfOne(self._pool, backend)


class _AsyncioTransport(httpx.AsyncHTTPTransport):
    def __init__(self, target: Target, backend: AsyncioSocket) -> None:
        context = _context_for(target)
        self.held: Any
        if target.proxy is None:
            self._pool = self.held = cast(
                "Any",
                httpcore.AsyncHTTPConnection(
                    target.origin, ssl_context=context, network_backend=backend
                ),
            )
        else:
            super().__init__(verify=context or False, proxy=target.proxy, limits=_ONE)
            self.held = _PoolOfOne(self._pool, backend)


class _Connection:
    """What both colours know of a connection."""

    _target: Target
    _getter: _Getter
    _transport: Any
    _socket: BlockingSocket | AsyncioSocket
    link: Link
    idle_since = 0.0

    def is_fresh(self) -> bool:
        """Whether the peer has kept its side open and silent."""
        recent = monotonic() - self.idle_since < IDLE_SECONDS
        return recent and not self._transport.held.has_expired()

    def is_clean_after(self, outcome: Outcome) -> bool:
        """Whether the answer was read to its end and nothing came behind it."""
        if not isinstance(outcome, Answer) or outcome.problem:
            return False
        held = self._transport.held
        # Bytes behind an answer would be taken for the next one.
        return bool(held.is_idle()) and not _surplus(held)

    def drop(self) -> None:
        """Close the socket at once. Nothing is sent, so this is safe after a fork too."""
        self._socket.close()

    def _build(self, request: Request[Any]) -> httpx.Request:
        if request.method == "GET" and request.body is None:
            return self._getter(request)
        return httpx.Request(
            request.method,
            request_url(self._target, request),
            headers=request_headers(self._target, request),
            content=request.body,
        )


class _Getter:
    """Makes GETs without working out again, as httpx would, what is the same in all of them."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._base = httpx.URL(target.base_url)
        self._path = self._base.raw_path.decode("ascii").rstrip("/")
        host = self._base.netloc.decode("ascii")
        self._headers = httpx.Headers([("Host", host), *target.headers])
        self._nothing = httpx.ByteStream(b"")

    def __call__(self, request: Request[Any]) -> httpx.Request:
        return httpx.Request("GET", self._url(request), headers=self._headers, stream=self._nothing)

    def _url(self, request: Request[Any]) -> httpx.URL:
        if "%" in request.path:  # httpx mends what was escaped wrongly
            return httpx.URL(request_url(self._target, request))
        url: Any = httpx.URL(self._base)
        # Path and query hold nothing but what may stand there: parsing all of the address again
        # would be a tenth of a call.
        url._uri_reference = url._uri_reference._replace(
            path=self._path + request.path, query=request.query or None
        )
        return cast("httpx.URL", url)


def _surplus(held: Any) -> bool:
    while held is not None and not hasattr(held, "_h11_state"):
        held = getattr(held, "_connection", None)
    return held is None or bool(held._h11_state.trailing_data[0])


class BlockingConnection(_Connection):
    """A connection that blocks the calling thread."""

    def __init__(self, target: Target) -> None:
        """Open nothing yet."""
        self.link = Link(target.handshakes)
        self._target = target
        self._getter = _Getter(target)
        self._socket = BlockingSocket(self.link)
        self._transport = _BlockingTransport(target, self._socket)

    def exchange(self, request: Request[Any]) -> Outcome:
        """Send a request and read the whole answer, by the end of the link's attempt."""
        built = self._build(request)
        return exchange(
            httpx, self._target, self.link, self.link.until,
            lambda: self._transport.handle_request(built),
        )  # fmt: skip

    def cut(self) -> None:
        """End what the connection waits for in another thread."""
        cast("BlockingSocket", self._socket).cut()


class AsyncioConnection(_Connection):
    """A connection of one event loop."""

    def __init__(self, target: Target) -> None:
        """Open nothing yet."""
        self.link = Link(target.handshakes)
        self._target = target
        self._getter = _Getter(target)
        self._socket = AsyncioSocket(self.link)
        self._transport = _AsyncioTransport(target, self._socket)

    async def exchange(self, request: Request[Any]) -> Outcome:
        """Send a request and read the whole answer; the caller holds the time."""
        built = self._build(request)
        return await exchange_async(
            httpx, self._target, self.link, lambda: self._transport.handle_async_request(built)
        )
