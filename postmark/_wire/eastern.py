"""Conversion between instants and the service's Eastern local time.

The service reads `fromdate` and `todate` as US Eastern local time without an offset, in whole
seconds, both ends inclusive. On the night DST ends, the hour from 01:00 occurs twice, and the wire
format cannot say which pass is meant; on the night DST begins, the hour from 02:00 does not exist.

A naive time in the repeated hour of its zone starts a range with the first pass, and ends one with
the second, so that a range never excludes what it may mean.
"""

import sys
import warnings
from collections.abc import Mapping
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo
from types import FrameType
from typing import Any, Final, NamedTuple, TypeVar, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Filters = TypeVar("Filters")


def _eastern() -> ZoneInfo:
    """Return the service's zone: the system's, else that of tzdata."""
    try:
        return ZoneInfo("America/New_York")
    except (ZoneInfoNotFoundError, OSError):
        # Programs that freeze others find tzdata by this line: ZoneInfo looks for it by name only.
        import tzdata  # type: ignore[import-untyped]  # noqa: PLC0415 - for its path alone

        raise ImportError(f"{tzdata.__file__} comes without its time zones") from None


EASTERN: Final = _eastern()

SECOND = timedelta(seconds=1)

_HOUR = timedelta(hours=1)
_LAST_SECOND = time(23, 59, 59)
_NO_END = datetime.max.replace(microsecond=0, tzinfo=UTC)


class Bounds(NamedTuple):
    """The range a stream was asked for, and the window to request from the service.

    The range is exact: two instants. The window is in Eastern local time and may be wider, because
    a bound in the repeated DST hour moves outwards until nothing is lost in either reading of it.
    Rows in the window but outside the range are recognised by their own time.
    """

    earliest: datetime | None = None
    latest: datetime | None = None
    from_date: datetime | None = None
    to_date: datetime | None = None


def in_eastern_time(given: Filters, zone: tzinfo | None = None) -> Filters:
    """Return the filters with their dates in the service's Eastern time.

    Args:
        given: Filters, perhaps with `from_date` and `to_date`.
        zone: Where naive datetimes and dates are meant; None means Eastern.

    Raises:
        TypeError, ValueError: A date is invalid, or from_date is after to_date.
    """
    filters = cast("dict[str, Any]", given)
    earliest, latest = _range(filters, zone)
    eastern: dict[str, Any] = {}
    if earliest is not None:
        eastern["from_date"] = eastern_wall(_floor(earliest))
    if latest is not None:
        eastern["to_date"] = eastern_wall(_ceiling(latest))
    if len(eastern) == 2 and eastern["from_date"] > eastern["to_date"]:
        # From the first pass of the repeated DST hour into the second: ask for both passes.
        window = _window(earliest, latest)
        eastern = {"from_date": window.from_date, "to_date": window.to_date}
    return cast("Filters", filters | eastern)


def split_dates(given: Filters, zone: tzinfo | None = None) -> tuple[Bounds, Filters]:
    """Return the date range of a stream, and its other filters.

    Args:
        given: Filters, perhaps with `from_date` and `to_date`.
        zone: Where naive datetimes and dates are meant; None means Eastern.

    Raises:
        TypeError, ValueError: A date is invalid, or from_date is after to_date.
    """
    # Mappings are copied too: the caller may change one while the stream goes on.
    filters: dict[str, Any] = {
        name: dict(cast("Any", value)) if isinstance(value, Mapping) else value
        for name, value in cast("dict[str, Any]", given).items()
        if name not in ("from_date", "to_date")
    }
    bounds = _window(*_range(cast("dict[str, Any]", given), zone))
    return bounds, cast("Filters", filters)


def _range(
    filters: Mapping[str, Any], zone: tzinfo | None
) -> tuple[datetime | None, datetime | None]:
    """Return the exact range that was asked for."""
    start, end = filters.get("from_date"), filters.get("to_date")
    earliest = None if start is None else _instant("from_date", start, zone, end=False)
    latest = None if end is None else _instant("to_date", end, zone, end=True)
    if earliest is not None and latest is not None and earliest > _through(latest):
        raise ValueError(f"from_date ({start}) is after to_date ({end})")
    return earliest, latest


def _window(earliest: datetime | None, latest: datetime | None) -> Bounds:
    """Return a window certain to contain a range."""
    start_wall = end_wall = None
    if earliest is not None:
        start = _floor(earliest)
        if repeated_hour(start) and not is_in_second_pass(start):
            start = second_below(start)
        start_wall = eastern_wall(start)
    if latest is not None:
        end = _ceiling(latest)
        end_wall = covering(end) if is_in_second_pass(end) else eastern_wall(end)
        latest = _through(latest)
    return Bounds(earliest, latest, start_wall, end_wall)


def repeated_hour(instant: datetime) -> tuple[datetime, datetime] | None:
    """Return the start and end of the repeated DST hour, both passes, if `instant` is in it."""
    local = instant.astimezone(EASTERN)
    if local.utcoffset() == local.replace(fold=1 - local.fold).utcoffset():
        return None
    first_pass = local.replace(minute=0, second=0, microsecond=0, fold=0).astimezone(UTC)
    return first_pass, first_pass + 2 * _HOUR


def is_in_second_pass(instant: datetime) -> bool:
    """Return whether the clock shows the repeated hour for the second time."""
    twice = repeated_hour(instant)
    return twice is not None and instant >= twice[0] + _HOUR


def second_below(instant: datetime) -> datetime:
    """Return the second before that of `instant`, or before the repeated hour it is in."""
    twice = repeated_hour(instant)
    return (twice[0] if twice else _floor(instant)) - SECOND


def covering(instant: datetime) -> datetime:
    """Return the earliest end of a window that contains `instant` in either reading of it.

    A bound inside the repeated hour would lose rows in one of the readings, so it moves to the end
    of that hour, the next unambiguous local time.
    """
    stop = _ceiling(instant.astimezone(UTC))
    twice = repeated_hour(stop)
    return eastern_wall(twice[1] if twice else stop)


def eastern_wall(instant: datetime) -> datetime:
    """Return the naive Eastern local time of an instant."""
    return instant.astimezone(EASTERN).replace(tzinfo=None, fold=0)


def _floor(instant: datetime) -> datetime:
    return instant.replace(microsecond=0)


def _ceiling(instant: datetime) -> datetime:
    return _floor(instant) + (SECOND if instant.microsecond else timedelta(0))


def _through(instant: datetime) -> datetime:
    """Return the end of a range that is given in whole seconds, else the instant.

    The service decides whether 12:00:00.7 is within 12:00:00, as for a single page.
    """
    return instant if instant.microsecond else instant.replace(microsecond=999_999)


def _instant(name: str, value: object, zone: tzinfo | None, *, end: bool) -> datetime:
    """Return the instant, in UTC, that starts or ends a range by `value`."""
    if isinstance(value, datetime):
        # Subclasses such as pendulum's add a zone in arithmetic: the result is a plain datetime.
        moment = datetime.combine(value.date(), value.time(), value.tzinfo)
    elif isinstance(value, date):
        moment = datetime.combine(value, _LAST_SECOND if end else time.min)
    else:
        kind = type(value).__name__
        raise TypeError(f"{name} must be a datetime or a date, not {kind}: {value!r}")
    try:
        if moment.utcoffset() is None:
            if zone is None and moment.microsecond and isinstance(value, datetime):
                _warn_of_naive(name)
            instant = _of_wall(moment, zone or EASTERN, end=end)
        else:
            instant = moment.astimezone(UTC)
        # Fails here, not later, if Eastern time cannot represent it.
        eastern_wall(_ceiling(instant) if end else instant)
    except OverflowError:
        raise ValueError(f"{name} is too close to the end of the calendar: {value!r}") from None
    return instant


def _of_wall(wall: datetime, zone: tzinfo, *, end: bool) -> datetime:
    """Return the instant of a local time; of two possible ones, that which widens the range.

    A time in the gap when DST begins moves forward, as `fold=0` has it.
    """
    try:
        first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    except OverflowError:
        if wall.year == MAXYEAR:  # `date.max`, perhaps, for "no end"
            return _NO_END
        raise
    return max(first, second) if end else first


def _warn_of_naive(name: str) -> None:
    """Warn of what is probably `datetime.now()`, at the line that called this package."""
    frame: FrameType | None = sys._getframe()  # pyright: ignore[reportPrivateUsage] - inspect loads slowly
    level, package = 1, __name__.partition(".")[0]
    while frame and frame.f_globals.get("__name__", "").partition(".")[0] == package:
        frame, level = frame.f_back, level + 1
    warnings.warn(
        f"{name} has no time zone and is read as US Eastern time; pass an aware datetime, such as "
        "datetime.now(UTC), or give the client its timezone=",
        UserWarning,
        stacklevel=level,
    )


def as_eastern(naive: datetime) -> datetime:
    """Return an aware datetime of a naive one in Eastern local time."""
    return fixed_offset(naive.replace(tzinfo=EASTERN))


def fixed_offset(moment: datetime) -> datetime:
    """Return a datetime with a fixed offset, as the service sends it; a naive one is Eastern.

    In the repeated DST hour, times of a zone with DST rules never equal those of another zone.
    """
    if isinstance(moment.tzinfo, timezone):
        return moment
    offset = moment.utcoffset()
    return as_eastern(moment) if offset is None else moment.replace(tzinfo=timezone(offset), fold=0)
