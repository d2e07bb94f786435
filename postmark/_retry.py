"""When to retry and when to give up: pure decisions, without network.

The clock is read only for a Retry-After that is a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import attrs

BASE_DELAY = 0.5
"""Seconds of back-off after the first attempt, before jitter; doubled after each further one."""
LONGEST_DELAY = 8.0
"""Maximum seconds of back-off."""
PATIENCE = 60.0
"""The longest Retry-After, in seconds, that a call without a deadline waits for."""
LONGEST_RETRY_AFTER = 365 * 86_400.0
"""Retry-After is capped at this many seconds, which `time.sleep` can handle."""


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


def retry_in(
    method: str,
    outcome: Outcome,
    number: int,
    options: Options,
    left: float | None,
    jitter: Callable[[], float],
) -> float | None:
    """Return the seconds to wait before the next attempt, or None to give up.

    Args:
        method: HTTP method of the request.
        outcome: How the attempt ended.
        number: Number of the attempt, from 1.
        options: Limits of the call.
        left: Seconds left until the deadline; None without one.
        jitter: Returns a random number from 0 to 1.
    """
    if number > options.retries or not _worth_another(method, outcome):
        return None
    asked = retry_after(outcome) if isinstance(outcome, Answer) else None
    if asked:
        return asked if (asked <= PATIENCE if left is None else asked < left) else None
    delay = jitter() * min(LONGEST_DELAY, BASE_DELAY * 2 ** min(number - 1, 10))
    return delay if left is None or delay < left else None


def _worth_another(method: str, outcome: Outcome) -> bool:
    if isinstance(outcome, Failure):
        return method == "GET" or not outcome.sent
    if outcome.status == 429:
        return True
    return method == "GET" and (500 <= outcome.status < 600 or outcome.cut_short)


def retry_after(answer: Answer, now: datetime | None = None) -> float | None:
    """Return the seconds Postmark asks to wait; None if it does not say, or says nonsense."""
    text = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        return min(float(text), LONGEST_RETRY_AFTER)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    seconds = (moment - (now or datetime.now(UTC))).total_seconds()
    return min(max(0.0, seconds), LONGEST_RETRY_AFTER)
