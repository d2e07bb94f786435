"""`date_parsed` of an inbound message: the instant its sender meant, or None, never another one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmark.models import InboundMessage

NOON = datetime(2026, 11, 20, 13, 2, 11, tzinfo=UTC)


def parsed(text: str) -> datetime | None:
    return InboundMessage.from_dict({"Date": text}).date_parsed


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        ("+02", 2), ("-08", -8), ("+02:00", 2), ("+0200", 2), ("GMT+02", 2), ("UTC+0200", 2),
        ("+02 (EET)", 2), ("-0330", -3.5), ("+00", 0), ("+05:45", 5.75), ("+02\t(EET)", 2),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["Fri, 20 Nov 2026 13:02:11 {}", "20 Nov 2026 13:02:11 {}"])
def test_an_offset_in_hours_or_with_minutes_is_the_offset(
    form: str, zone: str, hours: float
) -> None:
    expected = NOON.replace(tzinfo=timezone(timedelta(hours=hours)))

    found = parsed(form.format(zone))

    assert found == expected
    assert found is not None
    assert found.utcoffset() == expected.utcoffset()


def test_an_offset_may_follow_the_time_without_a_space() -> None:
    assert parsed("Fri, 20 Nov 2026 13:02:11+02") == NOON.replace(
        tzinfo=timezone(timedelta(hours=2))
    )


@pytest.mark.parametrize(
    "text",
    [
        "01 Jan 0001 00:00:00 +0000",
        "Mon, 1 Jan 0001 00:00:00 GMT",
        "20 Nov 0070 13:02:11 +0000",
        "20 Nov 106",
        "20 Nov 106 13:02:11 +0000",
        "Thu, 20 Nov 106 13:02:11 GMT",
        "Thu Nov 20 13:02:11 106",
        "20 Nov 20266 13:02:11 +0000",
    ],
)
def test_a_year_of_other_than_two_or_four_digits_is_none(text: str) -> None:
    assert parsed(text) is None


@pytest.mark.parametrize("zone", ["+2", "-2", "+020", "+530", "+0260", "+02000", "+0", "+02:0"])
def test_an_offset_that_may_be_read_in_two_ways_is_none(zone: str) -> None:
    assert parsed(f"Fri, 20 Nov 2026 13:02:11 {zone}") is None


@pytest.mark.parametrize(
    ("year", "meant"), [("26", 2026), ("49", 2049), ("70", 1970), ("1999", 1999)]
)
def test_a_year_of_two_or_four_digits_is_read_as_mail_has_it(year: str, meant: int) -> None:
    """https://datatracker.ietf.org/doc/html/rfc5322#section-4.3"""
    found = parsed(f"20 Nov {year} 13:02:11 +0000")

    assert found == datetime(meant, 11, 20, 13, 2, 11, tzinfo=UTC)


@given(
    st.datetimes().filter(lambda moment: 1900 <= moment.year < 9999),
    st.integers(-14 * 60, 14 * 60),
    st.sampled_from(["%z", "%z (of some zone)", "GMT%z", "UTC%z"]),
)
def test_every_date_that_mail_allows_is_the_instant_it_names(
    moment: datetime, minutes: int, form: str
) -> None:
    sent = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))

    assert parsed(sent.strftime(f"%d %b {sent.year:04} %H:%M:%S {form}")) == sent
