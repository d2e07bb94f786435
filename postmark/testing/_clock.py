"""The fake server's time, and how the service spells times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

# The service's zone, daylight saving included: its queries and its answers are in Eastern time.
# https://postmarkapp.com/developer/api/messages-api
EASTERN: Final = ZoneInfo("America/New_York")


def instant(name: str, moment: datetime) -> datetime:
    """Return `moment` in UTC; TypeError or ValueError naming the argument for another one."""
    if not isinstance(moment, datetime):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name} must be an aware datetime, not {type(moment).__name__}")
    if moment.utcoffset() is None:
        raise ValueError(f"{name} must be an aware datetime, not {moment!r}")
    return moment.astimezone(UTC)


def wall_time(moment: datetime) -> datetime:
    """Return what an Eastern clock showed at `moment`, without offset."""
    return moment.astimezone(EASTERN).replace(tzinfo=None, fold=0)


def wire_time(moment: datetime) -> str:
    """Return ISO 8601 with the seven fraction digits and the Eastern offset of the service."""
    text = moment.astimezone(EASTERN).isoformat(timespec="microseconds")
    return f"{text[:-6]}0{text[-6:]}"


_TICK: Final = timedelta(microseconds=101)
"""Between two events at least: of one second, lists show no more than 10,000 messages."""


class Clock:
    """Gives every event a moment of its own: real time, or a time the test has set."""

    def __init__(self, now: datetime | None) -> None:
        self._set = None if now is None else instant("now", now)
        self._last = datetime.min.replace(tzinfo=UTC)

    @property
    def now(self) -> datetime:
        """The moment the next event is given, or the real time where none was set."""
        return self._set or datetime.now(UTC)

    @now.setter
    def now(self, moment: datetime) -> None:
        self._set = instant("now", moment)

    def tick(self) -> datetime:
        """Return the moment of an event that happens now, later than the one before it."""
        if self._set is None:
            now = datetime.now(UTC)
            # A last moment far ahead is of a clock that has been set back since.
            ahead = self._last if self._last < now + timedelta(seconds=1) else now
            self._last = max(now, ahead + _TICK)
            return self._last
        moment, self._set = self._set, self._set + timedelta(milliseconds=1)
        return moment
