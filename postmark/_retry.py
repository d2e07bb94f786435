"""When to send again and when to give up: pure decisions, no clock and no network."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import attrs

BASE_DELAY = 0.5
LONGEST_DELAY = 8.0
PATIENCE = 60.0
"""Seconds of Retry-After that a call without a deadline waits at most."""
LONGEST_REQUEST = 365 * 86_400.0
"""Seconds of Retry-After that are taken at their word: `time.sleep` can wait for so long."""


class Options(NamedTuple):
    """Limits of a call, in seconds; `deadline` None means none."""

    timeout: float
    deadline: float | None
    retries: int


@attrs.frozen
class Answer:
    """An answer came.

    Attributes:
        status: HTTP status.
        headers: Headers; looked up in lower case.
        body: What came of the body.
        problem: Why the body is not whole; None where it is.
        cut_short: Whether the body ended before its end.
    """

    status: int
    headers: Mapping[str, str] = attrs.field(repr=False)
    body: bytes = attrs.field(repr=False)
    problem: str | None = None
    cut_short: bool = False


@attrs.frozen
class Failure:
    """No answer came.

    Attributes:
        reason: Why, in words.
        sent: Whether the service could have received the request.
        timed_out: Whether timed out.
    """

    reason: str
    sent: bool
    timed_out: bool = False


Outcome = Answer | Failure


@attrs.frozen
class Attempt:
    """One attempt of a call, as `on_attempt` is told of it.

    Attributes:
        method: HTTP method.
        path: Path without the query.
        status: HTTP status; None where no answer came.
        error: What went wrong; None where an answer came whole.
        request_id: Id of the request at Postmark; None where the answer has none.
        elapsed: Seconds the attempt took, waiting for a free connection included.
        number: 1 for the first attempt of the call.
        retry_in: Seconds until the next attempt; None where this is the last.
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
        number: Which attempt it was, from 1.
        options: Limits of the call.
        left: Seconds left of the whole call; None without a deadline.
        jitter: Gives a number from 0 to 1.
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
    """Return the seconds Postmark asks to wait; None where it does not say, or says nonsense."""
    text = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        return min(float(text), LONGEST_REQUEST)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    seconds = (moment - (now or datetime.now(UTC))).total_seconds()
    return min(max(0.0, seconds), LONGEST_REQUEST)
