"""One request, one response: conversion between httpx's types and errors and the SDK's own."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Awaitable, Callable, Iterator
from contextlib import aclosing, closing, suppress
from contextvars import ContextVar, Token
from time import monotonic
from typing import Any

from postmark._http.outcome import Answer, Failure, Outcome
from postmark._http.socket import MOST_AT_ONCE, AttemptState
from postmark._http.target import Target
from postmark._http.verdict import one_line
from postmark._wire.request import Request

LARGEST_BODY = 64 * 1024 * 1024
"""The largest response, in decompressed bytes; a page of 500 rows is well below 1 MiB."""

TIME_IS_UP = "timed out"
NOT_CONNECTED = "could not connect in time"
OUT_OF_TIME = Failure(TIME_IS_UP, sent=False, timed_out=True)
TOO_LATE = Failure(TIME_IS_UP, sent=True, timed_out=True)
CLOSED = "the client is closed"

CODINGS = ("gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress", "dcb", "dcz")
"""What a Content-Encoding can mean (IANA's registry); servers also write charsets into it."""


# --- the HTTP library would log the URLs of our requests, with recipients and subjects ----------

_ours: ContextVar[bool] = ContextVar("postmark_request", default=False)


def _is_not_ours(_: logging.LogRecord) -> bool:
    return not _ours.get()


_PARTS = ("connection", "http11", "http2", "proxy", "socks")
_CORES = [f"{core}.{part}" for core in ("httpcore", "httpcore2") for part in _PARTS]
# hpack logs every header if an injected client uses HTTP/2.
for _name in ("httpx", "httpx2", *_CORES, "hpack.hpack", "hpack.table"):
    logging.getLogger(_name).addFilter(_is_not_ours)


def _log_again(token: Token[bool]) -> None:
    # ValueError: the call is collected after its loop was closed, outside of its context.
    with suppress(ValueError):
        _ours.reset(token)


# --- requests and responses ----------------------------------------------------------------------


JSON = ("Content-Type", "application/json")
"""The header of a request with a body."""


def request_url(target: Target, request: Request[Any]) -> str:
    """Return the full URL."""
    query = f"?{request.query}" if request.query else ""
    return f"{target.base_url}{request.path}{query}"


def request_headers(target: Target, request: Request[Any]) -> list[tuple[str, str]]:
    """Return the headers, including the token."""
    return [*target.headers, JSON] if request.body is not None else [*target.headers]


def send_and_read(
    library: Any, target: Target, attempt: AttemptState, send: Callable[[], Any]
) -> Outcome:
    """Send once and read the whole response.

    Args:
        library: httpx or httpx2, whose errors `send` raises.
        target: Hides the token in error messages.
        attempt: Knows when the attempt ends, and whether the request was sent.
        send: Sends the request and returns a response whose body is not read yet.
    """
    reading, token = _Reading(library, target, attempt), _ours.set(True)
    try:
        with closing(send()) as response:
            reading.begin(response)
            for chunk in response.iter_raw():
                if not reading.take(chunk):
                    break
                if monotonic() > attempt.until:
                    return TOO_LATE
        return reading.ended()
    except reading.errors as error:
        return reading.failed(error)
    finally:
        _log_again(token)


async def send_and_read_async(
    library: Any, target: Target, attempt: AttemptState, send: Callable[[], Awaitable[Any]]
) -> Outcome:
    """Send once and read the whole response; the caller enforces the timeout."""
    reading, token = _Reading(library, target, attempt), _ours.set(True)
    try:
        async with aclosing(await send()) as response:
            reading.begin(response)
            async with aclosing(response.aiter_raw()) as chunks:
                async for chunk in chunks:
                    if not reading.take(chunk):
                        break
        return reading.ended()
    except reading.errors as error:
        return reading.failed(error)
    finally:
        _log_again(token)


class _Gunzip:
    """Decompresses the members of a gzip body, one after another.

    As other clients do, it ignores what follows a member and is none.
    """

    def __init__(self) -> None:
        self._member = zlib.decompressobj(31)
        self._members = 0
        self._is_over = False
        self.ended = True

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Yield the result in pieces: a bomb's would not fit into memory."""
        while data and not self._is_over:
            if self._member.eof:
                self._members, self._member = self._members + 1, zlib.decompressobj(31)
            try:
                yield self._member.decompress(data, MOST_AT_ONCE)
            except zlib.error:
                if not self._members:
                    raise
                self._is_over = self.ended = True
                return
            self.ended = self._member.eof
            rest = self._member.unused_data.lstrip(b"\0")  # padding
            data = rest if self.ended else self._member.unconsumed_tail


class _Reading:
    """An exchange under way: what was received so far, decompressed, and what errors mean."""

    def __init__(self, library: Any, target: Target, attempt: AttemptState) -> None:
        self._library, self._target, self._attempt = library, target, attempt
        self.errors = (library.HTTPError, library.InvalidURL, library.StreamError, zlib.error)
        self._response: Any = None
        self._codings: list[str] = []
        self._gunzip: _Gunzip | None = None
        self._chunks: list[bytes] = []
        self._size = 0

    def begin(self, response: Any) -> None:
        """Record the head of the response."""
        self._response = response
        if named := response.headers.get("content-encoding"):
            words = map(str.strip, named.lower().split(","))
            self._codings = [word for word in words if word in CODINGS]
            if self._codings in (["gzip"], ["x-gzip"]):
                self._gunzip, self._codings = _Gunzip(), []

    def take(self, chunk: bytes) -> bool:
        """Store a chunk; return False if the body is too large."""
        for piece in (chunk,) if self._gunzip is None else self._gunzip.pieces(chunk):
            self._chunks.append(piece)
            self._size += len(piece)
            if self._size > LARGEST_BODY:
                return False
        return True

    def ended(self) -> Answer:
        """Return the response, which is complete or too large."""
        if self._size > LARGEST_BODY:
            return self._unusable(f"it is larger than {LARGEST_BODY // 1024 // 1024} MiB")
        if self._codings:
            encoded = ", ".join(self._codings)
            return self._unusable(f"it is encoded as {encoded}, which was not requested")
        if self._gunzip is not None and not self._gunzip.ended:
            return self._answer("the body was truncated", cut_short=True)
        return self._answer()

    def failed(self, error: Exception) -> Outcome:
        """Return the outcome of an error."""
        if self._response is None:
            return self._unanswered(error)
        if isinstance(error, self._library.TimeoutException):
            return TOO_LATE
        if isinstance(error, self._library.StreamError):
            return self._consumed()
        if isinstance(error, zlib.error):
            return self._unusable("its gzip data is corrupt")
        return self._answer("the body was truncated", cut_short=True)

    def _consumed(self) -> Answer:
        """Return what a mock, or a hook of the caller's client, has read."""
        try:
            self._chunks = [self._response.content]
        except self._library.StreamError:  # it iterated over the body, which is gone
            return self._answer("a hook of http_client consumed the body")
        return self._answer()

    def _unusable(self, problem: str) -> Answer:
        self._chunks = []
        return self._answer(problem)

    def _answer(self, problem: str | None = None, cut_short: bool = False) -> Answer:
        response, body = self._response, b"".join(self._chunks)
        return Answer(response.status_code, response.headers, body, problem, cut_short)

    def _unanswered(self, error: Any) -> Outcome:
        """Return why there is no response; most of the library's messages quote what was sent."""
        library = self._library
        if isinstance(error, library.HTTPStatusError):  # raised by a hook of the caller's client
            return Answer(error.response.status_code, error.response.headers, b"")
        # The library raises a ProxyError before the proxy has opened a tunnel to the service.
        before = (
            library.ConnectError,
            library.ConnectTimeout,
            library.PoolTimeout,
            library.ProxyError,
        )
        sent = self._attempt.sent and not isinstance(error, before)
        if isinstance(error, library.TimeoutException):
            return Failure(TIME_IS_UP if sent else NOT_CONNECTED, sent, timed_out=True)
        reason = type(error).__name__
        if isinstance(error, library.RemoteProtocolError):
            closed = "disconnected" in str(error)
            reason = "the connection was closed" if closed else "the response is not HTTP"
        elif isinstance(error, library.NetworkError | library.ProxyError):
            reason = one_line(self._target.redact(str(error))) or reason
        return Failure(reason, sent)
