"""Sending through the caller's own HTTP client, with the SDK's errors, limits and secrecy."""

from __future__ import annotations

import sys
from time import monotonic
from types import ModuleType
from typing import Any

from postmark._http.cancel import CancelToken
from postmark._http.exchange import (
    CLOSED,
    OUT_OF_TIME,
    TOO_LATE,
    request_headers,
    request_url,
    send_and_read,
    send_and_read_async,
)
from postmark._http.outcome import Outcome
from postmark._http.socket import AttemptState, running_loop
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


class _Injected:
    """What the sync and the async sender share. The caller's client is never closed here."""

    def __init__(self, target: Target, client: Any, class_name: str) -> None:
        self._library: Any = injected_library(client, class_name)
        self._target = target
        self._client = client
        self._closed = False
        if hasattr(client, "sleep"):  # a fake waits on its own clock
            self.sleep = client.sleep

    def _attempt(self, timeout: float, until: float) -> AttemptState | None:
        """Return an attempt, unless the time is up."""
        if self._closed:
            raise RuntimeError(CLOSED)
        attempt, now = AttemptState(), monotonic()
        attempt.begin(min(now + timeout, until))
        return attempt if attempt.until > now else None

    def _send(self, request: Request[Any], attempt: AttemptState) -> Any:
        left = attempt.until - monotonic()
        # Connecting gets less than the rest, so that the library tells a service that nobody
        # reached, or the caller's full pool, from a silent one.
        built = self._client.build_request(
            request.method,
            request_url(self._target, request),
            headers=request_headers(self._target, request),
            content=request.body,
            timeout=self._library.Timeout(left, connect=0.9 * left, pool=0.9 * left),
        )
        if self._client.params:  # httpx would replace the query with these
            query = self._client.params.merge(self._library.QueryParams(request.query))
            built.url = built.url.copy_with(params=query)
        return self._client.send(built, stream=True, follow_redirects=False)


class SyncInjected(_Injected):
    """Sends through the caller's sync client."""

    def __init__(self, target: Target, client: Any) -> None:
        """Check the type of the client."""
        super().__init__(target, client, "Client")

    def send_once(
        self, request: Request[Any], timeout: float, until: float, token: CancelToken | None = None
    ) -> Outcome:
        """Send a request once and read the whole response, as far as the client's sockets allow."""
        del token  # the caller's sockets cannot be interrupted from here
        attempt = self._attempt(timeout, until)
        if attempt is None:
            return OUT_OF_TIME
        return send_and_read(
            self._library, self._target, attempt, lambda: self._send(request, attempt)
        )

    def close(self) -> None:
        """Reject later requests, and leave the caller's client open."""
        self._closed = True


class AsyncInjected(_Injected):
    """Sends through the caller's async client."""

    def __init__(self, target: Target, client: Any) -> None:
        """Check the type of the client."""
        super().__init__(target, client, "AsyncClient")

    async def send_once(self, request: Request[Any], timeout: float, until: float) -> Outcome:
        """Send a request once and read the whole response."""
        import asyncio

        running_loop()
        attempt = self._attempt(timeout, until)
        if attempt is None:
            return OUT_OF_TIME
        try:
            async with asyncio.timeout(attempt.until - monotonic()):
                return await send_and_read_async(
                    self._library, self._target, attempt, lambda: self._send(request, attempt)
                )
        except TimeoutError:
            return TOO_LATE

    async def close(self) -> None:
        """Reject later requests, and leave the caller's client open."""
        self._closed = True
