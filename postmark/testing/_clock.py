"""The fake server's time, and how the service spells times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

# The service's zone, daylight saving included: its queries and its answers are in Eastern time.
# https://postmarkapp.com/developer/api/messages-api
EASTERN: Final = ZoneInfo("America/New_York")


def instant(name: str, moment: datetime) -> datetime:
    """Return `moment` in UTC; ValueError naming the argument for a naive one."""
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
            self._last = max(datetime.now(UTC), self._last + timedelta(microseconds=1))
            return self._last
        moment, self._set = self._set, self._set + timedelta(milliseconds=1)
        return moment
