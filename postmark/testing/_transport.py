"""The fake server behind an in-process HTTP client: no socket is opened."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

import httpx

from postmark.testing._exchange import Answer, Handle, Reply


class FakeTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport for clients of httpx and of httpx2; many clients can share one.

    Faults look like those of a real connection: `RemoteProtocolError` for a dropped connection or a
    truncated response, `ReadTimeout` for a delay beyond the client's read timeout.
    """

    def __init__(self, handle: Handle) -> None:
        """Created by `FakePostmark.transport`."""
        self._handle = handle

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Respond to a sync client."""
        reply = self._reply(request, request.read())
        patience = _patience(request)
        time.sleep(min(reply.delay, patience))
        library, answer = _answer(request, reply, patience)
        return cast("httpx.Response", _response(library, answer, _half(library, answer)))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Respond to an async client."""
        reply = self._reply(request, await request.aread())
        patience = _patience(request)
        await asyncio.sleep(min(reply.delay, patience))
        library, answer = _answer(request, reply, patience)
        return cast("httpx.Response", _response(library, answer, _half_async(library, answer)))

    def _reply(self, request: httpx.Request, body: bytes) -> Reply:
        target = request.url.raw_path.decode("ascii")
        return self._handle(request.method, target, request.headers.multi_items(), body)


def _patience(request: httpx.Request) -> float:
    """Return the seconds the client waits for a response."""
    seconds = request.extensions.get("timeout", {}).get("read")
    return threading.TIMEOUT_MAX if seconds is None else float(seconds)


def _answer(request: httpx.Request, reply: Reply, patience: float) -> tuple[Any, Answer]:
    """Return the library of the waiting client and the response, or raise."""
    library: Any = sys.modules[type(request).__module__.partition(".")[0]]
    if reply.delay > patience:
        raise library.ReadTimeout("The read operation timed out")
    if reply.answer is None:
        raise library.RemoteProtocolError("Server disconnected without sending a response.")
    return library, reply.answer


def _response(library: Any, answer: Answer, half: object) -> Any:
    headers = {**answer.headers, "Content-Length": str(len(answer.body))}
    body = half if answer.cut else answer.body
    return library.Response(answer.status, headers=headers, content=body)


def _half(library: Any, answer: Answer) -> Iterator[bytes]:
    """Yield half of the body, then fail like a broken connection."""
    sent = answer.body[: len(answer.body) // 2]
    yield sent
    raise library.RemoteProtocolError(
        "peer closed connection without sending complete message body "
        f"(received {len(sent)} bytes, expected {len(answer.body)})"
    )


async def _half_async(library: Any, answer: Answer) -> AsyncIterator[bytes]:
    for part in _half(library, answer):
        yield part
