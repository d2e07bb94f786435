"""Where a page continues the rows taken so far: by `SeenRows` alone, no stream and no list."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from list_simulator import INBOUND, OUTBOUND, Row, micros_of, row_at

from postmark._paging.seen import SeenRows
from postmark._wire.kinds import CAP, Kind

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def at(minute: float, number: int = 0) -> Row:
    """Return a row that came that many minutes after noon."""
    return row_at(number, micros_of(NOON + minute * MINUTE))


def taken(kind: Kind, rows: Sequence[Any]) -> SeenRows[Any]:
    seen = SeenRows[Any](kind)
    seen.add([*rows], [seen.key(row) for row in rows])
    return seen


class Timed(NamedTuple):
    number: int
    time: datetime | None


NUMBERED = Kind(noun="messages", key=("number",))
TIMED = Kind(noun="messages", key=("number",), time="time")


def timed(times: Sequence[datetime | None]) -> list[Timed]:
    """Return rows of these times, the last of them the last taken."""
    return [Timed(number, time) for number, time in enumerate(times, 1)]


# --- by the keys ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "index"),
    [
        ([3, 4, 5], 1),
        ([2, 3, 4], 2),
        ([9, 3, 4], 2),
        ([4, 3], 2),
        ([2, 3, 9, 2, 3], 2),
        ([4, 5], None),
        ([], None),
    ],
)
def test_the_first_new_row_is_the_one_below_the_known_row_taken_last(
    page: list[Hashable], index: int | None
) -> None:
    seen = taken(NUMBERED, [at(0, 1), at(0, 2), at(0, 3)])

    assert seen.first_new(page) == index


@pytest.mark.parametrize("page", [[], [1, 2]])
def test_before_anything_was_taken_every_row_is_new(page: list[Hashable]) -> None:
    assert SeenRows(OUTBOUND).first_new(page) == 0


def test_it_is_known_how_many_rows_were_taken_after_another() -> None:
    seen = taken(NUMBERED, [at(0, number) for number in range(1, 6)])

    assert [seen.after(number) for number in (1, 5)] == [4, 0]
    assert (seen.count, seen.last) == (5, 5)


def test_a_row_is_taken_once() -> None:
    seen = SeenRows[Row](NUMBERED)
    rows = [at(0, 1), at(0, 2), at(0, 1), at(0, 3), at(0, 3)]

    new = seen.add(rows, [1, 2, 1, 3, 3])

    assert new == [rows[0], rows[1], rows[3]]
    assert (seen.count, seen.last) == (3, 3)


def test_a_row_is_known_by_all_that_identifies_it_and_without_an_id_by_itself() -> None:
    row, nameless = timed([NOON, NOON])
    both = TIMED._replace(key=("number", "time"))

    assert SeenRows[Timed](TIMED).key(row) == 1
    assert SeenRows[Timed](both).key(row) == (1, NOON)
    for kind in (TIMED, both):
        assert SeenRows[Timed](kind).key(nameless._replace(number=0)) == (0, NOON)


def test_the_keys_of_as_many_rows_as_a_query_shows_are_remembered() -> None:
    seen = taken(NUMBERED, [at(0, number) for number in range(1, CAP + 3)])

    assert [seen.first_new([number]) for number in (1, 2, 3)] == [None, None, 1]


# --- by the times -----------------------------------------------------------------------

TAKEN = [at(0, 1), at(-1, 2), at(-2, 3)]
NEWER, SAME, OLDER = at(5, 7), at(-1, 8), at(-3, 9)


@pytest.mark.parametrize(
    ("page", "index", "index_at_the_top"),
    [
        ([NEWER, OLDER], 1, 1),
        ([NEWER, NEWER, SAME], 2, 2),
        ([OLDER, OLDER], None, 0),
        ([SAME], None, 0),
        ([NEWER], 1, 1),
        ([NEWER, NEWER, NEWER], None, None),
        ([], None, 0),
    ],
    ids=[
        "newer, older",
        "newer, newer, same",
        "older, older",
        "same",
        "newer alone",
        "full",
        "empty",
    ],
)
def test_where_all_that_is_known_has_vanished_new_rows_are_those_no_newer_than_the_last_taken(
    page: list[Row], index: int | None, index_at_the_top: int | None
) -> None:
    seen = taken(OUTBOUND, TAKEN)

    bottom = len(page) < 3
    assert seen.first_new_by_time(page, top=False, bottom=bottom) == index
    assert seen.first_new_by_time(page, top=True, bottom=bottom) == index_at_the_top


def test_a_row_of_an_unknown_time_shows_neither_where_new_rows_begin_nor_the_end() -> None:
    times = [NOON, NOON, NOON, NOON + MINUTE, None, NOON - MINUTE]
    rows = timed(times)
    seen = taken(TIMED, rows[:3])
    newer, unknown, older = rows[3:]

    assert seen.first_new_by_time([unknown, older], top=False, bottom=True) == 1
    assert seen.first_new_by_time([newer, unknown, older], top=False, bottom=True) == 2
    assert seen.first_new_by_time([newer, unknown], top=False, bottom=True) is None
    assert seen.first_new_by_time([unknown], top=True, bottom=True) is None


def test_rows_without_times_are_not_told_by_them() -> None:
    rows = timed([None] * 4)

    for seen, page in ((taken(TIMED, rows), rows), (taken(INBOUND, TAKEN), TAKEN)):
        assert (seen.oldest, seen.times) == (None, [])
        assert seen.first_new_by_time(page, top=True, bottom=True) is None
        assert seen.first_new_by_time([], top=True, bottom=True) == 0


def test_where_none_of_the_rows_taken_has_a_time_no_time_tells_what_is_new() -> None:
    rows = timed([None, None, NOON])
    seen = taken(TIMED, rows[:2])

    assert seen.first_new_by_time(rows[2:], top=True, bottom=True) is None


@pytest.mark.parametrize(
    ("minutes", "oldest"),
    [([5], 5), ([5, 4], 4), ([5, 4, 3], 4), ([9, 5, 4, 3], 4), ([5, 99, 4], 5)],
)
def test_of_the_last_three_times_the_middle_one_is_the_oldest_that_is_trusted(
    minutes: list[int], oldest: int
) -> None:
    seen = taken(OUTBOUND, [at(minute, number) for number, minute in enumerate(minutes)])

    assert seen.oldest == NOON + oldest * MINUTE
    assert seen.times == sorted(NOON + minute * MINUTE for minute in minutes[-3:])


@pytest.mark.parametrize(
    ("day", "counts"),
    [("0001-12-31", False), ("0002-01-01", True), ("9998-12-31", True), ("9999-01-01", False)],
)
def test_a_time_at_the_ends_of_the_calendar_counts_for_none(day: str, counts: bool) -> None:
    moment = datetime.fromisoformat(f"{day}T00:00:00+00:00")

    assert taken(TIMED, timed([moment, None])).times == [moment] * counts
