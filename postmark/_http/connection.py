"""A single connection: httpx's transport over one socket, and its TLS context."""

from __future__ import annotations

import os
import ssl
from time import monotonic
from typing import Any, cast

import certifi
import httpcore
import httpx

from postmark._http.exchange import JSON, request_url, send_and_read, send_and_read_async
from postmark._http.outcome import Answer, Outcome
from postmark._http.socket import AsyncSocket, AttemptState, SyncSocket
from postmark._http.target import Target
from postmark._wire.request import Request

IDLE_SECONDS = 30.0
"""Seconds after which an idle connection is not reused."""

_contexts: dict[tuple[object, ...], ssl.SSLContext] = {}


def ssl_context() -> ssl.SSLContext:
    """Return the TLS context of the process, made by httpx: loading the CA bundle takes 20 ms.

    A forked child makes its own: a thread that was in the parent's might have held a lock of it.
    """
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    key = (os.getpid(), file, folder)
    if key not in _contexts:
        try:
            _contexts[key] = httpx.create_ssl_context()
        except OSError as error:
            named = f"SSL_CERT_FILE={file!r}" if file else f"SSL_CERT_DIR={folder!r}"
            found = named if file or folder else f"{certifi.where()!r} (of certifi)"
            problem = f"the certificates in {found} cannot be used: {error}"
            raise ValueError(problem) from None
    return _contexts[key]


# --- what is taken from httpx and httpcore behind their faces -----------------------------------

_ONE = httpx.Limits(max_connections=1, max_keepalive_connections=1)


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


def _surplus(held: Any) -> bool:
    """Return whether bytes came behind a response: they would be taken for the next."""
    while held is not None and not hasattr(held, "_h11_state"):
        held = getattr(held, "_connection", None)
    return held is None or bool(held._h11_state.trailing_data[0])


class _Builder:
    """Builds requests, reusing the parts that httpx would compute again for each."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._base = httpx.URL(target.base_url)
        self._path = self._base.raw_path.decode("ascii").rstrip("/")
        host = self._base.netloc.decode("ascii")
        self._headers = httpx.Headers([("Host", host), *target.headers])
        self._json_headers = httpx.Headers([("Host", host), *target.headers, JSON])
        self._nothing = httpx.ByteStream(b"")

    def __call__(self, request: Request[Any]) -> httpx.Request:
        headers, stream = self._headers, self._nothing
        if request.body is not None:
            headers, stream = httpx.Headers(self._json_headers), httpx.ByteStream(request.body)
            headers["Content-Length"] = str(len(request.body))
        elif request.method in ("POST", "PUT", "PATCH"):
            headers = httpx.Headers(self._headers)
            headers["Content-Length"] = "0"
        return httpx.Request(request.method, self._url(request), headers=headers, stream=stream)

    def _url(self, request: Request[Any]) -> httpx.URL:
        if "%" in request.path:  # httpx normalises percent-encoding
            return httpx.URL(request_url(self._target, request))
        url: Any = httpx.URL(self._base)
        # Path and query are valid already; parsing the whole URL takes a twentieth of a call.
        url._uri_reference = url._uri_reference._replace(
            path=self._path + request.path, query=request.query or None
        )
        return cast("httpx.URL", url)


# --- the connections ----------------------------------------------------------------------------


class _Connection:
    """What the sync and the async connection share."""

    _kinds: tuple[type[Any], type[Any], type[Any]]
    idle_since = 0.0
    """When it was kept for the next call (monotonic); 0.0 if it is new."""

    def __init__(self, target: Target) -> None:
        """Open nothing yet."""
        socket, transport, connection = self._kinds
        self.attempt = AttemptState(target.handshakes)
        self._target = target
        self._build = _Builder(target)
        self._socket = socket(self.attempt)
        self._transport, self._held = _transport_over(target, self._socket, transport, connection)

    def is_fresh(self) -> bool:
        """Return whether the peer has neither closed its side nor sent anything."""
        recent = monotonic() - self.idle_since < IDLE_SECONDS
        return recent and not self._held.has_expired()

    def is_clean_after(self, outcome: Outcome | None) -> bool:
        """Return whether the response was read to its end and nothing followed it."""
        if not isinstance(outcome, Answer) or outcome.problem:
            return False
        return bool(self._held.is_idle()) and not _surplus(self._held)

    def drop(self) -> None:
        """Close the socket at once. Nothing is sent, so this is safe after a fork."""
        self._socket.close()


class SyncConnection(_Connection):
    """A sync connection, used by one thread at a time."""

    _kinds = (SyncSocket, httpx.HTTPTransport, httpcore.HTTPConnection)

    def send(self, request: Request[Any]) -> Outcome:
        """Send a request and read the whole response before the attempt ends."""
        built = self._build(request)
        return send_and_read(
            httpx, self._target, self.attempt, lambda: self._transport.handle_request(built)
        )

    def interrupt(self) -> None:
        """Interrupt the connection's I/O in another thread."""
        self._socket.interrupt()


class AsyncConnection(_Connection):
    """An async connection, used by one task at a time, in one loop after another."""

    _kinds = (AsyncSocket, httpx.AsyncHTTPTransport, httpcore.AsyncHTTPConnection)

    async def send(self, request: Request[Any]) -> Outcome:
        """Send a request and read the whole response; the caller enforces the timeout."""
        built = self._build(request)
        return await send_and_read_async(
            httpx, self._target, self.attempt, lambda: self._transport.handle_async_request(built)
        )
