"""When to retry and when to give up: pure decisions, without network.

The clock is read only for a Retry-After that is a date, in an answer without a date of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from postmark._http.outcome import NO_DEADLINE, Answer, Failure, Outcome
from postmark._wire.request import Request

BASE_DELAY = 0.5
"""Seconds of back-off after the first attempt; doubled after each further one."""
LONGEST_DELAY = 8.0
"""Maximum seconds of back-off."""
SHORTEST_ATTEMPT = 0.05
"""Seconds that must be left for another attempt: the last answer says more than a time-out."""
PATIENCE = 60.0
"""The longest Retry-After, in seconds, that a call without a deadline waits for."""
LONGEST_RETRY_AFTER = 365 * 86_400.0
"""Retry-After is capped at this many seconds, which `time.sleep` can handle."""


def retry_in(
    request: Request[Any],
    outcome: Outcome,
    number: int,
    retries: int,
    left: float,
    jitter: Callable[[], float],
) -> float | None:
    """Return the seconds to wait before the next attempt, or None to give up.

    Args:
        request: The request: what it does decides whether it may be repeated.
        outcome: How the attempt ended.
        number: Number of the attempt, from 1.
        retries: How many further attempts the call may make after the first.
        left: Seconds left until the deadline; NO_DEADLINE without one.
        jitter: Returns a random number from 0 to 1.
    """
    if number > retries or not _worth_another(request, outcome):
        return None
    asked = retry_after(outcome) if isinstance(outcome, Answer) else None
    if asked:
        endless = left == NO_DEADLINE and asked > PATIENCE
        return asked if asked < left and not endless else None
    delay = min(LONGEST_DELAY, BASE_DELAY * 2 ** min(number - 1, 10)) * (1 + jitter()) / 2
    return delay if delay + SHORTEST_ATTEMPT < left else None


def _worth_another(request: Request[Any], outcome: Outcome) -> bool:
    reads = request.method == "GET"
    if isinstance(outcome, Failure):
        return reads or not outcome.sent
    if reads:
        return outcome.status == 429 or 500 <= outcome.status < 600 or outcome.cut_short
    # A second mail is worse than none, a refused one certainly was not sent.
    return outcome.status == 429 or (request.kind != "call" and outcome.is_outage())


def retry_after(answer: Answer, now: datetime | None = None) -> float | None:
    """Return the seconds Postmark asks to wait; None if it does not say, or says nonsense.

    A date is compared with the answer's own, as the clock here may be wrong; else with `now`.
    """
    text = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        return min(float(text), LONGEST_RETRY_AFTER)
    moment = _date(text)
    if moment is None:
        return None
    now = _date(answer.headers.get("date", "")) or now or datetime.now(UTC)
    return min(max(0.0, (moment - now).total_seconds()), LONGEST_RETRY_AFTER)


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
