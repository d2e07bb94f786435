"""Instants and the service's Eastern wall time."""

# The wall times here are naive because the wire is.
# ruff: noqa: DTZ001, DTZ901

from __future__ import annotations

import linecache
import warnings
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from list_simulator import Reading, Row, Service, bounds_of, micros_of

from postmark import AsyncServerClient, NetworkError, SyncServerClient
from postmark._paging.asks import Ask
from postmark._wire.eastern import EASTERN, covering, eastern_wall, in_eastern_time, repeated_hour

SECOND = timedelta(seconds=1)
FIRST_RUN = datetime(2025, 11, 2, 5, tzinfo=UTC)
SECOND_RUN = datetime(2025, 11, 2, 6, tzinfo=UTC)
READINGS: tuple[Reading, ...] = get_args(Reading)

ZONES = [
    "UTC", "America/New_York", "America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata",
    "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns",
]  # fmt: skip
zones = st.sampled_from(ZONES).map(ZoneInfo)
offsets = st.timedeltas(timedelta(hours=-23), timedelta(hours=23)).map(timezone)
instants = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
around_autumn = st.datetimes(
    datetime(2025, 11, 2, 3), datetime(2025, 11, 2, 9), timezones=st.just(UTC)
)
walls = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1))


def first_second(value: Any, zone: tzinfo | None = EASTERN) -> datetime:
    found: datetime = in_eastern_time({"from_date": value}, zone)["from_date"]
    return found


def last_second(value: Any, zone: tzinfo | None = EASTERN) -> datetime:
    found: datetime = in_eastern_time({"to_date": value}, zone)["to_date"]
    return found


def check_order(from_date: Any, to_date: Any) -> None:
    in_eastern_time({"from_date": from_date, "to_date": to_date}, EASTERN)


either_end = pytest.mark.parametrize("second_of", [first_second, last_second])
SecondOf = Callable[["datetime | date"], datetime]


# One moment


@either_end
@given(instant=instants | around_autumn, zone=zones | offsets)
def test_an_instant_gives_the_same_wall_time_from_any_zone(
    second_of: SecondOf, instant: datetime, zone: ZoneInfo | timezone
) -> None:
    there = second_of(instant.astimezone(zone))

    assert there == second_of(instant)
    assert there.tzinfo is None
    assert there.microsecond == 0


@given(instant=instants)
def test_rounding_goes_outwards_by_less_than_a_second(instant: datetime) -> None:
    floor, ceiling = instant.replace(microsecond=0), instant.replace(microsecond=0)
    if instant.microsecond:
        ceiling += SECOND

    assert first_second(instant) == eastern_wall(floor)
    assert last_second(instant) == eastern_wall(ceiling)


@pytest.mark.parametrize(
    ("instant", "wall"),
    [
        (datetime(2025, 1, 15, 12, tzinfo=UTC), datetime(2025, 1, 15, 7)),
        (datetime(2025, 7, 15, 12, tzinfo=UTC), datetime(2025, 7, 15, 8)),
        (datetime(2025, 1, 1, 4, 59, 59, tzinfo=UTC), datetime(2024, 12, 31, 23, 59, 59)),
        (datetime(2025, 1, 1, 5, tzinfo=UTC), datetime(2025, 1, 1)),
        (FIRST_RUN + timedelta(minutes=30), datetime(2025, 11, 2, 1, 30)),
        (SECOND_RUN + timedelta(minutes=30), datetime(2025, 11, 2, 1, 30)),
        (datetime(2025, 3, 9, 6, 59, 59, tzinfo=UTC), datetime(2025, 3, 9, 1, 59, 59)),
        (datetime(2025, 3, 9, 7, tzinfo=UTC), datetime(2025, 3, 9, 3)),
    ],
)
@either_end
def test_an_aware_time_is_shown_on_the_eastern_clock(
    second_of: SecondOf, instant: datetime, wall: datetime
) -> None:
    assert second_of(instant) == wall


def test_a_fraction_before_midnight_of_new_year_reaches_into_the_new_year() -> None:
    last = datetime(2025, 1, 1, 4, 59, 59, 1, tzinfo=UTC)

    assert last_second(last) == datetime(2025, 1, 1)
    assert first_second(last) == datetime(2024, 12, 31, 23, 59, 59)


def test_a_fraction_before_the_spring_gap_reaches_beyond_it() -> None:
    last = datetime(2025, 3, 9, 6, 59, 59, 500_000, tzinfo=UTC)

    assert last_second(last) == datetime(2025, 3, 9, 3)
    assert last_second(datetime(2025, 3, 9, 1, 59, 59, 500_000)) == datetime(2025, 3, 9, 3)


@given(wall=walls)
@example(wall=datetime(2025, 3, 9, 2, 30))
@example(wall=datetime(2025, 11, 2, 1, 30))
def test_a_naive_time_is_eastern_wall_time(wall: datetime) -> None:
    whole = wall.replace(microsecond=0)
    skipped = eastern_wall(whole.replace(tzinfo=EASTERN).astimezone(UTC)) != whole

    assert first_second(wall) == whole + timedelta(hours=skipped)


@either_end
def test_a_naive_time_in_the_spring_gap_moves_forward_an_hour(second_of: SecondOf) -> None:
    assert second_of(datetime(2025, 3, 9, 2)) == datetime(2025, 3, 9, 3)
    assert second_of(datetime(2025, 3, 9, 2, 59, 59)) == datetime(2025, 3, 9, 3, 59, 59)
    assert second_of(datetime(2025, 3, 9, 3)) == datetime(2025, 3, 9, 3)


@given(wall=walls, later=st.timedeltas(timedelta(0), timedelta(hours=2)))
@example(wall=datetime(2025, 3, 9, 2, 59, 59), later=timedelta(microseconds=1))
@example(wall=datetime(2025, 3, 9, 1, 59, 59), later=timedelta(microseconds=1))
@example(wall=datetime(2025, 3, 9, 2), later=timedelta(minutes=59, seconds=59, microseconds=1))
def test_a_later_naive_time_never_ends_a_range_earlier(wall: datetime, later: timedelta) -> None:
    if repeated_hour(wall.replace(tzinfo=EASTERN)) is None:
        assert last_second(wall) <= last_second(wall + later)
        assert first_second(wall) <= first_second(wall + later)


class Odd(datetime):
    """Like pendulum's and pandas', whose methods give other times than datetime's own."""

    def replace(self, *_: Any, **__: Any) -> datetime:  # type: ignore[override]  # narrower on purpose
        raise AssertionError

    def astimezone(self, *_: Any) -> datetime:  # type: ignore[override]  # narrower on purpose
        raise AssertionError


def test_subclasses_of_datetime_are_taken_as_the_times_they_show() -> None:
    aware = Odd(2025, 11, 2, 6, 30, 0, 7, tzinfo=ZoneInfo("UTC"))
    naive = Odd(2025, 11, 2, 1, 30)

    for odd, plain in (
        (aware, datetime(2025, 11, 2, 6, 30, 0, 7, UTC)),
        (naive, datetime(2025, 11, 2, 1, 30)),
    ):
        assert bounds_of(odd, odd) == bounds_of(plain, plain)
    check_order(aware, aware)


@given(day=st.dates())
def test_a_date_is_the_whole_eastern_day(day: date) -> None:
    first, last = first_second(day), last_second(day)

    assert (first.date(), last.date()) == (day, day)
    assert (first.time().isoformat(), last.time().isoformat()) == ("00:00:00", "23:59:59")


# Times in another zone

BERLIN, TOKYO, HAVANA = map(ZoneInfo, ("Europe/Berlin", "Asia/Tokyo", "America/Havana"))


@given(wall=walls, zone=zones)
@example(wall=datetime(2025, 3, 30, 2, 30), zone=BERLIN)
@example(wall=datetime(2025, 10, 26, 2, 30), zone=BERLIN)
@example(wall=datetime(2025, 10, 26, 2, 30, 0, 1), zone=BERLIN)
def test_a_naive_time_is_wall_time_of_the_zone(wall: datetime, zone: tzinfo) -> None:
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))

    range_ = bounds_of(wall, wall, zone)

    assert range_.earliest == first
    assert range_.latest is not None
    assert range_.latest.replace(microsecond=wall.microsecond) == max(first, second)
    assert first_second(wall, zone) == first_second(first)
    assert last_second(wall, zone) == last_second(max(first, second))


def test_a_naive_time_in_the_gap_of_its_zone_moves_forward_an_hour() -> None:
    assert first_second(datetime(2025, 3, 30, 2, 30), BERLIN) == datetime(2025, 3, 29, 21, 30)
    assert last_second(datetime(2025, 3, 30, 2, 30), BERLIN) == datetime(2025, 3, 29, 21, 30)


def test_a_naive_time_in_the_repeated_hour_of_its_zone_widens_the_range() -> None:
    wall = datetime(2025, 10, 26, 2, 30)

    assert first_second(wall, BERLIN) == datetime(2025, 10, 25, 20, 30)
    assert last_second(wall, BERLIN) == datetime(2025, 10, 25, 21, 30)


@given(day=st.dates(date(1971, 1, 1), date(2100, 1, 1)), zone=zones)
@example(day=date(2025, 3, 9), zone=HAVANA)  # its first hour does not exist
def test_a_date_is_the_whole_day_of_the_zone(day: date, zone: ZoneInfo) -> None:
    range_ = bounds_of(day, day, zone)
    next_day = bounds_of(day + timedelta(days=1), None, zone).earliest

    assert range_.earliest is not None
    assert range_.latest is not None
    assert range_.earliest.astimezone(zone).date() == day or zone.key == "Pacific/Apia"
    assert range_.latest + timedelta(microseconds=1) >= (next_day or range_.latest)
    assert first_second(day, TOKYO) == datetime.combine(
        day - timedelta(days=1), datetime(1, 1, 1, 10).time()
    ) + timedelta(hours=_is_summer(day))


def _is_summer(day: date) -> int:
    noon = datetime(day.year, day.month, day.day, tzinfo=TOKYO)
    return int(noon.astimezone(EASTERN).utcoffset() == timedelta(hours=-4))


def test_an_aware_time_is_the_same_whatever_the_zone() -> None:
    assert bounds_of(FIRST_RUN, SECOND_RUN, BERLIN) == bounds_of(FIRST_RUN, SECOND_RUN)


@pytest.mark.parametrize("zone", [EASTERN, BERLIN])
def test_with_a_zone_no_naive_time_needs_a_warning(zone: tzinfo) -> None:
    assert in_eastern_time({"from_date": datetime(2025, 6, 1, 12, 0, 0, 5)}, zone)


@pytest.mark.parametrize("name", ["from_date", "to_date"])
@pytest.mark.parametrize("method", ["list", "stream"])
def test_a_naive_time_with_microseconds_is_warned_of_at_the_callers_line(
    name: str, method: str
) -> None:
    now: Any = {name: datetime(2025, 6, 1, 12, 0, 0, 5)}
    with (
        SyncServerClient("a-server-token", base_url="http://127.0.0.1:9", retries=0) as client,
        warnings.catch_warnings(record=True) as caught,
    ):
        warnings.simplefilter("default")
        for _ in range(3):
            with suppress(NetworkError):
                getattr(client.outbound, method)(**now)  # this line

    (warning,) = caught
    assert warning.category is UserWarning
    assert "# this line" in linecache.getline(warning.filename, warning.lineno)
    assert f"{name} has no time zone" in str(warning.message)
    assert "timezone=" in str(warning.message)


def test_whole_seconds_aware_times_and_dates_are_not_warned_of() -> None:
    for value in (
        datetime(2025, 6, 1, 12),
        date(2025, 6, 1),
        datetime(2025, 6, 1, 1, 1, 1, 5, UTC),
    ):
        assert bounds_of(value, value)


# What is refused


@either_end
@pytest.mark.parametrize("value", ["2025-01-01", 1_700_000_000, True, (2025, 1, 1), b"2025"])
def test_anything_else_is_a_type_error_that_names_the_argument(
    second_of: SecondOf, value: Any
) -> None:
    with pytest.raises(
        TypeError, match=f"_date must be a datetime or a date, not {type(value).__name__}"
    ):
        second_of(value)


@pytest.mark.parametrize(
    ("second_of", "value"),
    [
        (first_second, datetime.min.replace(tzinfo=UTC)),
        (first_second, datetime.min.replace(tzinfo=timezone(timedelta(hours=9)))),
        (last_second, datetime.max.replace(tzinfo=UTC)),
        (last_second, datetime.max.replace(tzinfo=timezone(timedelta(hours=-9)))),
    ],
)
def test_a_time_beyond_the_calendar_is_a_value_error_naming_argument_and_value(
    second_of: SecondOf, value: datetime
) -> None:
    with pytest.raises(ValueError, match="_date is too close to the end of the calendar") as caught:
        second_of(value)

    assert repr(value) in str(caught.value)


def test_the_first_and_the_last_day_of_the_calendar_are_accepted() -> None:
    range_ = bounds_of(date.min, date.max)

    assert first_second(datetime.min) == datetime.min
    assert range_.from_date == datetime.min
    assert range_.to_date is not None
    assert range_.to_date.date() == last_second(datetime(9999, 12, 31, 23)).date() == date.max


# Order


@given(earlier=instants | around_autumn, later=instants | around_autumn, zone=zones, other=zones)
def test_aware_times_are_compared_as_instants(
    earlier: datetime, later: datetime, zone: ZoneInfo, other: ZoneInfo
) -> None:
    earlier, later = sorted([earlier, later])

    check_order(earlier.astimezone(zone), later.astimezone(other))

    if earlier.replace(microsecond=0) != later.replace(microsecond=0):
        with pytest.raises(ValueError, match=r"from_date .* is after to_date"):
            check_order(later.astimezone(zone), earlier.astimezone(other))


def test_a_range_may_end_in_the_second_pass_of_the_repeated_hour() -> None:
    check_order(FIRST_RUN + timedelta(minutes=30), SECOND_RUN + timedelta(minutes=10))
    check_order(datetime(2025, 11, 2, 1, 30), datetime(2025, 11, 2, 1, 10))
    check_order(datetime(2025, 11, 2, 1, 30), SECOND_RUN + timedelta(minutes=10))

    with pytest.raises(ValueError, match="from_date"):
        check_order(datetime(2025, 11, 2, 2), datetime(2025, 11, 2, 1, 59))


@pytest.mark.parametrize(
    ("from_date", "to_date"),
    [
        (date(2025, 1, 1), date(2025, 1, 1)),
        (date(2025, 1, 1), datetime(2025, 1, 1)),
        (datetime(2025, 1, 1, 23, 59, 59, 999_999), date(2025, 1, 1)),
        (datetime(2025, 1, 2, 4, 59, tzinfo=UTC), date(2025, 1, 1)),
        (date.min, date.max),
        (None, datetime.min),
    ],
)
def test_a_range_that_could_contain_a_message_is_not_rejected(
    from_date: datetime | date | None, to_date: datetime | date | None
) -> None:
    check_order(from_date, to_date)


@pytest.mark.parametrize(
    ("from_date", "to_date"),
    [
        (date(2025, 1, 2), date(2025, 1, 1)),
        (datetime(2025, 1, 2, 5, tzinfo=UTC), date(2025, 1, 1)),
        (datetime(2025, 1, 1, 12, 0, 1), datetime(2025, 1, 1, 12)),
        (datetime(2025, 1, 1, 12, 0, 0, 2), datetime(2025, 1, 1, 12, 0, 0, 1)),
    ],
)
def test_a_range_that_ends_before_it_starts_is_rejected_naming_both_values(
    from_date: datetime | date, to_date: datetime | date
) -> None:
    with pytest.raises(ValueError, match="from_date") as caught:
        check_order(from_date, to_date)

    assert str(from_date) in str(caught.value)
    assert str(to_date) in str(caught.value)


# Ranges of streams


def test_no_dates_are_no_bounds() -> None:
    assert bounds_of(None, None) == (None, None, None, None)


@pytest.mark.parametrize("reading", READINGS)
@given(start=around_autumn, end=around_autumn, time=around_autumn)
def test_the_window_contains_the_range_however_the_repeated_hour_is_read(
    reading: Reading, start: datetime, end: datetime, time: datetime
) -> None:
    start, time, end = sorted([start, time, end])
    range_ = bounds_of(start, end)
    service = Service([Row(0, micros_of(time))], reading)

    rows, _ = service.answer(Ask(1, 0, range_.from_date, range_.to_date))

    assert rows
    assert range_.earliest is not None
    assert range_.latest is not None
    assert range_.earliest <= time <= range_.latest


def test_a_range_starts_and_ends_at_its_exact_instant_or_with_its_second() -> None:
    half = datetime(2025, 6, 1, 12, 0, 0, 500_000, UTC)

    assert bounds_of(None, half).latest == half
    assert bounds_of(None, half.replace(microsecond=0)).latest == half.replace(microsecond=999_999)
    assert bounds_of(half, None).earliest == half
    assert bounds_of(half, None).from_date == datetime(2025, 6, 1, 8)
    assert bounds_of(None, date(2025, 6, 1)).latest == datetime(2025, 6, 2, 4, tzinfo=UTC) - (
        timedelta(microseconds=1)
    )


@given(start=instants, end=instants, time=instants)
def test_on_other_days_the_window_is_the_range(
    start: datetime, end: datetime, time: datetime
) -> None:
    start, end = sorted([start, end])
    if repeated_hour(start) or repeated_hour(end):
        return

    range_ = bounds_of(start, end)

    assert range_.from_date == first_second(start)
    assert range_.to_date == last_second(end)
    assert range_.earliest == start
    assert range_.latest is not None
    assert end <= range_.latest < end + 2 * SECOND


@pytest.mark.parametrize("reading", READINGS)
@given(instant=around_autumn, earlier=st.timedeltas(timedelta(0), timedelta(hours=3)))
def test_a_covering_end_contains_the_instant_and_all_before_it_in_every_reading(
    reading: Reading, instant: datetime, earlier: timedelta
) -> None:
    row = Row(0, micros_of(instant - earlier))
    service = Service([row], reading)

    rows, _ = service.answer(Ask(1, 0, None, covering(instant)))

    assert rows
    assert row.received_at <= instant


@pytest.mark.parametrize(
    ("instant", "twice"),
    [
        (FIRST_RUN - SECOND, False),
        (FIRST_RUN, True),
        (SECOND_RUN - SECOND, True),
        (SECOND_RUN, True),
        (SECOND_RUN + timedelta(hours=1) - SECOND, True),
        (SECOND_RUN + timedelta(hours=1), False),
        (datetime(2025, 3, 9, 6, 30, tzinfo=UTC), False),
    ],
)
def test_both_passes_of_the_repeated_hour_are_known(instant: datetime, twice: bool) -> None:
    found = repeated_hour(instant)

    assert found == ((FIRST_RUN, SECOND_RUN + timedelta(hours=1)) if twice else None)


@pytest.mark.parametrize("client", [SyncServerClient, AsyncServerClient])
def test_a_list_says_what_it_cannot_tell_on_the_night_dst_ends(client: Any) -> None:
    for search in (client.outbound.list, client.outbound.list_opens, client.inbound.list):
        assert "cannot tell the two hours from 01:00 apart" in " ".join(search.__doc__.split())
    assert "cannot tell" not in client.outbound.stream.__doc__
