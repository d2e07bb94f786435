"""How any number of messages becomes requests, and their answers results; nothing here waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain
from typing import Any, NamedTuple

from postmark._errors import BatchError, NetworkError, PostmarkError
from postmark._sending.email import Encoded
from postmark._sending.response import SendResponse

LARGEST_MESSAGE = 10 * 1024 * 1024
"""Bytes of one message: https://postmarkapp.com/support/article/1056."""
LARGEST_REQUEST = 50 * 1024 * 1024
"""Bytes of one request of a batch."""

OPENED = {False: b"[", True: b'{"Messages":['}
CLOSED = {False: b"]", True: b"]}"}


class Chunk(NamedTuple):
    """One request: its messages with their indices, and its body."""

    templated: bool
    messages: list[tuple[int, object]]
    body: bytes


class _Open:
    """A request that still takes messages."""

    def __init__(self, templated: bool) -> None:
        self.templated = templated
        self.messages: list[tuple[int, object]] = []
        self.out = BytesIO()

    def has_room(self, size: int, most: int) -> bool:
        room = LARGEST_REQUEST - self.out.tell() - len(OPENED[True]) - len(CLOSED[True])
        return len(self.messages) < most and size < room

    def add(self, index: int, message: object, body: bytes) -> None:
        self.out.write(b"," if self.messages else OPENED[self.templated])
        self.out.write(body)
        self.messages.append((index, message))

    def closed(self) -> Chunk:
        self.out.write(CLOSED[self.templated])
        return Chunk(self.templated, self.messages, self.out.getvalue())


class Batch:
    """The messages of one call, cut into requests as they are drawn, and what became of them."""

    def __init__(
        self, messages: Iterable[Any], encode: Callable[[Any], Encoded], batch_size: int
    ) -> None:
        """Check a sequence as a whole, so that nothing is sent if one message is invalid."""
        self._messages = messages
        self._encode = encode
        self._size = batch_size
        self._results: dict[int, SendResponse] = {}
        self._failed: dict[int, Any] = {}
        self.unreachable: PostmarkError | None = None
        if isinstance(messages, Sequence):
            for index, message in enumerate(messages):
                self._encoded(index, message)

    def chunks(self) -> Iterator[Chunk]:
        """Yield the requests; what was drawn is in one of them, even if drawing more fails."""
        filling: dict[bool, _Open] = {}
        problem: Exception | None = None
        drawn = enumerate(self._messages)
        while True:
            try:
                index, message = next(drawn)
                each = self._encoded(index, message)
            except StopIteration:
                break
            except Exception as error:  # noqa: BLE001 - raised again once what was drawn is sent
                problem = error
                break
            open_chunk = filling.setdefault(each.templated, _Open(each.templated))
            if not open_chunk.has_room(len(each.body), self._size):
                yield open_chunk.closed()
                open_chunk = filling[each.templated] = _Open(each.templated)
            open_chunk.add(index, message, each.body)
        yield from [each.closed() for each in filling.values()]
        if problem is not None:
            raise problem

    def _encoded(self, index: int, message: Any) -> Encoded:
        try:
            each = self._encode(message)
        except (TypeError, ValueError) as error:
            raise type(error)(f"messages[{index}]: {error}") from None
        if len(each.body) > LARGEST_MESSAGE:
            raise ValueError(
                f"messages[{index}] has {len(each.body):,} bytes, more than the "
                f"{LARGEST_MESSAGE:,} that Postmark takes"
            )
        return each

    def answered(self, chunk: Chunk, results: Sequence[SendResponse], error: PostmarkError) -> None:
        """Take the answer of a request; `error` stands for results that are missing."""
        self._take(chunk, chain(results, self._failures(chunk, error, "unknown")))

    def failed(self, chunk: Chunk, error: PostmarkError) -> None:
        """Take the failure of a request as that of its messages."""
        if isinstance(error, NetworkError) and not error.maybe_applied:
            self.unreachable = error
        self._take(chunk, self._failures(chunk, error, state_after(error)))

    def _failures(self, chunk: Chunk, error: PostmarkError, state: Any) -> list[SendResponse]:
        return [SendResponse.without_answer(state, error)] * len(chunk.messages)

    def _take(self, chunk: Chunk, results: Iterable[SendResponse]) -> None:
        for (index, message), result in zip(chunk.messages, results, strict=False):
            self._results[index] = result
            if not result.accepted:
                self._failed[index] = message

    def results(self, *, check: bool) -> list[SendResponse]:
        """Return the results in the order of the messages; with `check`, raise if one failed."""
        results = [self._results[index] for index in sorted(self._results)]
        if check and self._failed:
            raise BatchError.of(results, self._failed)
        return results

    def explain(self, error: BaseException) -> None:
        """Add to an exception that ended the call what became of the messages until then."""
        ids = {i: each.message_id for i, each in self._results.items() if each.accepted}
        others = {i: each.state for i, each in self._results.items() if not each.accepted}
        doubts = f"; not accepted, or in doubt: {others}" if others else ""
        error.add_note(f"send_batch had sent {len(ids):,} messages, ids by index: {ids}{doubts}")


def state_after(error: PostmarkError) -> str:
    """Return what a failed request means for its messages."""
    if error.maybe_applied:
        return "unknown"
    status = getattr(error, "status", 0)
    return "refused" if 400 <= status < 500 and status != 429 else "unsent"
