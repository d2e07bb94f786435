"""A single connection: httpx's transport over one socket, and its TLS context."""

from __future__ import annotations

import os
import ssl
from time import monotonic
from typing import Any, cast

import httpcore
import httpx

from postmark._http.exchange import exchange, exchange_async, request_headers, request_url
from postmark._http.fork_guard import GuardedTls, in_openssl
from postmark._http.outcome import Answer, Outcome
from postmark._http.socket import AsyncioSocket, AttemptState, BlockingSocket
from postmark._http.target import Target
from postmark._wire.request import Request

IDLE_SECONDS = 30.0
"""Seconds after which an idle connection is not reused."""

_ONE = httpx.Limits(max_connections=1, max_keepalive_connections=1)

_contexts: dict[tuple[str | None, ...], ssl.SSLContext] = {}


def ssl_context() -> ssl.SSLContext:
    """Return the TLS context of the process, made by httpx: loading the CA bundle takes 20 ms."""
    key = (os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    if key not in _contexts:
        try:
            with in_openssl:
                made = httpx.create_ssl_context()
            made.sslobject_class = GuardedTls
            _contexts[key] = made
        except OSError as error:
            problem = f"SSL_CERT_FILE={key[0]!r} or SSL_CERT_DIR={key[1]!r} cannot be used: {error}"
            raise ValueError(problem) from None
    return _contexts[key]


def forget_ssl_contexts() -> None:
    """Start anew in a forked child, which must not share the parent's OpenSSL state."""
    _contexts.clear()


class _PoolOfOne:
    """A pool with one connection, with that connection's interface."""

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


def _transport_over(
    target: Target, backend: object, transport: type[Any], connection: type[Any]
) -> tuple[Any, Any]:
    """Return an httpx transport with a single connection in place of its pool, and the connection.

    The pool does work for every waiting call and loses slots when calls are cancelled; a connection
    of httpcore has the pool's interface. With a proxy, a pool of one connection remains, as it can
    open tunnels.
    """
    context = ssl_context() if target.origin.scheme == b"https" else None
    if target.proxy is not None:
        proxied = transport(verify=context or False, proxy=target.proxy, limits=_ONE)
        return proxied, _PoolOfOne(proxied._pool, backend)
    made: Any = object.__new__(transport)
    made._pool = connection(target.origin, ssl_context=context, network_backend=backend)
    return made, made._pool


class _Connection:
    """What the sync and the async connection share."""

    _kinds: tuple[type[Any], type[Any], type[Any]]
    idle_since = 0.0

    def __init__(self, target: Target) -> None:
        """Open nothing yet."""
        socket, transport, connection = self._kinds
        self.attempt = AttemptState(target.handshakes)
        self._target = target
        self._getter = _Getter(target)
        self._socket = socket(self.attempt)
        self._transport, self._held = _transport_over(target, self._socket, transport, connection)

    def is_fresh(self) -> bool:
        """Return whether the peer has neither closed its side nor sent anything."""
        recent = monotonic() - self.idle_since < IDLE_SECONDS
        return recent and not self._held.has_expired()

    def is_clean_after(self, outcome: Outcome) -> bool:
        """Return whether the response was read to its end and nothing followed it."""
        if not isinstance(outcome, Answer) or outcome.problem:
            return False
        # Surplus bytes would be taken for the next response.
        return bool(self._held.is_idle()) and not _surplus(self._held)

    def drop(self) -> None:
        """Close the socket at once. Nothing is sent, so this is safe after a fork."""
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
    """Builds GET requests, reusing the parts that httpx would compute again for each."""

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
        if "%" in request.path:  # httpx normalises percent-encoding
            return httpx.URL(request_url(self._target, request))
        url: Any = httpx.URL(self._base)
        # Path and query are valid already; parsing the whole URL again takes a tenth of a call.
        url._uri_reference = url._uri_reference._replace(
            path=self._path + request.path, query=request.query or None
        )
        return cast("httpx.URL", url)


def _surplus(held: Any) -> bool:
    while held is not None and not hasattr(held, "_h11_state"):
        held = getattr(held, "_connection", None)
    return held is None or bool(held._h11_state.trailing_data[0])


class BlockingConnection(_Connection):
    """A sync connection, used by one thread at a time."""

    _kinds = (BlockingSocket, httpx.HTTPTransport, httpcore.HTTPConnection)

    def exchange(self, request: Request[Any]) -> Outcome:
        """Send a request and read the whole response before the attempt ends."""
        built = self._build(request)
        return exchange(
            httpx, self._target, self.attempt, self.attempt.until,
            lambda: self._transport.handle_request(built),
        )  # fmt: skip

    def interrupt(self) -> None:
        """Interrupt the connection's I/O in another thread."""
        self._socket.interrupt()


class AsyncioConnection(_Connection):
    """An async connection, bound to one event loop."""

    _kinds = (AsyncioSocket, httpx.AsyncHTTPTransport, httpcore.AsyncHTTPConnection)

    async def exchange(self, request: Request[Any]) -> Outcome:
        """Send a request and read the whole response; the caller enforces the timeout."""
        built = self._build(request)
        return await exchange_async(
            httpx, self._target, self.attempt, lambda: self._transport.handle_async_request(built)
        )
