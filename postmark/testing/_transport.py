"""The fake server behind an HTTP client of the caller's process: no socket is ever opened."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

import httpx

from postmark.testing._exchange import Answer, Handle, Reply


class FakeTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport for `httpx.Client` and `httpx.AsyncClient`; one of them may serve many clients.

    Faults become what a real connection makes of them: `httpx.RemoteProtocolError` for a dropped
    connection and a cut answer, `httpx.ReadTimeout` for a delay beyond the client's read timeout.
    """

    def __init__(self, handle: Handle) -> None:
        """Made by `FakePostmark.transport`."""
        self._handle = handle

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a blocking client."""
        reply = self._reply(request, request.read())
        patience = _patience(request)
        time.sleep(min(reply.delay, patience))
        return _response(reply, patience)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer an asyncio client."""
        reply = self._reply(request, await request.aread())
        patience = _patience(request)
        await asyncio.sleep(min(reply.delay, patience))
        return _response(reply, patience)

    def _reply(self, request: httpx.Request, body: bytes) -> Reply:
        target = request.url.raw_path.decode("ascii")
        return self._handle(request.method, target, request.headers.multi_items(), body)


def _patience(request: httpx.Request) -> float:
    """Return the seconds the client waits for an answer."""
    seconds = request.extensions.get("timeout", {}).get("read")
    return float("inf") if seconds is None else float(seconds)


def _response(reply: Reply, patience: float) -> httpx.Response:
    if reply.delay > patience:
        raise httpx.ReadTimeout("The read operation timed out")
    answer = reply.answer
    if answer is None:
        raise httpx.RemoteProtocolError("Server disconnected without sending a response.")
    if answer.cut:
        headers = {**answer.headers, "Content-Length": str(len(answer.body))}
        return httpx.Response(answer.status, headers=headers, stream=_CutBody(answer))
    return httpx.Response(answer.status, headers=dict(answer.headers), content=answer.body)


class _CutBody(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that ends half way."""

    def __init__(self, answer: Answer) -> None:
        self._sent = answer.body[: len(answer.body) // 2]
        self._expected = len(answer.body)

    def __iter__(self) -> Iterator[bytes]:
        yield self._sent
        raise self._end()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._sent
        raise self._end()

    def _end(self) -> httpx.RemoteProtocolError:
        return httpx.RemoteProtocolError(
            "peer closed connection without sending complete message body "
            f"(received {len(self._sent)} bytes, expected {self._expected})"
        )
