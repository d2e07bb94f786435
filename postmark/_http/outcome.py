"""How an attempt ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import attrs


class Options(NamedTuple):
    """Limits of a call: `timeout` and `deadline` in seconds; `deadline` None means no deadline."""

    timeout: float
    deadline: float | None
    retries: int


@attrs.frozen
class Answer:
    """A response was received.

    Attributes:
        status: HTTP status.
        headers: Headers, with lower-case lookup.
        body: The part of the body that was received.
        problem: Why the body is unusable; None if it is complete.
        cut_short: Whether the body was truncated.
    """

    status: int
    headers: Mapping[str, str] = attrs.field(repr=False)
    body: bytes | bytearray = attrs.field(repr=False)
    problem: str | None = None
    cut_short: bool = False


class Failure(NamedTuple):
    """No response was received.

    Attributes:
        reason: The reason, in human-readable form.
        sent: Whether the service may have received the request.
        timed_out: Whether the attempt timed out.
    """

    reason: str
    sent: bool
    timed_out: bool = False


Outcome = Answer | Failure


@attrs.frozen
class Attempt:
    """One attempt of a call, passed to `on_attempt`.

    Attributes:
        method: HTTP method.
        path: Path without the query.
        status: HTTP status; None if no response was received.
        error: What went wrong; None if a complete response was received.
        request_id: Postmark's id of the request; None if the response has none.
        elapsed: Seconds the attempt took, including the wait for a free connection.
        number: 1 for the first attempt of the call.
        retry_in: Seconds until the next attempt; None if this is the last one.
    """

    method: str
    path: str
    status: int | None
    error: str | None
    request_id: str | None
    elapsed: float
    number: int
    retry_in: float | None
