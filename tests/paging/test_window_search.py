"""The search for the end of an inbound window: by `WindowSearch` alone, no stream and no list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import accumulate, repeat
from random import Random
from typing import NamedTuple

import pytest

from postmark._paging.edges import WindowSearch
from postmark._wire.eastern import repeated_hour

NOW = datetime(2025, 6, 2, 12, tzinfo=UTC)
AUTUMN = datetime(2025, 11, 2, 6, tzinfo=UTC)
"""When the hour from 01:00 Eastern starts for the second time."""
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

TAKEN = 10_000
AIM = 1_000
"""A window should start about so many rows above the place."""
NEAR = 2_500
"""It may start so many rows above."""
MOST = 40


def times(gaps: Iterable[float], newest: datetime = NOW) -> list[datetime]:
    """Return when the rows came, newest first, with these seconds in between."""
    rows = accumulate(gaps, lambda later, gap: later - timedelta(seconds=gap), initial=newest)
    return list(rows)[:TAKEN]


def searched(search: WindowSearch, rows: list[datetime]) -> tuple[list[datetime], bool]:
    """Return the ends a search tries on a quiet list, and whether the last is a good one."""
    ends: list[datetime] = []
    later = [rows[0] - row for row in rows]
    for attempt in range(MOST):
        end = search.next_end(attempt, TAKEN - AIM)
        if end is None:
            break
        assert search.old is None or search.old < end
        assert search.new is None or end < search.new
        ends.append(end)
        first = bisect_left(later, rows[0] - end)
        near = TAKEN - NEAR <= first < TAKEN
        search.tell(end, first if first < TAKEN else None, near)
        if near:
            return ends, True
    return ends, False


def claims(search: WindowSearch, dates: list[datetime], batch: int = 500) -> None:
    """Let the search note what senders claim, a batch at a time."""
    for taken in range(0, TAKEN, batch):
        search.note(taken, dates[taken : taken + batch])


def now_and_then() -> Iterable[float]:
    chance = Random(1)
    return (chance.expovariate(1) ** 4 for _ in range(TAKEN))


CROWD = "a crowd at the old end"
"""It came within a second, and dates are no more exact than that."""


class Rhythm(NamedTuple):
    """How rows came, and how many attempts that takes by a right clock, a fast and a slow one."""

    gaps: Callable[[], Iterable[float]]
    right: int
    fast: int
    slow: int


def steps(every: int, long: float, short: float) -> Iterable[float]:
    return (short if number % every else long for number in range(1, TAKEN))


RHYTHMS = {
    "one a second": Rhythm(lambda: repeat(1.0, TAKEN), 2, 19, 19),
    "one an hour": Rhythm(lambda: repeat(3_600.0, TAKEN), 5, 8, 4),
    CROWD: Rhythm(lambda: [60.0] * 9_000 + [0.001] * 999, 4, 13, 13),
    "a crowd at the new end": Rhythm(lambda: [0.001] * 9_000 + [60.0] * 999, 1, 13, 15),
    "a month of silence": Rhythm(lambda: steps(8_600, 30 * 86_400, 1), 2, 10, 6),
    "a year of silence": Rhythm(lambda: steps(8_000, 300 * 86_400, 0.2), 2, 7, 1),
    "ever fewer": Rhythm(lambda: (0.001 * 1.002**number for number in range(TAKEN)), 6, 7, 1),
    "ever more": Rhythm(
        lambda: (0.001 * 1.002 ** (TAKEN - number) for number in range(TAKEN)), 31, 31, 30
    ),
    "now and then": Rhythm(now_and_then, 6, 15, 11),
    "a thousand a day": Rhythm(lambda: steps(1_000, 86_400, 0.5), 7, 10, 12),
}  # fmt: skip
rhythms = pytest.mark.parametrize("rhythm", RHYTHMS.values(), ids=RHYTHMS)


@rhythms
@pytest.mark.parametrize("clock", ["right", "fast", "slow"])
def test_the_search_ends_at_a_good_end_after_few_attempts(rhythm: Rhythm, clock: str) -> None:
    now = {"right": NOW, "fast": NOW + 40 * DAY, "slow": NOW - 40 * DAY}[clock]

    ends, found = searched(WindowSearch(now), times(rhythm.gaps()))

    assert found
    assert len(ends) <= getattr(rhythm, clock)
    assert all(end.microsecond == 0 for end in ends)


@pytest.mark.parametrize("minutes", range(-150, 100, 10))
def test_no_end_is_in_the_repeated_hour(minutes: int) -> None:
    newest = AUTUMN + timedelta(minutes=minutes)

    ends, found = searched(WindowSearch(newest), times(repeat(1.0, TAKEN), newest))

    assert [end for end in ends if repeated_hour(end)] == []
    assert found
    assert len(ends) <= 4


@pytest.mark.parametrize("minutes", range(110, 190, 10))
def test_where_only_ends_in_the_repeated_hour_would_do_the_one_after_it_is_the_best(
    minutes: int,
) -> None:
    newest = AUTUMN + timedelta(minutes=minutes)
    search = WindowSearch(newest)

    _, found = searched(search, times(repeat(1.0, TAKEN), newest))

    assert not found
    assert search.best is not None
    assert search.best[0] == AUTUMN + HOUR


def test_no_end_is_above_the_one_that_a_window_already_has() -> None:
    search = WindowSearch(NOW + 40 * DAY)
    search.begin(None, NOW - 5_000 * SECOND)

    ends, found = searched(search, times(repeat(1.0, TAKEN)))

    assert found
    assert max(ends) < NOW - 5_000 * SECOND


def test_no_end_is_below_the_start_of_the_range() -> None:
    search = WindowSearch(NOW)
    search.begin(NOW - 8_000 * SECOND, None)

    ends, found = searched(search, times(repeat(1.0, TAKEN)))

    assert not found or min(ends) > NOW - 8_000 * SECOND


def test_a_search_makes_the_next_one_short() -> None:
    search, rows = WindowSearch(NOW - 40 * DAY), times(repeat(1.0, TAKEN))
    first, _ = searched(search, rows)

    search.begin(None, None)
    second, found = searched(search, rows)

    assert found
    assert len(first) > 10
    assert len(second) == 1


@pytest.mark.parametrize(
    ("end", "first"),
    [(NOW - 300 * DAY, 1), (NOW - HOUR, 0), (NOW, 5_000)],
    ids=["beyond the calendar", "level", "upright"],
)
def test_two_rows_from_which_no_third_can_be_guessed_do_no_harm(end: datetime, first: int) -> None:
    search = WindowSearch(NOW)
    search.tell(end, first, near=False)

    later = search.next_end(1, TAKEN - AIM)

    assert later is not None
    assert later < end


# --- what senders claim -----------------------------------------------------------------


@pytest.mark.parametrize("rhythm", [name for name in RHYTHMS if name != CROWD])
@pytest.mark.parametrize("days", [0, 40], ids=["right", "fast"])
def test_true_dates_lead_to_a_good_end_at_once(rhythm: str, days: int) -> None:
    search, rows = WindowSearch(NOW + days * DAY), times(RHYTHMS[rhythm].gaps())
    claims(search, [row - SECOND for row in rows])

    ends, found = searched(search, rows)

    assert (len(ends), found) == (1, True)


def test_true_dates_of_small_pages_lead_as_far_as_those_of_large_ones() -> None:
    search, rows = WindowSearch(NOW), times(repeat(1.0, TAKEN))
    claims(search, rows, batch=10)

    _, found = searched(search, rows)

    assert found
    assert search.best is not None
    assert TAKEN - AIM - 200 < search.best[1] <= TAKEN - AIM + 10


def test_dates_beyond_a_clock_that_was_found_slow_are_believed() -> None:
    search, rows = WindowSearch(NOW - 40 * DAY), times(repeat(1.0, TAKEN))
    searched(search, rows)

    search.begin(None, None)
    claims(search, rows)
    ends, found = searched(search, rows)

    assert ends[0] == search.claimed
    assert (len(ends), found) == (1, True)


@pytest.mark.parametrize("wrong", [NOW - 3_000 * DAY, NOW + 3_000 * DAY])
@pytest.mark.parametrize("where", [0, 250, 499])
def test_a_wrong_date_among_true_ones_is_outvoted(wrong: datetime, where: int) -> None:
    search, rows = WindowSearch(NOW), times(repeat(1.0, TAKEN))
    claims(search, [wrong if number % 500 == where else row for number, row in enumerate(rows)])

    ends, found = searched(search, rows)

    assert (len(ends), found) == (1, True)


@pytest.mark.parametrize("year", [1, 1970, 2090, 9999])
def test_dates_that_cannot_be_have_no_vote(year: int) -> None:
    search, rows = WindowSearch(NOW), times(repeat(1.0, TAKEN))
    nonsense = datetime(year, 1, 1, tzinfo=UTC)
    claims(search, [nonsense if number % 3 else row for number, row in enumerate(rows)])

    ends, found = searched(search, rows)

    assert (len(ends), found) == (1, True)


def test_dates_in_the_future_lead_nobody_there() -> None:
    search, rows = WindowSearch(NOW), times(repeat(1.0, TAKEN))
    claims(search, [row + 300 * DAY for row in rows])

    ends, found = searched(search, rows)

    assert found
    assert max(ends) <= NOW


def test_who_claimed_a_wrong_date_is_not_asked_again() -> None:
    search, rows = WindowSearch(NOW), times(repeat(1.0, TAKEN))
    wrong = NOW - 100 * DAY
    claims(search, [wrong] * TAKEN)
    searched(search, rows)

    search.begin(None, None)
    claims(search, [wrong] * TAKEN)
    ends, found = searched(search, rows)

    assert found
    assert wrong not in ends
