"""Conversion between instants and the service's Eastern local time.

The service reads `fromdate` and `todate` as US Eastern local time without an offset, in whole
seconds, both ends inclusive. On the night DST ends, the hour from 01:00 occurs twice, and the wire
format cannot say which pass is meant; on the night DST begins, the hour from 02:00 does not exist.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

EASTERN: Final = ZoneInfo("America/New_York")

SECOND = timedelta(seconds=1)

_HOUR = timedelta(hours=1)
_LAST_SECOND = time(23, 59, 59)


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


def first_second(name: str, value: datetime | date) -> datetime:
    """Return the Eastern local time that starts a range containing `value`."""
    return _wall(_outwards(name, value, end=False))


def last_second(name: str, value: datetime | date) -> datetime:
    """Return the Eastern local time that ends a range containing `value`."""
    return _wall(_outwards(name, value, end=True))


def check_order(from_date: datetime | date | None, to_date: datetime | date | None) -> None:
    """Reject a range that ends before it starts.

    A naive time in the repeated hour means the first pass in `from_date` and the second in
    `to_date`, so that no range that could contain a message is rejected.
    """
    if from_date is None or to_date is None:
        return
    if _exact("from_date", from_date, end=False) > _exact("to_date", to_date, end=True):
        raise ValueError(f"from_date ({from_date}) is after to_date ({to_date})")


def bounds_of(from_date: datetime | date | None, to_date: datetime | date | None) -> Bounds:
    """Return the exact range that was asked for, and a window certain to contain it."""
    earliest = latest = window_start = window_end = None
    if from_date is not None:
        start = _outwards("from_date", from_date, end=False)
        earliest = _exact("from_date", from_date, end=False)
        twice = repeated_hour(earliest)
        in_first_pass = twice is not None and earliest < twice[0] + _HOUR
        window_start = _wall(twice[0] - SECOND if twice and in_first_pass else start)
    if to_date is not None:
        stop = _outwards("to_date", to_date, end=True)
        latest = _instant(stop, end=True)
        twice = repeated_hour(latest)
        in_second_pass = twice is not None and latest >= twice[0] + _HOUR
        window_end = _wall(twice[1] if twice and in_second_pass else stop)
        latest = _exact("to_date", to_date, end=True)
        if not latest.microsecond:
            # The service decides whether 12:00:00.7 is within 12:00:00, as for a single page.
            latest = latest.replace(microsecond=999_999)
    return Bounds(earliest, latest, window_start, window_end)


def repeated_hour(instant: datetime) -> tuple[datetime, datetime] | None:
    """Return the start and end of the repeated DST hour, both passes, if `instant` is in it."""
    local = instant.astimezone(EASTERN)
    if local.utcoffset() == local.replace(fold=1 - local.fold).utcoffset():
        return None
    first_pass = local.replace(minute=0, second=0, microsecond=0, fold=0).astimezone(UTC)
    return first_pass, first_pass + 2 * _HOUR


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


def _outwards(name: str, value: datetime | date, *, end: bool) -> datetime:
    """Return a whole second, rounded outwards: in UTC for an aware value, else in Eastern time."""
    if not isinstance(value, datetime):
        if not isinstance(value, date):  # pyright: ignore[reportUnnecessaryIsInstance]
            kind = type(value).__name__
            raise TypeError(f"{name} must be a datetime or a date, not {kind}: {value!r}")
        return datetime.combine(value, _LAST_SECOND if end else time.min)
    try:
        moment = _moment(value)
        whole = _ceiling(moment) if end else moment.replace(microsecond=0)
        # Fails here, not later, if Eastern time cannot represent it.
        _wall(whole)
    except OverflowError:
        raise ValueError(f"{name} is too close to the end of the calendar: {value!r}") from None
    except (ValueError, TypeError):  # pandas' NaT claims to be a datetime
        raise TypeError(f"{name} must be a datetime or a date, not {value!r}") from None
    return whole if whole.tzinfo else _out_of_gap(whole)


def _exact(name: str, value: datetime | date, *, end: bool) -> datetime:
    """Return the exact instant, for comparison: rounding could hide a reversed range."""
    whole = _outwards(name, value, end=end)
    if not isinstance(value, datetime):
        return _instant(whole.replace(microsecond=999_999 if end else 0), end=end)
    return _instant(_moment(value), end=end)


def _moment(value: datetime) -> datetime:
    """Return an instant in UTC, or naive Eastern local time.

    The result is a plain datetime: subclasses such as pendulum's add a zone in arithmetic.
    """
    plain = datetime(
        value.year, value.month, value.day, value.hour, value.minute, value.second,
        value.microsecond, value.tzinfo, fold=value.fold,
    )  # fmt: skip
    if plain.utcoffset() is not None:
        return plain.astimezone(UTC)
    return _out_of_gap(plain.replace(tzinfo=None, fold=0))


def _ceiling(moment: datetime) -> datetime:
    return moment.replace(microsecond=0) + (SECOND if moment.microsecond else timedelta(0))


def _wall(whole: datetime) -> datetime:
    return whole if whole.tzinfo is None else eastern_wall(whole)


def _instant(moment: datetime, *, end: bool) -> datetime:
    """Return the instant of a local time; of two possible ones, that which widens the range."""
    if moment.tzinfo is not None:
        return moment
    try:
        return moment.replace(tzinfo=EASTERN, fold=int(end)).astimezone(UTC)
    except OverflowError:  # an evening of the last day of year 9999
        return datetime.max.replace(tzinfo=UTC)


def _out_of_gap(wall: datetime) -> datetime:
    """Move a local time in the gap when DST begins forward by an hour."""
    before, after = (wall.replace(tzinfo=EASTERN, fold=fold).utcoffset() for fold in (0, 1))
    if before is None or after is None or before >= after:
        return wall
    return wall + (after - before)


def as_eastern(naive: datetime) -> datetime:
    return fixed_offset(naive.replace(tzinfo=EASTERN))


def fixed_offset(moment: datetime) -> datetime:
    """Return a datetime with a fixed offset, as the service sends it; a naive one is Eastern.

    In the repeated DST hour, times of a zone with DST rules never equal those of another zone.
    """
    if isinstance(moment.tzinfo, timezone):
        return moment
    offset = moment.utcoffset()
    return as_eastern(moment) if offset is None else moment.replace(tzinfo=timezone(offset), fold=0)
