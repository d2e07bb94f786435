"""The two drivers of a batch: the next request is encoded while others are under way."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, TypeAlias

from postmark._errors import PostmarkError
from postmark._generated.models.send_result import SendResult
from postmark._http.attempts import AsyncTransport, Ended, SyncTransport
from postmark._http.cancel import CancelToken
from postmark._http.outcome import Answer
from postmark._sending.batch import Batch, Chunk
from postmark._sending.response import SendResponse, state_of
from postmark._wire.request import Refused, Request, UnreadableAnswer, one
from postmark._wire.writers import to_json

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


def settle(
    batch: Batch, transport: Transport, chunk: Chunk, request: Request[Any], ended: Ended
) -> None:
    """Tell a batch what became of one of its requests."""
    try:
        results: list[SendResult] = transport.result_of(request, ended)
    except PostmarkError as error:
        batch.failed(chunk, error)
        return
    responses = [_response(transport, request, ended.attempts, each) for each in results]
    found, sent = len(results), len(chunk.messages)
    missing = _said(transport, request, ended.attempts, _raiser(f"{found} results for {sent} mails"))
    batch.answered(chunk, responses, missing)


def _response(
    transport: Transport, request: Request[Any], attempts: int, result: SendResult
) -> SendResponse:
    state = state_of(result)
    if state == "accepted":
        return SendResponse(result, state)
    error = _said(transport, request, attempts, read_sent, to_json(result.to_dict()))
    return SendResponse(result, state, error)


def _said(
    transport: Transport,
    request: Request[Any],
    attempts: int,
    read: Callable[[Any], Any],
    body: bytes = b"{}",
) -> Any:
    """Return the error that a call would raise for this answer to one mail."""
    answer = Answer(200, {}, body)
    try:
        return transport.result_of(request.reading(read), Ended(answer, attempts))
    except PostmarkError as error:
        return error.with_traceback(None)


def _raiser(problem: str) -> Callable[[Any], Any]:
    def read(data: object) -> None:
        raise UnreadableAnswer(f"it has {problem}")

    return read


def drive_batch(
    transport: SyncTransport, batch: Batch, request_of: RequestOf, concurrency: int
) -> None:
    """Send the requests of a batch, sync; one alone needs no thread."""
    under_way: deque[tuple[Chunk, Request[Any], Future[Ended], CancelToken]] = deque()

    def settle_oldest() -> None:
        chunk, request, future, _ = under_way[0]
        settle(batch, transport, chunk, request, future.result())
        under_way.popleft()

    def start(chunk: Chunk) -> None:
        request, token = request_of(chunk), CancelToken()
        call = copy_context().run  # `on_attempt` may need it, for the caller's span
        future = threads.submit(call, transport.fetch, request, token)
        under_way.append((chunk, request, future, token))

    with ThreadPoolExecutor(concurrency, "postmark-batch") as threads:
        try:
            for chunk, is_only in with_only(batch.chunks()):
                while len(under_way) >= concurrency:
                    settle_oldest()
                if batch.unreachable is not None:
                    batch.failed(chunk, batch.unreachable)
                elif is_only:
                    request = request_of(chunk)
                    settle(batch, transport, chunk, request, transport.fetch(request))
                else:
                    start(chunk)
        except Exception:  # drawing the messages failed; what was drawn is sent
            while under_way:
                settle_oldest()
            raise
        else:
            while under_way:
                settle_oldest()
        finally:
            for *_, token in under_way:
                token.cancel()


def with_only(chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, bool]]:
    """Yield each chunk, and whether it is the only one; an error comes after the chunks."""
    first = next(chunks, None)
    if first is None:
        return
    problem = second = None
    try:
        second = next(chunks, None)
    except Exception as error:  # noqa: BLE001 - raised again below
        problem = error
    yield first, second is None
    if problem is not None:
        raise problem
    if second is not None:
        yield second, False
        yield from ((chunk, False) for chunk in chunks)


async def drive_batch_async(
    transport: AsyncTransport, batch: Batch, request_of: RequestOf, concurrency: int
) -> None:
    """Send the requests of a batch, async."""
    under_way: deque[tuple[Chunk, Request[Any], asyncio.Task[Ended]]] = deque()

    async def settle_oldest() -> None:
        chunk, request, task = under_way[0]
        settle(batch, transport, chunk, request, await task)
        under_way.popleft()

    try:
        for chunk in batch.chunks():
            while len(under_way) >= concurrency:
                await settle_oldest()
            if batch.unreachable is not None:
                batch.failed(chunk, batch.unreachable)
                continue
            request = request_of(chunk)
            task = asyncio.create_task(transport.fetch(request))
            under_way.append((chunk, request, task))
            await asyncio.sleep(0)  # let it start before the next one is encoded
    except Exception:  # drawing the messages failed; what was drawn is sent
        while under_way:
            await settle_oldest()
        raise
    else:
        while under_way:
            await settle_oldest()
    finally:
        for *_, task in under_way:
            task.cancel()
        await asyncio.gather(*(task for *_, task in under_way), return_exceptions=True)
