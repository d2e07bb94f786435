"""The two drivers of a batch: the next request is encoded while others are under way."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from contextvars import copy_context
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from postmark._errors import PostmarkError
from postmark._generated.models.send_result import SendResult
from postmark._http.attempts import AsyncTransport, Ended, SyncTransport
from postmark._http.cancel import CancelToken
from postmark._http.outcome import Answer
from postmark._sending.batch import Batch, Chunk
from postmark._sending.response import SendResponse, state_of
from postmark._wire.request import Refused, Request, UnreadableAnswer, one

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future

RequestOf = Callable[[Chunk], Request[list[SendResult]]]
Transport: TypeAlias = SyncTransport | AsyncTransport


def read_sent(data: Any) -> SendResponse:
    """Read the answer of one mail; raise if it was not accepted."""
    result = one(SendResult.from_dict)(data)
    state = state_of(result)
    if state == "refused":
        raise Refused(data)
    if state == "unknown":
        raise UnreadableAnswer("it has neither a MessageID nor an ErrorCode")
    return SendResponse(result, state)


class Flight(NamedTuple):
    """A request of a batch that is under way."""

    batch: Batch
    transport: Transport
    chunk: Chunk
    request: Request[list[SendResult]]

    def land(self, ended: Ended) -> None:
        """Tell the batch what became of its messages."""
        try:
            results = self.transport.result_of(self.request, ended)
        except PostmarkError as error:
            self.batch.failed(self.chunk, error.with_traceback(None))  # which holds the body
            return
        counts = f"{len(results)} results for {len(self.chunk.messages)} mails"
        responses = [self._response(each, ended.attempts) for each in results]
        self.batch.answered(self.chunk, responses, self._error(_raiser(counts), ended.attempts))

    def _response(self, result: SendResult, attempts: int) -> SendResponse:
        state = state_of(result)
        if state == "accepted":
            return SendResponse(result, state)
        item = json.dumps(result.to_dict()).encode()  # ASCII: a text may be none in UTF-8
        return SendResponse(result, state, self._error(read_sent, attempts, item))

    def _error(self, read: Callable[[Any], Any], attempts: int, body: bytes = b"{}") -> Any:
        """Return the error that a call would raise for this answer to one mail."""
        answer, request = Answer(200, {}, body), self.request.reading(read)
        try:
            return self.transport.result_of(request, Ended(answer, attempts))
        except PostmarkError as error:
            return error.with_traceback(None)


def _raiser(problem: str) -> Callable[[Any], Any]:
    def read(_: object) -> None:
        raise UnreadableAnswer(f"it has {problem}")

    return read


def start(transport: Transport, batch: Batch, chunk: Chunk, request_of: RequestOf) -> Flight | None:
    """Return the next request to send; None if the service cannot be reached."""
    if batch.unreachable is not None:
        batch.failed(chunk, batch.unreachable)
        return None
    batch.begun(chunk)
    return Flight(batch, transport, chunk, request_of(chunk))


def drive_batch(
    transport: SyncTransport, batch: Batch, request_of: RequestOf, concurrency: int
) -> None:
    """Send the requests of a batch, sync; one alone needs no thread."""
    from concurrent.futures import ThreadPoolExecutor

    under_way: deque[tuple[Flight, Future[Ended], CancelToken]] = deque()

    def land_oldest() -> None:
        flight, future, _ = under_way[0]
        flight.land(future.result())
        under_way.popleft()

    with ThreadPoolExecutor(concurrency, "postmark-batch") as threads:
        try:
            for chunk in filter(None, batch.chunks()):
                while len(under_way) >= concurrency:
                    land_oldest()
                flight = start(transport, batch, chunk, request_of)
                if flight is None:
                    continue
                if chunk.is_last and not under_way:
                    flight.land(transport.fetch(flight.request))
                    continue
                call, token = copy_context().run, CancelToken()  # `on_attempt` may need the context
                future = threads.submit(call, transport.fetch, flight.request, token)
                under_way.append((flight, future, token))
            while under_way:
                land_oldest()
        finally:
            for *_, token in under_way:
                token.cancel()
            for flight, future, _ in under_way:
                if future.done() and future.exception() is None:
                    flight.land(future.result())


async def drive_batch_async(
    transport: AsyncTransport, batch: Batch, request_of: RequestOf, concurrency: int
) -> None:
    """Send the requests of a batch, async."""
    import asyncio

    under_way: deque[tuple[Flight, asyncio.Task[Ended]]] = deque()

    async def land_oldest() -> None:
        flight, task = under_way[0]
        flight.land(await task)
        under_way.popleft()

    try:
        for chunk in batch.chunks():
            if chunk is not None:
                while len(under_way) >= concurrency:
                    await land_oldest()
                if flight := start(transport, batch, chunk, request_of):
                    task = asyncio.create_task(transport.fetch(flight.request))
                    under_way.append((flight, task))
            await asyncio.sleep(0)  # requests under way go on before more is encoded
        while under_way:
            await land_oldest()
    finally:
        for _, task in under_way:
            task.cancel()
        await asyncio.gather(*(task for _, task in under_way), return_exceptions=True)
        for flight, task in under_way:
            if not task.cancelled() and task.exception() is None:
                flight.land(task.result())
