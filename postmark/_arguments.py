"""Argument checks before any request, and filters in signatures and help."""

from __future__ import annotations

import enum
import inspect
from collections.abc import Callable
from datetime import tzinfo
from typing import Any, Final, Literal, TypeVar

from postmark._http.outcome import NO_DEADLINE, Options
from postmark._wire.kinds import CAP, MOST_ROWS, Kind, Paging

F = TypeVar("F", bound=Callable[..., Any])


class _Inherited(enum.Enum):
    INHERITED = "inherited"

    def __repr__(self) -> str:
        return "INHERITED"


INHERITED: Final = _Inherited.INHERITED
NotGiven = Literal[_Inherited.INHERITED]


MOST_CONCURRENT = 10
LONGEST_SECONDS = 1e6
"""Longer timeouts mean this one: sockets reject much longer ones."""
LONGEST_NUMBER = 2_000
"""Bits of the largest number that a message writes out."""


def whole_number(name: str, value: object, least: int, most: int | None = None) -> int:
    """Return `value` if it is an int within the limits.

    Raises:
        TypeError: It is not an int, or it is a bool.
        ValueError: It is out of range.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} must be an int, not {type(value).__name__}")
    number = int(value)  # an enum's member would format itself
    if number < least or (most is not None and number > most):
        limits = f"{least} to {most:,}" if most is not None else f"{least} or more"
        raise ValueError(f"{name} must be {limits}, not {_shown(number)}")
    return number


def _shown(number: int) -> str:
    # Python refuses to write out numbers of thousands of digits.
    bits = number.bit_length()
    return f"{number:,}" if bits < LONGEST_NUMBER else f"a number of {bits:,} bits"


def seconds(name: str, value: object) -> float:
    """Return `value` if it is a positive number of seconds.

    Raises:
        TypeError: It is not a number.
        ValueError: It is not positive.
    """
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError(f"{name} must be a number of seconds, not {type(value).__name__}")
    if not value > 0:
        raise ValueError(f"{name} must be more than 0 seconds, not {value}")
    return float(min(value, LONGEST_SECONDS))


def checked_options(
    options: Options, timeout: object, deadline: object, retries: object
) -> Options:
    """Return the options with those that are given, if they are within their limits.

    Raises:
        TypeError, ValueError: One of them is not.
    """
    if timeout is not INHERITED:
        options = options._replace(timeout=seconds("timeout", timeout))
    if deadline is not INHERITED:
        most = NO_DEADLINE if deadline is None else seconds("deadline", deadline)
        options = options._replace(deadline=most)
    if retries is not INHERITED:
        options = options._replace(retries=whole_number("retries", retries, 0))
    return options


def plain_function(name: str, value: F | None) -> F | None:
    """Return `value` if it is None or can be called without awaiting anything.

    Raises:
        TypeError: It is neither.
    """
    if value is None:
        return None
    if not callable(value):
        raise TypeError(f"{name} must be callable, not {type(value).__name__}")
    if any(map(inspect.iscoroutinefunction, (value, type(value).__call__))):
        raise TypeError(f"{name} must be a plain function: what it returns is not awaited")
    return value


def check_page(count: object, offset: object) -> tuple[int, int]:
    """Return `count` and `offset` if Postmark accepts them.

    https://postmarkapp.com/developer/api/messages-api limits both, and their sum.
    """
    rows = whole_number("count", count, 1, MOST_ROWS)
    start = whole_number("offset", offset, 0)
    if rows + start > CAP:
        raise ValueError(
            f"count + offset must be at most {CAP:,}, not {_shown(rows + start)}; "
            "streams of messages reach further"
        )
    return rows, start


def paging(kind: Kind, limit: object, batch_size: object, concurrency: object) -> Paging:
    """Return a stream's paging options if they are within their limits."""
    return Paging(
        None if limit is None else whole_number(kind.limit, limit, 0),
        whole_number("batch_size", batch_size, 1, kind.most),
        whole_number("concurrency", concurrency, 1, MOST_CONCURRENT),
    )


def checked_zone(zone: object) -> tzinfo | None:
    """Return `zone` if it is a time zone or None."""
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"timezone must be a tzinfo such as a ZoneInfo, not {type(zone).__name__}")
    return zone
