"""The fake server's clock, and the service's time formats."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

# The service's time zone, DST included: its queries and responses are in Eastern time.
# https://postmarkapp.com/developer/api/messages-api
EASTERN: Final = ZoneInfo("America/New_York")


def instant(name: str, moment: object) -> datetime:
    """Return `moment` in UTC; raise TypeError or ValueError if it is not an aware datetime."""
    if not isinstance(moment, datetime):
        raise TypeError(f"{name} must be an aware datetime, not {type(moment).__name__}")
    if moment.utcoffset() is None:
        raise ValueError(f"{name} must be an aware datetime, not {moment!r}")
    return moment.astimezone(UTC)


def wall_time(moment: datetime) -> datetime:
    """Return the naive Eastern local time of `moment`."""
    return moment.astimezone(EASTERN).replace(tzinfo=None, fold=0)


def wire_time(moment: datetime) -> str:
    """Return ISO 8601 as the service writes it, with seven fraction digits and Eastern offset."""
    text = moment.astimezone(EASTERN).isoformat(timespec="microseconds")
    seconds = len("2026-02-20T12:00:00.000000")
    return f"{text[:seconds]}0{text[seconds:]}"


def utc_time(moment: datetime) -> str:
    """Return ISO 8601 as the sending operations write it: UTC, with seven fraction digits."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}0Z"


def short_time(moment: datetime) -> str:
    """Return ISO 8601 as streams and suppressions write it: no fraction, and Eastern offset."""
    return moment.astimezone(EASTERN).isoformat(timespec="seconds")


_TICK: Final = timedelta(microseconds=101)
"""Minimum time between two events: streams cannot get past 10,000 messages of one second."""


class Clock:
    """Gives each event its own time: the real time, or one that the test has set."""

    def __init__(self, now: datetime | None) -> None:
        self._set = None if now is None else instant("now", now)
        self._last = datetime.min.replace(tzinfo=UTC)
        self._ahead = timedelta()

    @property
    def now(self) -> datetime:
        """The time of the next event, or the real time if none was set."""
        return self._set or datetime.now(UTC) + self._ahead

    @now.setter
    def now(self, moment: datetime) -> None:
        self._set = instant("now", moment)

    def wait(self, duration: timedelta) -> None:
        """Go on by `duration` without stopping, if the clock runs."""
        if self._set is None:
            self._ahead += duration
        else:
            self._set += duration

    def tick(self) -> datetime:
        """Return the time of an event that happens now, later than the previous one."""
        if self._set is None:
            now = datetime.now(UTC) + self._ahead
            # If the last time is far ahead, the system clock has been set back since.
            ahead = self._last if self._last < now + timedelta(seconds=1) else now
            self._last = max(now, ahead + _TICK)
            return self._last
        moment, self._set = self._set, self._set + timedelta(milliseconds=1)
        return moment
