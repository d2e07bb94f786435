"""Clients of the caller's: sent through as they are, with our errors, limits and secrecy."""

from __future__ import annotations

import asyncio
import sys
from time import monotonic
from types import ModuleType
from typing import Any

from postmark._cut import Cut
from postmark._exchange import (
    CLOSED,
    TIME_IS_UP,
    failure,
    read_body,
    read_body_async,
    request_headers,
    request_url,
    unlogged,
)
from postmark._retry import Failure, Outcome
from postmark._target import Target
from postmark._wire import Request


def injected_library(http_client: object, colour: str) -> ModuleType:
    """Return httpx or httpx2, whichever `http_client` is a client of.

    Args:
        http_client: What the caller gave.
        colour: "Client" or "AsyncClient".

    Raises:
        TypeError: It is no client, or one of the other colour.
    """
    for name in ("httpx", "httpx2"):
        library = sys.modules.get(name)
        if library and isinstance(http_client, getattr(library, colour)):
            return library
    kind = type(http_client)
    raise TypeError(
        f"http_client must be an httpx.{colour} or httpx2.{colour}, "
        f"not {kind.__module__}.{kind.__qualname__}"
    )


class _Trace:
    """Whether a request has left, as far as the caller's transport tells; else it may have."""

    def __init__(self) -> None:
        self._seen = False
        self._sent = False

    def __call__(self, name: str, _: object) -> None:
        self._seen = True
        self._sent = self._sent or name.endswith("send_request_headers.started")

    async def asynchronous(self, name: str, info: object) -> None:
        self(name, info)

    @property
    def sent(self) -> bool:
        return self._sent or not self._seen


def _injected_request(
    client: Any, target: Target, request: Request[Any], timeout: float, trace: Any
) -> Any:
    return client.build_request(
        request.method,
        request_url(target, request),
        headers=request_headers(target, request),
        content=request.body,
        timeout=timeout,
        extensions={"trace": trace},
    )


class InjectedClient:
    """Sends through a blocking client of the caller's, which is never closed by us."""

    def __init__(self, target: Target, client: Any) -> None:
        """Check the client's colour."""
        self._library: Any = injected_library(client, "Client")
        self._target = target
        self._client = client
        self._closed = False

    def exchange(self, request: Request[Any], timeout: float, until: float, cut: Cut) -> Outcome:
        """Send a request once and read the whole answer, as far as the client's sockets allow."""
        del cut  # a caller's sockets are not ours to cut
        if self._closed:
            raise RuntimeError(CLOSED)
        now = monotonic()
        left = min(timeout, until - now)
        if left <= 0:
            return Failure(TIME_IS_UP, sent=False, timed_out=True)
        trace = _Trace()
        with unlogged():
            try:
                built = _injected_request(self._client, self._target, request, left, trace)
                response = self._client.send(built, stream=True, follow_redirects=False)
            except (self._library.HTTPError, self._library.InvalidURL) as error:
                return failure(self._library, error, self._target, trace.sent)
            try:
                return read_body(self._library, response, now + left)
            finally:
                response.close()

    def close(self) -> None:
        """Send nothing any more, and leave the client open: it is the caller's."""
        self._closed = True


class InjectedAsyncClient:
    """Sends through an asyncio client of the caller's, which is never closed by us."""

    def __init__(self, target: Target, client: Any) -> None:
        """Check the client's colour."""
        self._library: Any = injected_library(client, "AsyncClient")
        self._target = target
        self._client = client
        self._closed = False

    async def exchange(self, request: Request[Any], timeout: float, until: float) -> Outcome:
        """Send a request once and read the whole answer."""
        if self._closed:
            raise RuntimeError(CLOSED)
        left = min(timeout, until - monotonic())
        if left <= 0:
            return Failure(TIME_IS_UP, sent=False, timed_out=True)
        trace = _Trace()
        try:
            async with asyncio.timeout(left):
                return await self._exchange(request, left, trace)
        except TimeoutError:
            return Failure(TIME_IS_UP, trace.sent, timed_out=True)

    async def _exchange(self, request: Request[Any], left: float, trace: _Trace) -> Outcome:
        with unlogged():
            try:
                built = _injected_request(
                    self._client, self._target, request, left, trace.asynchronous
                )
                response = await self._client.send(built, stream=True, follow_redirects=False)
            except (self._library.HTTPError, self._library.InvalidURL) as error:
                return failure(self._library, error, self._target, trace.sent)
            try:
                return await read_body_async(self._library, response)
            finally:
                await response.aclose()

    async def close(self) -> None:
        """Send nothing any more, and leave the client open: it is the caller's."""
        self._closed = True
