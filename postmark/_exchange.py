"""One request, one answer: httpx's requests, answers and errors on one side, ours on the other."""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import aclosing, contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any

import httpx

from postmark._network import Link
from postmark._retry import Answer, Failure, Outcome
from postmark._target import Target
from postmark._wire import Request

LARGEST_BODY = 64 * 1024 * 1024
"""Bytes of an answer, decompressed, that are read; the largest page is well below one MiB."""

TIME_IS_UP = "time was up"
CLOSED = "the client is closed"


# --- what the HTTP library logs of our requests: addresses with recipients and subjects ---------

_ours: ContextVar[bool] = ContextVar("postmark_request", default=False)


def _is_not_ours(_: logging.LogRecord) -> bool:
    return not _ours.get()


for _library in ("httpx", "httpx2"):
    logging.getLogger(_library).addFilter(_is_not_ours)
for _library in ("httpcore", "httpcore2"):
    for _part in ("connection", "http11", "http2", "proxy", "socks"):
        logging.getLogger(f"{_library}.{_part}").addFilter(_is_not_ours)


@contextmanager
def unlogged() -> Generator[None]:
    """Keep the HTTP library from logging what is sent meanwhile."""
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)


# --- requests and answers ------------------------------------------------------------------------


def request_url(target: Target, request: Request[Any]) -> str:
    """Return the whole address."""
    query = f"?{request.query}" if request.query else ""
    return f"{target.base_url}{request.path}{query}"


def request_headers(target: Target, request: Request[Any]) -> list[tuple[str, str]]:
    """Return the headers, the token among them."""
    json = [("Content-Type", "application/json")] if request.body is not None else []
    return [*target.headers, *json]


class _Body:
    """What has come of an answer's body."""

    def __init__(self, response: Any) -> None:
        self._response = response
        self._chunks: list[bytes] = []
        self._room = LARGEST_BODY

    def take(self, chunk: bytes) -> bool:
        """Keep a chunk; False where it is too much."""
        self._chunks.append(chunk)
        self._room -= len(chunk)
        return self._room >= 0

    def answer(self, problem: str | None = None, cut_short: bool = False) -> Answer:
        """Return the answer with what came."""
        if self._room < 0:
            problem = f"it is larger than {LARGEST_BODY // 1024 // 1024} MiB"
        body = b"".join(self._chunks)
        response = self._response
        return Answer(response.status_code, response.headers, body, problem, cut_short)

    def broken(self, library: Any, error: Exception) -> Outcome:
        """Return what a failure within the body means."""
        if isinstance(error, library.TimeoutException):
            return Failure(TIME_IS_UP, sent=True, timed_out=True)
        if isinstance(error, library.DecodingError):
            return self.answer("its compression is broken")
        return self.answer("it was cut short", cut_short=True)


def failure(library: Any, error: Exception, target: Target, sent: bool) -> Failure:
    """Return why no answer came. Texts of the library may quote what was sent."""
    unsent = isinstance(error, library.ConnectError | library.ConnectTimeout | library.PoolTimeout)
    timed_out = isinstance(error, library.TimeoutException)
    reason = type(error).__name__
    if timed_out:
        reason = "no connection within the time" if unsent else TIME_IS_UP
    elif isinstance(error, library.NetworkError | library.RemoteProtocolError | library.ProxyError):
        reason = f"{reason}: {target.hide(str(error))}" if str(error) else reason
    return Failure(reason, sent and not unsent, timed_out)


# --- our own connections -------------------------------------------------------------------------


def exchange(
    target: Target, transport: httpx.HTTPTransport, link: Link, request: Request[Any]
) -> Outcome:
    """Send a request over a connection of ours and read the whole answer."""
    with unlogged():
        try:
            response = transport.handle_request(_build(target, request))
        except (httpx.HTTPError, TimeoutError) as error:
            return _own_failure(error, target, link)
        try:
            return read_body(httpx, response, link.until)
        finally:
            response.close()


async def exchange_async(
    target: Target, transport: httpx.AsyncHTTPTransport, link: Link, request: Request[Any]
) -> Outcome:
    """Send a request over a connection of ours and read the whole answer."""
    with unlogged():
        try:
            response = await transport.handle_async_request(_build(target, request))
        except (httpx.HTTPError, TimeoutError) as error:
            return _own_failure(error, target, link)
        outcome = await read_body_async(httpx, response)
        await response.aclose()
        return outcome


def _build(target: Target, request: Request[Any]) -> httpx.Request:
    return httpx.Request(
        request.method,
        request_url(target, request),
        headers=request_headers(target, request),
        content=request.body,
    )


def _own_failure(error: Exception, target: Target, link: Link) -> Failure:
    if isinstance(error, TimeoutError):
        return Failure(TIME_IS_UP, link.sent, timed_out=True)
    return failure(httpx, error, target, link.sent)


def read_body(library: Any, response: Any, until: float) -> Outcome:
    """Read a whole answer, or as much as comes by `until` (monotonic)."""
    body = _Body(response)
    try:
        for chunk in response.iter_bytes():
            if not body.take(chunk):
                break
            if monotonic() > until:
                return Failure(TIME_IS_UP, sent=True, timed_out=True)
    except (library.HTTPError, library.StreamError) as error:
        return body.broken(library, error)
    return body.answer()


async def read_body_async(library: Any, response: Any) -> Outcome:
    """Read a whole answer; the caller holds the time."""
    body = _Body(response)
    try:
        async with aclosing(response.aiter_bytes()) as chunks:
            async for chunk in chunks:
                if not body.take(chunk):
                    break
    except (library.HTTPError, library.StreamError) as error:
        return body.broken(library, error)
    return body.answer()
