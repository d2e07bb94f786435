"""Sending through the caller's own HTTP client, with the SDK's errors, limits and secrecy."""

from __future__ import annotations

import asyncio
import sys
from time import monotonic
from types import ModuleType
from typing import Any

from postmark._http.cancel import CancelToken
from postmark._http.exchange import (
    CLOSED,
    OUT_OF_TIME,
    TIME_IS_UP,
    exchange,
    exchange_async,
    request_headers,
    request_url,
)
from postmark._http.outcome import Failure, Outcome
from postmark._http.target import Target
from postmark._wire.request import Request


def injected_library(http_client: object, class_name: str) -> ModuleType:
    """Return the library of `http_client`, httpx or httpx2.

    Args:
        http_client: The caller's client.
        class_name: "Client" for a sync client, "AsyncClient" for an async one.

    Raises:
        TypeError: It is not a client, or it is sync instead of async or the reverse.
    """
    for name in ("httpx", "httpx2"):
        library = sys.modules.get(name)
        if library and isinstance(http_client, getattr(library, class_name)):
            return library
    kind = type(http_client)
    raise TypeError(
        f"http_client must be an httpx.{class_name} or httpx2.{class_name}, "
        f"not {kind.__module__}.{kind.__qualname__}"
    )


class _Trace:
    """Tracks whether a request was sent; it may have been if the transport reports nothing."""

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


class _Injected:
    """What the sync and the async sender share. The caller's client is never closed here."""

    def __init__(self, target: Target, client: Any, class_name: str) -> None:
        self._library: Any = injected_library(client, class_name)
        self._target = target
        self._client = client
        self._closed = False

    def _left(self, timeout: float, until: float) -> float:
        if self._closed:
            raise RuntimeError(CLOSED)
        return min(timeout, until - monotonic())

    def _send(self, request: Request[Any], timeout: float, trace: object) -> Any:
        built = self._client.build_request(
            request.method,
            request_url(self._target, request),
            headers=request_headers(self._target, request),
            content=request.body,
            # Shorter than the rest, to distinguish the caller's full pool from a silent service.
            timeout=self._library.Timeout(timeout, pool=0.9 * timeout),
            extensions={"trace": trace},
        )
        if self._client.params:  # httpx would replace the query with these
            query = self._client.params.merge(self._library.QueryParams(request.query))
            built.url = built.url.copy_with(params=query)
        return self._client.send(built, stream=True, follow_redirects=False)


class InjectedClient(_Injected):
    """Sends through the caller's sync client."""

    def __init__(self, target: Target, client: Any) -> None:
        """Check the type of the client."""
        super().__init__(target, client, "Client")

    def exchange(
        self, request: Request[Any], timeout: float, until: float, token: CancelToken
    ) -> Outcome:
        """Send a request once and read the whole response, as far as the client's sockets allow."""
        del token  # the caller's sockets cannot be interrupted from here
        left = self._left(timeout, until)
        if left <= 0:
            return OUT_OF_TIME
        trace = _Trace()
        return exchange(
            self._library, self._target, trace, monotonic() + left,
            lambda: self._send(request, left, trace),
        )  # fmt: skip

    def close(self) -> None:
        """Reject later requests, and leave the caller's client open."""
        self._closed = True


class InjectedAsyncClient(_Injected):
    """Sends through the caller's async client."""

    def __init__(self, target: Target, client: Any) -> None:
        """Check the type of the client."""
        super().__init__(target, client, "AsyncClient")

    async def exchange(self, request: Request[Any], timeout: float, until: float) -> Outcome:
        """Send a request once and read the whole response."""
        left = self._left(timeout, until)
        if left <= 0:
            return OUT_OF_TIME
        trace = _Trace()
        try:
            async with asyncio.timeout(left):
                return await exchange_async(
                    self._library, self._target, trace,
                    lambda: self._send(request, left, trace.asynchronous),
                )  # fmt: skip
        except TimeoutError:
            return Failure(TIME_IS_UP, trace.sent, timed_out=True)

    async def close(self) -> None:
        """Reject later requests, and leave the caller's client open."""
        self._closed = True
