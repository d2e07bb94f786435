"""How any number of messages becomes requests, and their answers results; nothing here waits."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import chain
from typing import Any, NamedTuple

from postmark._errors import BatchError, NetworkError, PostmarkError
from postmark._generated.models.send_result import SendResult
from postmark._sending.email import Encoded
from postmark._sending.response import SendResponse, State

LARGEST_MESSAGE = 10 * 1024 * 1024
"""Bytes of one message: https://postmarkapp.com/support/article/1056."""
LARGEST_REQUEST = 50 * 1024 * 1024
"""Bytes of one request of a batch."""
AT_A_STRETCH = 256 * 1024
"""Bytes encoded before others may run."""

OPENED = {False: b"[", True: b'{"Messages":['}
CLOSED = {False: b"]", True: b"]}"}


class Chunk(NamedTuple):
    """One request: its messages with their indices, and its body."""

    templated: bool
    messages: list[tuple[int, object]]
    body: bytes
    is_last: bool


class _Open:
    """A request that still takes messages."""

    def __init__(self, templated: bool) -> None:
        self.templated = templated
        self.messages: list[tuple[int, object]] = []
        self.out = BytesIO()

    @property
    def size(self) -> int:
        """Return how long the request would be with a comma after what it has."""
        return self.out.tell() + 1 + len(CLOSED[self.templated])

    def add(self, index: int, message: object, each: Encoded) -> None:
        self.out.write(b"," if self.messages else OPENED[self.templated])
        each.write_to(self.out)
        self.messages.append((index, message))

    def closed(self, *, is_last: bool = False) -> Chunk:
        self.out.write(CLOSED[self.templated])
        return Chunk(self.templated, self.messages, self.out.getvalue(), is_last)


class Batch:
    """The messages of one call, cut into requests as they are drawn, and what became of them."""

    def __init__(
        self, messages: Iterable[Any], encode: Callable[[Any], Encoded], batch_size: int
    ) -> None:
        """Check a sequence as a whole, so that nothing is sent if one message is invalid."""
        self._messages = messages
        self._encode = encode
        self._most = batch_size
        self._begun: set[int] = set()
        self._results: dict[int, SendResponse] = {}
        self._failed: dict[int, Any] = {}
        self._problem: Exception | None = None
        self.unreachable: PostmarkError | None = None
        if isinstance(messages, Sequence):
            for index, message in enumerate(messages):
                self._encoded(index, message)

    def chunks(self) -> Iterator[Chunk | None]:
        """Yield the requests, and None now and then, for others to run.

        What was drawn is in one of them, even if drawing more fails: `results` raises that.
        """
        filling: dict[bool, _Open] = {}
        stretch = 0
        for index, message, each in self._drawn():
            while (kind := _to_close(filling, each, self._most)) is not None:
                yield filling.pop(kind).closed()
            filling.setdefault(each.templated, _Open(each.templated)).add(index, message, each)
            stretch += each.size
            if stretch >= AT_A_STRETCH:
                stretch = 0
                yield None
        while filling:
            _, left = filling.popitem()
            yield left.closed(is_last=not filling)

    def _drawn(self) -> Iterator[tuple[int, Any, Encoded]]:
        try:
            for index, message in enumerate(self._messages):
                yield index, message, self._encoded(index, message)
        except Exception as error:  # noqa: BLE001 - raised once what was drawn is sent
            self._problem = error

    def _encoded(self, index: int, message: Any) -> Encoded:
        try:
            each = self._encode(message)
        except (TypeError, ValueError) as error:
            kind = TypeError if isinstance(error, TypeError) else ValueError
            raise kind(f"messages[{index}]: {error}") from None
        if each.size > LARGEST_MESSAGE:
            raise ValueError(
                f"messages[{index}] has {each.size:,} bytes, more than the "
                f"{LARGEST_MESSAGE:,} that Postmark takes"
            )
        return each

    def begun(self, chunk: Chunk) -> None:
        """Note that a request is under way: from now on, its messages are in doubt."""
        self._begun.update(index for index, _ in chunk.messages)

    def answered(self, chunk: Chunk, results: Sequence[SendResponse], error: PostmarkError) -> None:
        """Take the answer of a request; `error` stands for results that are missing."""
        self._take(chunk, chain(results, _failures(chunk, "unknown", error)))

    def failed(self, chunk: Chunk, error: PostmarkError) -> None:
        """Take the failure of a request as that of its messages."""
        if isinstance(error, NetworkError) and not error.maybe_applied:
            self.unreachable = error
        self._take(chunk, _failures(chunk, state_after(error), error))

    def _take(self, chunk: Chunk, results: Iterable[SendResponse]) -> None:
        for (index, message), result in zip(chunk.messages, results, strict=False):
            self._results[index] = result
            if not result.accepted:
                self._failed[index] = message

    def results(self, *, check: bool) -> list[SendResponse]:
        """Return the results in the order of the messages; with `check`, raise if one failed."""
        if self._problem is not None:
            self._explain(self._problem)
            raise self._problem
        results = [self._results[index] for index in sorted(self._results)]
        if check and self._failed:
            raise BatchError.of(results, self._failed)
        return results

    @contextmanager
    def explained(self) -> Generator[None]:
        """Add to an exception that ends the call what became of the messages until then."""
        try:
            yield
        except BaseException as error:
            self._explain(error)
            raise

    def _explain(self, error: BaseException) -> None:
        states: dict[str, list[int]] = {"unknown": [*self._begun - self._results.keys()]}
        for index in self._failed:
            states.setdefault(self._results[index].state, []).append(index)
        others = "".join(
            f"; {state}, by index: {sorted(found)}" for state, found in states.items() if found
        )
        ids = {i: each.message_id for i, each in sorted(self._results.items()) if each.accepted}
        error.add_note(f"send_batch had sent {len(ids):,} messages, ids by index: {ids}{others}")


def _to_close(filling: dict[bool, _Open], each: Encoded, most: int) -> bool | None:
    """Return which of two requests must go before a mail can be added; None if it has room.

    Together they are no larger than one may be, so that no more is in memory.
    """
    own = filling.get(each.templated)
    if own is not None and len(own.messages) >= most:
        return each.templated
    if filling and sum(one.size for one in filling.values()) + each.size > LARGEST_REQUEST:
        return max(filling, key=lambda kind: filling[kind].size)
    return None


def _failures(chunk: Chunk, state: State, error: PostmarkError) -> list[SendResponse]:
    """Return the results of messages about which Postmark said nothing."""
    return [SendResponse(SendResult(), state, error)] * len(chunk.messages)


def state_after(error: PostmarkError) -> State:
    """Return what a failed request means for its messages."""
    if error.maybe_applied:
        return "unknown"
    status = getattr(error, "status", 0)
    return "refused" if 400 <= status < 500 and status != 429 else "unsent"
