"""One request, one response: conversion between httpx's types and errors and the SDK's own."""

from __future__ import annotations

import asyncio
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

CODINGS = frozenset(
    ("gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi",
     "aes128gcm", "pack200-gzip")
)  # fmt: skip
"""What a Content-Encoding can mean (IANA's registry); servers also write charsets into it."""


def running_loop() -> asyncio.AbstractEventLoop:
    """Return the running event loop, which must be asyncio's or like it."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        raise RuntimeError(
            "the async client needs a running asyncio event loop; "
            "elsewhere, as under trio, use the sync client in a thread"
        ) from None


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


def _log_again(token: Token[bool]) -> None:
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
    body, token = None, _ours.set(True)
    try:
        response = send()
        body = _Body(response)
        with closing(response):
            for chunk in response.iter_raw():
                if not body.take(chunk):
                    break
                if monotonic() > attempt.until:
                    return TOO_LATE
        return body.ended()
    except (library.HTTPError, library.InvalidURL, library.StreamError, zlib.error) as error:
        return _failed(library, error, target, attempt.sent, body)
    finally:
        _log_again(token)


async def send_and_read_async(
    library: Any, target: Target, attempt: AttemptState, send: Callable[[], Awaitable[Any]]
) -> Outcome:
    """Send once and read the whole response; the caller enforces the timeout."""
    body, token = None, _ours.set(True)
    try:
        response = await send()
        body = _Body(response)
        async with aclosing(response), aclosing(response.aiter_raw()) as chunks:
            async for chunk in chunks:
                if not body.take(chunk):
                    break
        return body.ended()
    except (library.HTTPError, library.InvalidURL, library.StreamError, zlib.error) as error:
        return _failed(library, error, target, attempt.sent, body)
    finally:
        _log_again(token)


def _failed(
    library: Any, error: Exception, target: Target, sent: bool, body: _Body | None
) -> Outcome:
    """Return the outcome of an error before or while the body was read."""
    if body is None:
        return _unanswered(library, error, target, sent)
    return body.broken(library, error)


def _unanswered(library: Any, error: Any, target: Target, sent: bool) -> Outcome:
    """Return why there is no response; most of the library's messages quote what was exchanged."""
    if isinstance(error, library.HTTPStatusError):  # raised by a hook of the caller's client
        return Answer(error.response.status_code, error.response.headers, b"")
    # The library raises a ProxyError before the proxy has opened a tunnel to the service.
    before = (library.ConnectError, library.ConnectTimeout, library.PoolTimeout, library.ProxyError)
    sent = sent and not isinstance(error, before)
    if isinstance(error, library.TimeoutException):
        return Failure(TIME_IS_UP if sent else NOT_CONNECTED, sent, True)
    reason = type(error).__name__
    if isinstance(error, library.RemoteProtocolError):
        closed = "disconnected" in str(error)
        reason = "the connection was closed" if closed else "the response is not HTTP"
    elif isinstance(error, library.NetworkError | library.ProxyError):
        reason = one_line(target.redact(str(error))) or reason
    return Failure(reason, sent)


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


class _Body:
    """The part of a response body received so far, decompressed."""

    def __init__(self, response: Any) -> None:
        self._response = response
        named = response.headers.get("content-encoding", "").lower()
        self._codings = [word for word in map(str.strip, named.split(",")) if word in CODINGS]
        self._gunzip = _Gunzip() if self._codings in (["gzip"], ["x-gzip"]) else None
        self._chunks: list[bytes] = []
        self._size = 0

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
            large = f"it is larger than {LARGEST_BODY // 1024 // 1024} MiB"
            return self._received(large, with_body=False)
        if self._gunzip is None and self._codings:
            encoded = f"it is encoded as {', '.join(self._codings)}, which was not requested"
            return self._received(encoded, with_body=False)
        if self._gunzip is not None and not self._gunzip.ended:
            return self._received("the body was truncated", cut_short=True)
        return self._received()

    def broken(self, library: Any, error: Exception) -> Outcome:
        """Return the outcome of an error while the body was read."""
        if isinstance(error, library.TimeoutException):
            return TOO_LATE
        if isinstance(error, library.StreamError):
            return self._consumed(library)
        if isinstance(error, zlib.error):
            return self._received("its gzip data is corrupt", with_body=False)
        return self._received("the body was truncated", cut_short=True)

    def _consumed(self, library: Any) -> Answer:
        """Return what a mock, or a hook of the caller's client, has read."""
        try:
            self._chunks = [self._response.content]
        except library.StreamError:  # it iterated over the body, which is gone
            return self._received("a hook of http_client consumed the body")
        return self._received()

    def _received(
        self, problem: str | None = None, *, cut_short: bool = False, with_body: bool = True
    ) -> Answer:
        response, body = self._response, b"".join(self._chunks) if with_body else b""
        return Answer(response.status_code, response.headers, body, problem, cut_short)
