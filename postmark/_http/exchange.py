"""One request, one response: conversion between httpx's types and errors and the SDK's own."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Awaitable, Callable, Generator
from contextlib import aclosing, contextmanager, suppress
from contextvars import ContextVar
from time import monotonic
from typing import Any, Protocol

from postmark._http.outcome import Answer, Failure, Outcome
from postmark._http.target import Target
from postmark._http.verdict import one_line
from postmark._wire.request import Request

LARGEST_BODY = 64 * 1024 * 1024
"""The largest response, in decompressed bytes; a page of 500 rows is well below 1 MiB."""

TIME_IS_UP = "timed out"
NOT_CONNECTED = "could not connect in time"
OUT_OF_TIME = Failure(TIME_IS_UP, sent=False, timed_out=True)
CLOSED = "the client is closed"


# --- the HTTP library would log the URLs of our requests, with recipients and subjects ----------

_ours: ContextVar[bool] = ContextVar("postmark_request", default=False)


def _is_not_ours(_: logging.LogRecord) -> bool:
    return not _ours.get()


for _library in ("httpx", "httpx2"):
    logging.getLogger(_library).addFilter(_is_not_ours)
for _library in ("httpcore", "httpcore2"):
    for _part in ("connection", "http11", "http2", "proxy", "socks"):
        logging.getLogger(f"{_library}.{_part}").addFilter(_is_not_ours)
for _part in ("hpack", "table"):  # log every header if an injected client uses HTTP/2
    logging.getLogger(f"hpack.{_part}").addFilter(_is_not_ours)


@contextmanager
def unlogged() -> Generator[None]:
    """Keep the HTTP library from logging requests sent within this context."""
    token = _ours.set(True)
    try:
        yield
    finally:
        # ValueError: the call is collected after its loop was closed, outside of its context.
        with suppress(ValueError):
            _ours.reset(token)


# --- requests and responses ----------------------------------------------------------------------


def request_url(target: Target, request: Request[Any]) -> str:
    """Return the full URL."""
    query = f"?{request.query}" if request.query else ""
    return f"{target.base_url}{request.path}{query}"


def request_headers(target: Target, request: Request[Any]) -> list[tuple[str, str]]:
    """Return the headers, including the token."""
    json = [("Content-Type", "application/json")] if request.body is not None else []
    return [*target.headers, *json]


class Track(Protocol):
    """Tracks whether the service may have received the request."""

    @property
    def sent(self) -> bool:
        """Whether any byte of it may have been sent."""
        ...


def exchange(
    library: Any, target: Target, track: Track, until: float, send: Callable[[], Any]
) -> Outcome:
    """Send once and read the whole response.

    Args:
        library: httpx or httpx2, whose errors `send` raises.
        target: Hides the token in error messages.
        track: Tracks whether the request was sent.
        until: When the attempt ends (monotonic).
        send: Sends the request and returns a response whose body is not read yet.
    """
    with unlogged():
        try:
            response = send()
        except (library.HTTPError, library.InvalidURL) as error:
            return _unanswered(library, error, target, track)
        try:
            return _read(library, response, until)
        finally:
            response.close()


async def exchange_async(
    library: Any, target: Target, track: Track, send: Callable[[], Awaitable[Any]]
) -> Outcome:
    """Send once and read the whole response; the caller enforces the timeout."""
    with unlogged():
        try:
            response = await send()
        except (library.HTTPError, library.InvalidURL) as error:
            return _unanswered(library, error, target, track)
        try:
            return await _read_async(library, response)
        finally:
            await response.aclose()


def _unanswered(library: Any, error: Any, target: Target, track: Track) -> Outcome:
    """Return why there is no response; most of the library's messages quote what was exchanged."""
    if isinstance(error, library.HTTPStatusError):  # raised by a hook of the caller's client
        return Answer(error.response.status_code, error.response.headers, b"")
    # The library raises a ProxyError before the proxy has opened a tunnel to the service.
    before = (library.ConnectError, library.ConnectTimeout, library.PoolTimeout, library.ProxyError)
    sent = track.sent and not isinstance(error, before)
    if isinstance(error, library.TimeoutException):
        return Failure(TIME_IS_UP if sent else NOT_CONNECTED, sent, True)
    reason = type(error).__name__
    if isinstance(error, library.RemoteProtocolError):
        closed = "disconnected" in str(error)
        reason = "the connection was closed" if closed else "the response is not HTTP"
    elif isinstance(error, library.NetworkError | library.ProxyError):
        reason = one_line(target.redact(str(error))) or reason
    return Failure(reason, sent)


def _reserved(response: Any) -> bytearray:
    """Return a buffer for the body, half as large again as the server says.

    If it were no larger than the body, glibc would return the memory of each page to the system
    when the page is dropped, and getting it back takes a tenth of the time of the next page.
    """
    length = response.headers.get("content-length", "")
    sound = len(length) <= 6 and length.isdecimal()  # at most 1 MB on the word of the server
    return bytearray(int(length) * 3 // 2 if sound else 0)


class _Body:
    """The part of a response body received so far, decompressed.

    The library's decoders are not used: they decompress a whole chunk, however large the result.
    """

    def __init__(self, response: Any) -> None:
        self._response = response
        coding = response.headers.get("content-encoding", "").strip().lower()
        self._gzip = zlib.decompressobj(31) if coding in ("gzip", "x-gzip") else None
        self._foreign = not self._gzip and coding not in ("", "identity")
        self._begun = False
        self._buffer = _reserved(response)
        self._size = 0

    def take(self, chunk: bytes) -> bool:
        """Store a chunk; return False if the body is too large."""
        self._begun = True
        if self._gzip is not None:
            most = LARGEST_BODY + 1 - self._size
            chunk = b"" if self._gzip.eof else self._gzip.decompress(chunk, most)
        end = self._size + len(chunk)
        self._buffer[self._size : end] = chunk
        self._size = end
        return self._size <= LARGEST_BODY

    def ended(self) -> Answer:
        """Return the response, which is complete or too large."""
        if self._size > LARGEST_BODY:
            return self._without_body(f"it is larger than {LARGEST_BODY // 1024 // 1024} MiB")
        if self._foreign:
            return self._without_body("its Content-Encoding was not requested")
        if self._gzip and self._begun and not self._gzip.eof:
            return self._cut_short()
        return self._received()

    def broken(self, library: Any, error: Exception) -> Outcome:
        """Return the outcome of an error while the body was read."""
        if isinstance(error, library.TimeoutException):
            return Failure(TIME_IS_UP, sent=True, timed_out=True)
        if isinstance(error, zlib.error):
            return self._without_body("its gzip data is corrupt")
        return self._cut_short()

    def _cut_short(self) -> Answer:
        return self._received("the body was truncated", cut_short=True)

    def _without_body(self, problem: str) -> Answer:
        self._size = 0
        return self._received(problem)

    def _received(self, problem: str | None = None, cut_short: bool = False) -> Answer:
        del self._buffer[self._size :]
        response = self._response
        return Answer(response.status_code, response.headers, self._buffer, problem, cut_short)


def _consumed(library: Any, response: Any) -> Answer:
    """Return the response that a mock, or a hook of the caller's client, has read."""
    try:
        return Answer(response.status_code, response.headers, response.content)
    except library.StreamError:  # it iterated over the body, which is gone
        problem = "a hook of http_client consumed the body"
        return Answer(response.status_code, response.headers, b"", problem)


def _read(library: Any, response: Any, until: float) -> Outcome:
    """Read the whole response, or as much as arrives before `until` (monotonic)."""
    if response.is_stream_consumed:
        return _consumed(library, response)
    body = _Body(response)
    try:
        for chunk in response.iter_raw():
            if not body.take(chunk):
                break
            if monotonic() > until:
                return Failure(TIME_IS_UP, sent=True, timed_out=True)
    except (library.HTTPError, library.StreamError, zlib.error) as error:
        return body.broken(library, error)
    return body.ended()


async def _read_async(library: Any, response: Any) -> Outcome:
    """Read the whole response; the caller enforces the timeout."""
    if response.is_stream_consumed:
        return _consumed(library, response)
    body = _Body(response)
    try:
        async with aclosing(response.aiter_raw()) as chunks:
            async for chunk in chunks:
                if not body.take(chunk):
                    break
    except (library.HTTPError, library.StreamError, zlib.error) as error:
        return body.broken(library, error)
    return body.ended()
