"""When to retry and when to give up: pure decisions, without network.

The clock is read only for a Retry-After that is a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from postmark._http.outcome import Answer, Failure, Options, Outcome

BASE_DELAY = 0.5
"""Seconds of back-off after the first attempt, before jitter; doubled after each further one."""
LONGEST_DELAY = 8.0
"""Maximum seconds of back-off."""
PATIENCE = 60.0
"""The longest Retry-After, in seconds, that a call without a deadline waits for."""
LONGEST_RETRY_AFTER = 365 * 86_400.0
"""Retry-After is capped at this many seconds, which `time.sleep` can handle."""


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
