"""Streams yield exactly what was asked for, whatever the list does meanwhile.

No sockets: the pure generator against a simulated list.
"""

from __future__ import annotations

import math
import os
import tracemalloc
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count, islice, pairwise
from random import Random
from typing import get_args

import pytest
from list_simulator import (
    BOUNCES,
    CLICKS,
    DOMAINS,
    EVERYTHING,
    INBOUND,
    MILLION,
    OPENS,
    OUTBOUND,
    START,
    Drift,
    Reading,
    Row,
    Service,
    bounds_of,
    micros_of,
    row_at,
    run,
    spread,
    stream,
)

from postmark._errors import IncompleteResultsError
from postmark._paging.asks import Ask, Fetch
from postmark._wire.eastern import EASTERN
from postmark._wire.kinds import Kind

SECOND = timedelta(seconds=1)
HOUR = 3_600 * MILLION
ALL_KINDS = [OUTBOUND, INBOUND, BOUNCES, OPENS, CLICKS, DOMAINS]
NARROWING = [OUTBOUND, INBOUND, BOUNCES]
LISTED_WHOLE = [OPENS, CLICKS, DOMAINS]
READINGS: tuple[Reading, ...] = get_args(Reading)
DOCUMENTED_READINGS = READINGS[:2]
AUTUMN = datetime(2025, 11, 2, 6, tzinfo=UTC)
"""When the hour from 01:00 Eastern starts for the second time."""

SOAK = 20 if os.environ.get("POSTMARK_SOAK") else 1
CHUNK = 50


def name_of(kind: Kind) -> str:
    return "inbound" if kind is INBOUND else "outbound" if kind is OUTBOUND else kind.noun


def numbers(rows: Iterable[Row]) -> list[int]:
    return [row.number for row in rows]


def newest_first(rows: Iterable[Row]) -> list[int]:
    return numbers(rows)[::-1]


def budget(rows: int, ratio: float) -> int:
    return math.floor(ratio * math.ceil(rows / 500))


def collect(rows: Iterable[Row]) -> tuple[list[int], IncompleteResultsError | None]:
    got: list[int] = []
    try:
        got.extend(row.number for row in rows)
    except IncompleteResultsError as error:
        return got, error
    return got, None


kinds = pytest.mark.parametrize("kind", ALL_KINDS, ids=name_of)
narrowing = pytest.mark.parametrize("kind", NARROWING, ids=name_of)


# While the list moves


def some_rows(chance: Random, kind: Kind, batch_size: int) -> list[Row]:
    most = min(8_500, 40 * batch_size)
    amount = chance.choice([0, 1, 5, 100, chance.randint(0, most), chance.randint(0, most)])
    if kind.dates and batch_size >= 250 and chance.random() < 0.1:
        amount = chance.randint(10_000, 13_000)
    gap = chance.choice([3 * SECOND, SECOND / 3, 50 * SECOND])
    return spread(amount, gap, dated=chance.random() < 0.5)


def drifting_list_is_streamed(seed: int) -> None:
    chance = Random(seed)
    kind = ALL_KINDS[seed % len(ALL_KINDS)]
    batch_size = chance.choice([1, 2, 3, 7, 20, 50, 100, 250, 499, 500, chance.randint(1, 500)])
    service = Service(
        some_rows(chance, kind, batch_size),
        chance.choice(DOCUMENTED_READINGS),
        whole_seconds=chance.random() < 0.5,
        capped_total=chance.random() < 0.5,
        drift=Drift(chance, chance.choice([0, 3, 50, 50]), on_top=kind is not DOMAINS),
    )
    at_start = set(numbers(service.rows))
    steps = stream(kind, batch_size=batch_size, concurrency=chance.randint(1, 6))

    got = numbers(run(steps, service.answer, chance if chance.random() < 0.6 else None))

    there_all_along = at_start & set(numbers(service.rows))
    from_the_start = [number for number in got if number in at_start]
    assert len(got) == len(set(got)), f"seed {seed} repeats rows"
    assert there_all_along <= set(got), f"seed {seed} skips rows"
    assert from_the_start == sorted(from_the_start, reverse=True), f"seed {seed} mixes the order"
    # Where all that was taken has vanished and rows carry no time, a newcomer cannot be told. Nor
    # can one that is listed further down.
    may_add = kind is DOMAINS or (kind is INBOUND and batch_size < 250)
    assert got == from_the_start or may_add, f"seed {seed} adds"


@pytest.mark.parametrize("chunk", range(1000 * SOAK // CHUNK))
def test_every_row_that_stays_is_yielded_once_while_rows_arrive_and_vanish(chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        drifting_list_is_streamed(seed)


@kinds
def test_a_list_that_changed_altogether_while_the_caller_slept_ends_in_order(kind: Kind) -> None:
    service = Service(spread(3_000, SECOND))

    def sleeps(service: Service) -> None:
        if len(service.requests) == 2:
            del service.rows[-900:]
            service.rows += spread(4_000, SECOND, end=START + timedelta(hours=2), first=3_000)

    service.drift = sleeps
    got = numbers(run(stream(kind), service.answer))

    assert got == list(range(2_999, -1, -1))


def test_rows_that_all_vanish_leave_a_clean_end() -> None:
    service = Service(spread(3_000, SECOND), drift=lambda service: service.rows.clear())

    got = numbers(run(stream(OUTBOUND, batch_size=100), service.answer))

    assert got == list(range(2_999, 2_899, -1))


@kinds
def test_rows_of_one_instant_go_on_after_all_that_were_taken_have_vanished(kind: Kind) -> None:
    def vanish(service: Service) -> None:
        if len(service.requests) == 1:
            del service.rows[-10:]

    service = Service(spread(300, timedelta(0)), drift=vanish)

    got = numbers(run(stream(kind, batch_size=10), service.answer))

    assert got == list(range(299, -1, -1))


@pytest.mark.parametrize("seed", [11, 45, 142])
def test_rows_fetched_ahead_that_vanished_since_do_not_come_out_of_order(seed: int) -> None:
    chance, small = Random(seed), seed % 2
    kind, amount, batch_size = (INBOUND, 100, 20) if small else (OUTBOUND, 1_000, 50)
    service = Service(spread(amount, SECOND), drift=Drift(chance, 50, "near the top"))
    at_start = set(numbers(service.rows))

    got = numbers(run(stream(kind, batch_size=batch_size, concurrency=6), service.answer, chance))

    from_the_start = [number for number in got if number in at_start]
    assert from_the_start == sorted(from_the_start, reverse=True)
    assert at_start & set(numbers(service.rows)) <= set(got)


@narrowing
@pytest.mark.parametrize("taken", [500, 5_000])
@pytest.mark.parametrize("fast", [timedelta(0), timedelta(days=180)], ids=["right", "fast"])
def test_more_rows_than_are_shown_may_arrive_while_the_caller_sleeps(
    kind: Kind, taken: int, fast: timedelta
) -> None:
    # Where our clock is fast, windows of inbound messages may begin with new arrivals.
    service = Service(spread(9_000, SECOND))

    def sleeps(service: Service) -> None:
        if len(service.requests) == taken // 500:
            end = START + timedelta(hours=9)
            service.rows += spread(12_000, SECOND, end=end, first=9_000)

    service.drift = sleeps
    got = numbers(run(stream(kind, now=START + fast), service.answer))

    assert got == list(range(8_999, -1, -1))


@kinds
@pytest.mark.parametrize("batch_size", [100, 500])
def test_a_list_whose_rows_vanish_as_they_are_taken_is_taken_whole(
    kind: Kind, batch_size: int
) -> None:
    # As with failed messages that are retried one by one.
    service = Service(spread(3_000, SECOND))
    got: list[int] = []

    for row in run(stream(kind, batch_size=batch_size), service.answer):
        got.append(row.number)
        service.rows.remove(row)

    assert got == list(range(2_999, -1, -1))


def test_a_list_past_the_cap_whose_rows_vanish_as_they_are_taken_is_taken_whole() -> None:
    service = Service(spread(12_000, SECOND), capped_total=True)
    got: list[int] = []

    for row in run(stream(OUTBOUND, batch_size=200), service.answer):
        got.append(row.number)
        service.rows.pop()

    assert got == list(range(11_999, -1, -1))


@narrowing
@pytest.mark.parametrize("concurrency", [1, 4])
def test_what_is_left_of_a_window_may_all_expire(kind: Kind, concurrency: int) -> None:
    service = Service(spread(30_000, SECOND))
    got: list[int] = []

    for row in run(stream(kind, concurrency=concurrency), service.answer):
        got.append(row.number)
        if len(got) == 20_000:
            del service.rows[:15_000]

    assert got == list(range(29_999, 29_999 - len(got), -1))
    assert len(got) >= 20_000


def test_rows_follow_newcomers_that_took_the_place_of_all_that_is_known() -> None:
    def change(service: Service) -> None:
        if len(service.requests) == 10:
            del service.rows[-1_000:]
            service.rows += spread(940, SECOND, end=START + timedelta(hours=1), first=3_000)

    service = Service(spread(3_000, SECOND), drift=change)

    got = numbers(run(stream(OUTBOUND, batch_size=100), service.answer))

    assert got == [*range(2_999, 2_008, -1), *range(1_999, -1, -1)]
    assert len(service.requests) <= 32


@pytest.mark.parametrize("kind", LISTED_WHOLE, ids=name_of)
def test_rows_out_of_sight_are_an_error_that_says_what_to_narrow(kind: Kind) -> None:
    service = Service(spread(9_000, SECOND))

    def sleeps(service: Service) -> None:
        if len(service.requests) == 1:
            service.rows += spread(12_000, SECOND, end=START + timedelta(hours=9), first=9_000)

    service.drift = sleeps
    got, error = collect(run(stream(kind), service.answer))

    assert got == list(range(8_999, 8_499, -1))
    assert "narrow it with filters" in str(error)


# Requests


@kinds
@pytest.mark.parametrize("batch_size", [1, 2, 10, 100, 499, 500])
@pytest.mark.parametrize("concurrency", [1, 4])
def test_a_quiet_list_costs_hardly_more_requests_than_it_has_batches(
    kind: Kind, batch_size: int, concurrency: int
) -> None:
    service = Service(spread(5 * batch_size + 3, SECOND))

    got = numbers(run(stream(kind, batch_size=batch_size, concurrency=concurrency), service.answer))

    assert got == newest_first(service.rows)
    assert len(service.requests) <= math.ceil(len(got) / batch_size) + 1
    if batch_size >= 10:
        assert {ask.size for ask in service.requests} == {batch_size}


@kinds
def test_ten_rows_cost_one_request(kind: Kind) -> None:
    service = Service(spread(25_000, SECOND))

    got = list(islice(run(stream(kind, concurrency=10), service.answer, Random(1)), 10))

    assert len(got) == 10
    assert len(service.requests) == 1


@kinds
def test_nothing_is_announced_before_the_first_page_and_never_more_than_asked_for(
    kind: Kind,
) -> None:
    service = Service(spread(9_000, SECOND))
    steps = stream(kind, concurrency=4)
    beside: list[int] = []
    after: list[int] = []

    reply = None
    for _ in range(20):
        step = steps.send(reply)
        reply = None
        if isinstance(step, Fetch):
            beside.append(len(step.ahead))
            after.append(len(step.ahead) + len(step.then))
            reply = service.answer(step.ask)

    assert beside[0] == after[0] == 0
    assert max(beside) == 3
    assert max(after) == 4


@kinds
@pytest.mark.parametrize("vanishing", [1, 3])
@pytest.mark.parametrize("concurrency", [4, 10])
def test_what_was_fetched_ahead_is_used_although_rows_vanish_meanwhile(
    kind: Kind, vanishing: int, concurrency: int
) -> None:
    def vanish(service: Service) -> None:
        del service.rows[-vanishing:]

    service = Service(spread(9_000, SECOND), drift=vanish)
    steps = stream(kind, batch_size=100, concurrency=concurrency)

    got = numbers(run(steps, service.answer, Random(1)))

    assert got == list(range(8_999, -1, -1))
    assert len(service.requests) <= 1.15 * 9_000 / 100


@kinds
@pytest.mark.parametrize("seed", range(4))
def test_what_is_announced_continues_what_is_asked_for(kind: Kind, seed: int) -> None:
    chance = Random(seed)
    service = Service(spread(1_500, SECOND), drift=Drift(chance, 40))
    steps = stream(kind, batch_size=20 if seed % 2 else 100, concurrency=4)
    fetches: list[Fetch] = []

    reply = None
    while True:
        try:
            step = steps.send(reply)
        except StopIteration:
            break
        reply = None
        if isinstance(step, Fetch):
            fetches.append(step)
            reply = service.answer(step.ask)

    assert any(fetch.ahead for fetch in fetches)
    for fetch in fetches:
        pages = [fetch.ask, *fetch.ahead, *fetch.then]
        for page, next_page in pairwise(pages):
            assert page.offset < next_page.offset < page.end < next_page.end
            assert (next_page.from_date, next_page.to_date) == (page.from_date, page.to_date)


@kinds
@pytest.mark.parametrize("limit", [0, 1, 10, 499, 500, 501, 1_234, 1_500])
@pytest.mark.parametrize("concurrency", [1, 5])
def test_a_limit_is_exact_and_asks_for_no_more_rows(
    kind: Kind, limit: int, concurrency: int
) -> None:
    service = Service(spread(5_000, SECOND))

    got = numbers(
        run(stream(kind, limit=limit, concurrency=concurrency), service.answer, Random(2))
    )

    assert got == newest_first(service.rows)[:limit]
    # Three pages are 1,498 rows, as each begins with the last row of the one before.
    assert len(service.requests) == math.ceil(limit / 500) + (limit == 1_500)
    repeated = max(0, len(service.requests) - 1)
    assert sum(ask.size for ask in service.requests) <= limit + repeated


@kinds
def test_a_limit_is_exact_where_a_search_brings_more_rows(kind: Kind) -> None:
    def vanish(service: Service) -> None:
        if len(service.requests) == 1:
            del service.rows[-7:]

    service = Service(spread(900, SECOND), drift=vanish)

    got = numbers(run(stream(kind, limit=25, batch_size=10), service.answer))

    assert got == list(range(899, 874, -1))


def test_a_limit_that_is_met_at_the_cap_is_no_error() -> None:
    service = Service(spread(10_500, SECOND))

    got, error = collect(run(stream(OPENS, limit=10_000), service.answer))

    assert len(got) == 10_000
    assert error is None


# Past the cap


@narrowing
@pytest.mark.parametrize("amount", [9_999, 10_000, 10_001, 10_499, 10_500])
@pytest.mark.parametrize("capped_total", [False, True])
@pytest.mark.parametrize("whole_seconds", [False, True])
def test_lists_about_as_long_as_the_cap_are_complete(
    kind: Kind, amount: int, capped_total: bool, whole_seconds: bool
) -> None:
    service = Service(
        spread(amount, SECOND / 3), whole_seconds=whole_seconds, capped_total=capped_total
    )

    got = numbers(run(stream(kind), service.answer))

    assert got == newest_first(service.rows)


@narrowing
@pytest.mark.parametrize("concurrency", [1, 10])
@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
def test_a_list_of_25_000_is_complete_within_the_budget_of_requests(
    kind: Kind, concurrency: int, dated: bool
) -> None:
    service = Service(spread(25_000, 5 * SECOND, dated=dated), capped_total=True)

    got = numbers(run(stream(kind, concurrency=concurrency), service.answer, Random(3)))

    assert got == newest_first(service.rows)
    assert len(service.requests) <= budget(25_000, 1.15 if kind is OUTBOUND else 1.3)


@narrowing
def test_a_list_of_250_000_is_complete_within_the_budget_of_requests(kind: Kind) -> None:
    service = Service(spread(250_000, 5 * SECOND), capped_total=True)

    got = numbers(run(stream(kind, concurrency=4), service.answer, Random(3)))

    assert got == newest_first(service.rows)
    assert len(service.requests) <= budget(250_000, 1.15 if kind is OUTBOUND else 1.3)


def by_day_and_night(amount: int, claim: Callable[[int], int]) -> list[Row]:
    """Return rows that arrive up to nine times as often by day as by night."""
    chance, micros, rows = Random(amount), micros_of(START), list[Row]()
    for number in range(amount, 0, -1):
        hour = micros / HOUR % 24
        rush = 1 + 8 * max(0.0, math.sin((hour - 6) / 12 * math.pi))
        micros -= round(chance.expovariate(rush) * 10 * MILLION) + 1
        rows.append(Row(number, micros, claim(micros)))
    return rows[::-1]


def true(micros: int) -> int:
    return micros


def prompt(micros: int) -> int:
    return micros - Random(micros).randrange(300 * MILLION)


@pytest.mark.parametrize("claim", [true, prompt])
def test_senders_dates_that_are_true_make_inbound_almost_as_cheap_as_outbound(
    claim: Callable[[int], int],
) -> None:
    service = Service(by_day_and_night(25_000, claim))

    got = numbers(run(stream(INBOUND), service.answer))

    assert got == newest_first(service.rows)
    assert len(service.requests) <= budget(25_000, 1.1)


def slow(micros: int) -> int:
    return micros - 3 * HOUR


def fast(micros: int) -> int:
    return micros + 3 * HOUR


def past(micros: int) -> int:
    return micros_of(datetime(2001, 1, 1, tzinfo=UTC))


def future(micros: int) -> int:
    return micros_of(datetime(2090, 1, 1, tzinfo=UTC))


def random(micros: int) -> int:
    return micros - Random(micros).randrange(2_000 * HOUR)


@pytest.mark.parametrize("claim", [slow, fast, past, future, random])
def test_senders_dates_that_lie_cost_inbound_no_row_and_few_requests(
    claim: Callable[[int], int],
) -> None:
    service = Service(by_day_and_night(25_000, claim))

    got = numbers(run(stream(INBOUND), service.answer))

    assert got == newest_first(service.rows)
    assert len(service.requests) <= budget(25_000, 1.3)


def test_a_clock_of_ours_that_is_wrong_costs_inbound_no_row() -> None:
    service = Service(spread(25_000, SECOND, dated=False))

    slow = numbers(run(stream(INBOUND, now=START - timedelta(hours=9)), service.answer))
    fast = numbers(run(stream(INBOUND, now=START + timedelta(days=90)), service.answer))

    assert slow == fast == newest_first(service.rows)


@narrowing
def test_the_window_is_narrowed_while_rows_arrive_and_vanish(kind: Kind) -> None:
    service = Service(spread(25_000, SECOND), drift=Drift(Random(4)))
    at_start = set(numbers(service.rows))

    got = numbers(run(stream(kind, concurrency=3), service.answer, Random(5)))

    assert got == sorted(set(got), reverse=True)
    assert at_start & set(numbers(service.rows)) <= set(got) <= at_start


@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
@pytest.mark.parametrize("hours", [0, 1, 10])
def test_what_came_since_the_stream_began_does_not_mislead_the_search_for_an_inbound_window(
    dated: bool, hours: int
) -> None:
    later = START + timedelta(hours=hours)

    def arrive(service: Service) -> None:
        if len(service.requests) == 15:
            end = later + timedelta(seconds=200)
            service.rows += spread(200, SECOND, end=end, dated=dated, first=12_000)

    service = Service(spread(12_000, SECOND, dated=dated), drift=arrive)

    got = numbers(run(stream(INBOUND, now=later + timedelta(seconds=400)), service.answer))

    assert got == list(range(11_999, -1, -1))
    assert len(service.requests) <= budget(12_000, 1.6)


@narrowing
def test_memory_does_not_grow_with_the_list(kind: Kind) -> None:
    top = micros_of(START)

    def answer(ask: Ask) -> tuple[list[Row], int]:
        above, below = 0, 30_000
        if ask.to_date is not None:
            above = max(0, (top - micros_of(ask.to_date.replace(tzinfo=EASTERN))) // MILLION)
        if ask.from_date is not None:
            below = (top - micros_of(ask.from_date.replace(tzinfo=EASTERN))) // MILLION + 1
        first = above + ask.offset
        made = range(first, min(first + ask.size, below))
        total = min(10_000, below - above)
        return [row_at(-at, top - at * MILLION) for at in made], total

    held: dict[int, int] = {}
    tracemalloc.start()
    for taken, _ in enumerate(run(stream(kind), answer), 1):
        if taken in {12_000, 30_000}:
            held[taken] = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()

    assert held[30_000] < 1.2 * held[12_000]


# One second


def bursts(size: int, amount: int = 22_000) -> list[Row]:
    """Return rows of which `size` share each second, a minute apart."""
    newest = micros_of(START) // MILLION
    return [
        row_at(-at, (newest - at // size * 60) * MILLION + MILLION - 1 - at % size * 60)
        for at in range(amount)
    ][::-1]


@narrowing
@pytest.mark.parametrize("size", [500, 9_999])
@pytest.mark.parametrize("whole_seconds", [False, True])
@pytest.mark.parametrize("capped_total", [False, True])
def test_messages_of_one_second_are_complete_across_windows(
    kind: Kind, size: int, whole_seconds: bool, capped_total: bool
) -> None:
    service = Service(bursts(size), whole_seconds=whole_seconds, capped_total=capped_total)

    got = numbers(run(stream(kind), service.answer))

    assert got == newest_first(service.rows)
    if kind is OUTBOUND:
        assert len(service.requests) <= budget(len(got), 1.15)


@narrowing
@pytest.mark.parametrize("whole_seconds", [False, True])
@pytest.mark.parametrize("capped_total", [False, True])
@pytest.mark.parametrize("size", [10_000, 10_001])
def test_a_second_of_as_many_as_the_cap_ends_in_an_error_after_all_that_is_newer(
    kind: Kind, whole_seconds: bool, capped_total: bool, size: int
) -> None:
    crowd = spread(size, timedelta(0), end=START - 600 * SECOND)
    rows = spread(4_000, SECOND, end=START - 601 * SECOND, first=-4_000) + crowd
    rows += spread(300, SECOND, first=size)
    service = Service(rows, whole_seconds=whole_seconds, capped_total=capped_total)

    got, error = collect(run(stream(kind), service.answer))

    assert error is not None
    assert got == newest_first(rows)[: len(got)]
    assert len(got) >= 300
    assert error.yielded == len(got)
    assert error.total == (None if capped_total else len(rows))
    assert "continue with to_date=2025-06-02T07:49:5" in str(error)


@narrowing
def test_a_new_stream_below_the_hole_goes_on(kind: Kind) -> None:
    older = spread(4_000, SECOND, end=START - 5 * SECOND, first=-4_000)
    service = Service(older + spread(10_001, timedelta(0)))

    _, error = collect(run(stream(kind), service.answer))
    advice = str(error).partition("to_date=")[2].split()[0]
    rest, problem = collect(
        run(stream(kind, bounds_of(None, datetime.fromisoformat(advice))), service.answer)
    )

    assert rest == newest_first(older)
    assert problem is None


@narrowing
@pytest.mark.parametrize("capped_total", [False, True])
def test_the_second_a_range_starts_with_is_complete_past_the_cap(
    kind: Kind, capped_total: bool
) -> None:
    rows = spread(4_500, timedelta(0)) + spread(
        6_000, timedelta(0), end=START + SECOND, first=4_500
    )
    service = Service(rows, whole_seconds=True, capped_total=capped_total)

    got = numbers(run(stream(kind, bounds_of(START, None)), service.answer))

    assert got == newest_first(rows)


@narrowing
@pytest.mark.parametrize("capped_total", [False, True])
def test_a_hole_at_the_start_of_a_range_leaves_nothing_below_to_ask_for_or_go_on_with(
    kind: Kind, capped_total: bool
) -> None:
    crowd = spread(10_500, timedelta(0))
    service = Service(crowd + spread(300, SECOND, end=START + 300 * SECOND, first=10_500))
    service.capped_total = capped_total

    got, error = collect(run(stream(kind, bounds_of(START, None)), service.answer))

    assert error is not None
    assert "to_date" not in str(error)
    assert got == newest_first(service.rows)[: len(got)]
    walls = {(ask.from_date, ask.to_date) for ask in service.requests}
    assert all(start <= end for start, end in walls if start and end)


# What cannot be narrowed


@pytest.mark.parametrize("kind", [OPENS, CLICKS], ids=name_of)
@pytest.mark.parametrize("amount", [9_998, 9_999, 10_000])
def test_events_up_to_the_cap_end_cleanly(kind: Kind, amount: int) -> None:
    service = Service(spread(amount, SECOND))

    got, error = collect(run(stream(kind), service.answer))

    assert got == newest_first(service.rows)
    assert error is None


@pytest.mark.parametrize("kind", LISTED_WHOLE, ids=name_of)
@pytest.mark.parametrize("amount", [10_001, 25_000])
@pytest.mark.parametrize("capped_total", [False, True])
@pytest.mark.parametrize("concurrency", [1, 4])
def test_what_is_listed_past_the_cap_ends_in_an_error_that_says_how_many(
    kind: Kind, amount: int, capped_total: bool, concurrency: int
) -> None:
    service = Service(spread(amount, SECOND), capped_total=capped_total)

    got, error = collect(run(stream(kind, concurrency=concurrency), service.answer, Random(6)))

    assert error is not None
    assert got == newest_first(service.rows)[:10_000]
    assert error.yielded == 10_000
    assert error.total == (None if capped_total else amount)
    assert kind.noun in str(error)
    assert "narrow it with filters" in str(error)


@pytest.mark.parametrize("kind", [OPENS, DOMAINS], ids=name_of)
def test_a_list_exactly_as_long_as_the_cap_is_in_doubt_if_dates_are_not_heeded(kind: Kind) -> None:
    service = Service(spread(10_000, SECOND))

    def heedless(ask: Ask) -> tuple[list[Row], int]:
        return service.answer(Ask(ask.size, ask.offset, None, None))

    got, error = collect(run(stream(kind), heedless))

    assert len(got) == 10_000
    assert error is not None
    assert error.total is None


@pytest.mark.parametrize("page_alone", [False, True])
def test_events_that_are_cut_off_within_a_second_are_no_silent_end(page_alone: bool) -> None:
    crowd = spread(501, timedelta(0), end=START - 9_500 * SECOND)
    service = Service(crowd + spread(9_500, SECOND, first=501), capped_total=True)

    def counted(ask: Ask) -> tuple[list[Row], int]:
        rows, total = service.answer(ask)
        return rows, ask.offset + len(rows) if page_alone else total

    got, error = collect(run(stream(OPENS), counted))

    assert got == list(range(10_000, 0, -1))
    assert error is not None


# Dates


@kinds
def test_the_callers_own_range_is_respected_in_every_request(kind: Kind) -> None:
    service = Service(spread(30_000, 10 * SECOND))
    range_ = bounds_of(START - timedelta(hours=30), START - timedelta(hours=3))

    got = numbers(run(stream(kind, range_), service.answer))

    expected = [
        row.number
        for row in service.rows[::-1]
        if START - timedelta(hours=30) <= row.received_at <= START - timedelta(hours=3)
    ]
    assert len(expected) == 9_721
    assert got == expected
    assert {ask.from_date for ask in service.requests} == {range_.from_date}
    assert range_.to_date is not None
    assert {ask.to_date for ask in service.requests if ask.to_date != range_.to_date} == set()


@narrowing
def test_a_range_longer_than_the_cap_is_respected_too(kind: Kind) -> None:
    service = Service(spread(40_000, SECOND), capped_total=True)
    range_ = bounds_of(START - 32_000 * SECOND, START - 4_000 * SECOND)

    got = numbers(run(stream(kind, range_), service.answer))

    assert got == list(range(35_999, 7_998, -1))
    assert range_.from_date is not None
    assert range_.to_date is not None
    for ask in service.requests:  # a row is counted from a later time on
        assert ask.from_date is not None
        assert ask.from_date == range_.from_date or ask.size == 1
        assert range_.from_date <= ask.from_date
        assert ask.to_date is not None
        assert ask.to_date <= range_.to_date


@narrowing
@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("hours", [-1, 0, 1])
def test_the_autumn_night_loses_nothing_however_the_repeated_hour_is_read(
    kind: Kind, reading: Reading, hours: int
) -> None:
    rows = spread(11_000, SECOND, end=AUTUMN + timedelta(hours=hours, minutes=100))
    service = Service(rows, reading, capped_total=True)

    got = numbers(run(stream(kind, now=rows[-1].received_at), service.answer))

    assert got == newest_first(rows)


@pytest.mark.parametrize("reading", READINGS)
def test_runs_of_the_repeated_hour_that_exceed_the_cap_together_are_complete(
    reading: Reading,
) -> None:
    rows = spread(18_500, 0.4 * SECOND, end=AUTUMN + timedelta(hours=1, minutes=2))
    service = Service(rows, reading)

    got = numbers(run(stream(OUTBOUND), service.answer))

    assert got == newest_first(rows)


@narrowing
@pytest.mark.parametrize("reading", READINGS)
def test_a_repeated_hour_of_far_more_than_the_cap_is_never_a_silent_end(
    kind: Kind, reading: Reading
) -> None:
    rows = spread(26_000, 0.3 * SECOND, end=AUTUMN + timedelta(hours=1, minutes=5))
    service = Service(rows, reading)

    got, error = collect(run(stream(kind, now=START + timedelta(days=200)), service.answer))

    assert got == newest_first(rows)[: len(got)]
    assert len(got) >= 10_000
    assert error is not None
    assert error.total == 26_000
    assert "to_date=2025-11-02T00:59:59" in str(error)
    if kind is OUTBOUND:
        assert len(service.requests) <= budget(len(got), 1) + 12


@narrowing
@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("minute", range(-75, 80, 15))
def test_a_range_that_ends_in_the_autumn_night_holds_what_it_says(
    kind: Kind, reading: Reading, minute: int
) -> None:
    end = AUTUMN + timedelta(minutes=minute)
    start = end - timedelta(minutes=40)
    rows = spread(3_000, 5 * SECOND, end=AUTUMN + timedelta(hours=2))
    service = Service(rows, reading)

    got = numbers(run(stream(kind, bounds_of(start, end)), service.answer))

    expected = [row.number for row in rows[::-1] if start <= row.received_at <= end]
    assert set(expected) <= set(got)
    if kind is OUTBOUND:
        assert got == expected


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("minute", [-45, -15, 15, 45])
def test_a_range_with_one_end_in_the_autumn_night_holds_what_it_says(
    reading: Reading, minute: int
) -> None:
    end = AUTUMN + timedelta(minutes=minute)
    rows = spread(3_000, 5 * SECOND, end=AUTUMN + timedelta(hours=2))

    until = numbers(run(stream(OUTBOUND, bounds_of(None, end)), Service(rows, reading).answer))
    since = numbers(run(stream(OUTBOUND, bounds_of(end, None)), Service(rows, reading).answer))

    assert until == [row.number for row in rows[::-1] if row.received_at <= end]
    assert since == [row.number for row in rows[::-1] if row.received_at >= end]


@narrowing
@pytest.mark.parametrize("reading", DOCUMENTED_READINGS)
def test_a_naive_time_in_the_repeated_hour_means_both_runs(kind: Kind, reading: Reading) -> None:
    wall = datetime(2025, 11, 2, 1, 30)  # noqa: DTZ001 - Eastern wall time
    rows = spread(14_000, SECOND, end=AUTUMN + timedelta(hours=2))
    service = Service(rows, reading)

    until = set(numbers(run(stream(kind, bounds_of(None, wall)), service.answer)))
    since = set(numbers(run(stream(kind, bounds_of(wall, None)), service.answer)))

    second, first = AUTUMN + timedelta(minutes=30), AUTUMN - timedelta(minutes=30)
    assert {row.number for row in rows if row.received_at <= second} <= until
    assert {row.number for row in rows if row.received_at >= first} <= since


@narrowing
def test_a_date_means_the_whole_day_of_twenty_five_hours(kind: Kind) -> None:
    rows = spread(40 * 60, 60 * SECOND, end=AUTUMN + timedelta(hours=30))
    day = bounds_of(date(2025, 11, 2), date(2025, 11, 2))

    got = numbers(run(stream(kind, day), Service(rows).answer))

    assert len(got) == 25 * 60


@narrowing
def test_the_spring_night_loses_nothing(kind: Kind) -> None:
    spring = datetime(2025, 3, 9, 7, tzinfo=UTC)
    rows = spread(25_000, SECOND, end=spring + timedelta(hours=3))
    service = Service(rows, capped_total=True)

    got = numbers(run(stream(kind, now=spring + timedelta(hours=3)), service.answer))

    assert got == newest_first(rows)
    assert all(ask.to_date is None or ask.to_date.hour != 2 for ask in service.requests)


def test_a_service_that_reads_dates_in_another_zone_loses_nothing() -> None:
    rows = spread(25_000, SECOND)
    service = Service(rows)

    def pacific(ask: Ask) -> tuple[list[Row], int]:
        late = timedelta(hours=-3)
        to_date = None if ask.to_date is None else ask.to_date + late
        return service.answer(Ask(ask.size, ask.offset, None, to_date))

    got, error = collect(run(stream(OUTBOUND), pacific))

    assert got == newest_first(rows)[: len(got)]
    assert len(got) == 25_000 or error is not None


# Rows that are odd


def test_rows_whose_time_is_unreadable_are_not_dropped() -> None:
    class Odd(Row):
        @property
        def time(self) -> datetime | None:
            return None if self.number % 3 else self.received_at

    kind = OUTBOUND._replace(time="time")
    service = Service([Odd(*row) for row in spread(25_000, SECOND)])

    got = numbers(run(stream(kind, bounds_of(START - 24_999 * SECOND, START)), service.answer))

    assert got == newest_first(service.rows)


def test_an_unreadable_time_among_newcomers_is_no_silent_end() -> None:
    class Odd(Row):
        @property
        def time(self) -> datetime | None:
            return None if self.number == 9 else self.received_at

    def change(service: Service) -> None:
        if len(service.requests) == 1:
            newcomers = spread(5, SECOND, end=START + timedelta(minutes=1), first=30)
            service.rows[:] = [service.rows[9], *(Odd(*row) for row in newcomers)]

    kind = OUTBOUND._replace(time="time")
    service = Service([Odd(*row) for row in spread(30, SECOND)], drift=change)

    got, error = collect(run(stream(kind, batch_size=10), service.answer))

    assert got == list(range(29, 19, -1))
    assert error is not None
    assert (error.yielded, error.total) == (10, None)


@kinds
@pytest.mark.parametrize("every", [2, 50, 499])
def test_rows_without_identity_hide_no_others(kind: Kind, every: int) -> None:
    class Nameless(Row):
        @property
        def name(self) -> str:
            return "" if self.number % every == 0 else super().name

    nameless = kind._replace(key=("name", *kind.key))
    service = Service([Nameless(*row) for row in spread(1_700, SECOND)])

    got = numbers(run(stream(nameless, concurrency=3), service.answer, Random(7)))

    assert got == list(range(1_699, -1, -1))


@kinds
@pytest.mark.parametrize("beyond", [0, 1, 30])
def test_rows_without_identity_at_the_end_of_a_page_cost_no_search(kind: Kind, beyond: int) -> None:
    class Nameless(Row):
        @property
        def name(self) -> str:
            last_of_the_first_page = 1_200
            after = self.number - last_of_the_first_page + beyond
            return "" if 0 <= after < 10 + beyond else super().name

    nameless = kind._replace(key=("name", *kind.key))
    service = Service([Nameless(*row) for row in spread(1_700, SECOND)])

    got = numbers(run(stream(nameless), service.answer))

    assert got == list(range(1_699, -1, -1))
    assert len(service.requests) == 4


@pytest.mark.parametrize("wrong", [9_999, 10_000, 5_000])
@pytest.mark.parametrize(
    "nonsense", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2090, 1, 1, tzinfo=UTC)]
)
def test_a_row_of_a_wrong_time_hides_no_others(wrong: int, nonsense: datetime) -> None:
    class Odd(Row):
        @property
        def time(self) -> datetime:
            return nonsense if self.number == 11_999 - wrong else self.received_at

    kind = OUTBOUND._replace(time="time")
    service = Service([Odd(*row) for row in spread(12_000, SECOND)], capped_total=True)

    got = numbers(run(stream(kind), service.answer))

    assert got == newest_first(service.rows)


def test_times_at_the_ends_of_the_calendar_do_no_harm() -> None:
    nonsense = [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)]

    class Odd(Row):
        @property
        def time(self) -> datetime:
            return nonsense[self.number % 2] if self.number % 500 < 2 else self.received_at

    kind = OUTBOUND._replace(time="time")
    service = Service([Odd(*row) for row in spread(25_000, SECOND)])

    got = numbers(run(stream(kind), service.answer))

    assert got == newest_first(service.rows)


@kinds
def test_a_row_twice_in_one_page_is_yielded_once(kind: Kind) -> None:
    rows = [row for row in spread(300, SECOND) for _ in range(2)]

    got = numbers(run(stream(kind), Service(rows).answer))

    assert got == list(range(299, -1, -1))


@kinds
@pytest.mark.parametrize("concurrency", [1, 4])
@pytest.mark.parametrize("again", [1_498, 1_000])
def test_a_row_listed_again_further_down_hides_no_others(
    kind: Kind, again: int, concurrency: int
) -> None:
    rows = spread(1_500, SECOND)
    rows.insert(300, rows[again])  # on the last page, long after it was taken

    got = numbers(run(stream(kind, concurrency=concurrency), Service(rows).answer))

    assert got == list(range(1_499, -1, -1))


# Services that misbehave


def repeats_a_page(ask: Ask) -> tuple[list[Row], int]:
    return spread(ask.size, SECOND)[::-1], 5_000


def is_ever_full_of_new_rows(fresh: Iterable[int], ask: Ask) -> tuple[list[Row], int]:
    return [row_at(-next(iter(fresh)), micros_of(START)) for _ in range(ask.size)], 10_000


def is_empty_with_a_big_total(ask: Ask) -> tuple[list[Row], int]:
    return [], 7_000


def is_empty_after_the_first_page(ask: Ask) -> tuple[list[Row], int]:
    return (spread(500, SECOND)[::-1] if ask.offset == 0 and ask.size == 500 else []), 7_000


def has_new_rows_behind_its_end(fresh: Iterable[int], ask: Ask) -> tuple[list[Row], int]:
    total = 40
    rows = [row_at(-at, -at * MILLION) for at in range(ask.offset, min(total, ask.end))]
    return [*rows, row_at(-total - next(iter(fresh)), -total * MILLION)][: ask.size], total


def gives_one_row_at_a_time(ask: Ask) -> tuple[list[Row], int]:
    return [row_at(-ask.offset, micros_of(START) - ask.offset * MILLION)], 7_000


def shuffles(chance: Random, ask: Ask) -> tuple[list[Row], int]:
    return [row_at(chance.randrange(10**9), micros_of(START)) for _ in range(ask.size)], 9_000


@kinds
@pytest.mark.parametrize(
    "misbehave",
    [
        lambda: repeats_a_page,
        lambda: partial(is_ever_full_of_new_rows, count()),
        lambda: is_empty_with_a_big_total,
        lambda: is_empty_after_the_first_page,
        lambda: gives_one_row_at_a_time,
        lambda: partial(has_new_rows_behind_its_end, count()),
        lambda: partial(shuffles, Random(8)),
    ],
    ids=["repeats", "ever full", "empty", "empty later", "one row", "surplus", "shuffles"],
)
def test_a_service_that_never_ends_is_given_up_after_a_bounded_number_of_requests(
    kind: Kind, misbehave: Callable[[], Callable[[Ask], tuple[list[Row], int]]]
) -> None:
    requests: list[Ask] = []
    answer = misbehave()

    def counted(ask: Ask) -> tuple[list[Row], int]:
        requests.append(ask)
        return answer(ask)

    got, error = collect(run(stream(kind, concurrency=1), counted))

    assert error is not None
    assert error.yielded == len(got) == len(set(got))
    assert len(requests) <= 160


@kinds
def test_short_pages_are_read_to_the_end(kind: Kind) -> None:
    service = Service(spread(950, SECOND))

    def short(ask: Ask) -> tuple[list[Row], int]:
        rows, total = service.answer(ask)
        return rows[:100], total

    got = numbers(run(stream(kind), short))

    assert got == newest_first(service.rows)


@kinds
@pytest.mark.parametrize("concurrency", [1, 4, 10])
@pytest.mark.parametrize("served", [2, 7, 100, 499])
def test_a_service_that_serves_fewer_rows_than_were_asked_for_is_asked_for_no_more(
    kind: Kind, served: int, concurrency: int
) -> None:
    service = Service(spread(min(900, 130 * served), SECOND))

    def sparing(ask: Ask) -> tuple[list[Row], int]:
        rows, total = service.answer(ask)
        return rows[:served], total

    got = numbers(run(stream(kind, concurrency=concurrency), sparing, Random(9)))

    assert got == newest_first(service.rows)
    # Each page holds a known row; those fetched ahead before it was noticed are in vain.
    assert len(service.requests) <= len(got) / (served - 1) + 3 + 2 * concurrency
    if served == 7:
        assert len(service.requests) <= 170


@kinds
def test_one_page_that_was_cut_off_does_not_make_all_others_small(kind: Kind) -> None:
    service = Service(spread(9_000, SECOND))

    def slips_once(ask: Ask) -> tuple[list[Row], int]:
        rows, total = service.answer(ask)
        return rows[: 3 if len(service.requests) == 2 else 500], total

    got = numbers(run(stream(kind), slips_once))

    assert got == newest_first(service.rows)
    assert len(service.requests) <= 9_000 / 500 * 8.5


@kinds
def test_a_page_that_is_repeated_behind_the_end_is_no_silent_end(kind: Kind) -> None:
    service = Service(spread(501, SECOND))

    def repeated(ask: Ask) -> tuple[list[Row], int]:
        return service.answer(ask._replace(offset=0, size=499))

    got, error = collect(run(stream(kind, batch_size=499), repeated))

    assert got == newest_first(service.rows)[:499]
    assert error is not None
    assert (error.yielded, error.total) == (499, 501)


@kinds
def test_rows_that_were_not_asked_for_are_ignored(kind: Kind) -> None:
    service = Service(spread(950, SECOND))

    def generous(ask: Ask) -> tuple[list[Row], int]:
        rows, total = service.answer(ask)
        return rows + [row_at(-len(service.requests), 0)] * (len(rows) == ask.size), total

    got = numbers(run(stream(kind, batch_size=100), generous))

    assert got == newest_first(service.rows)


@kinds
def test_a_total_that_shrinks_ends_nothing_early(kind: Kind) -> None:
    service = Service(spread(3_000, SECOND))

    def shrinking(ask: Ask) -> tuple[list[Row], int]:
        rows, total = service.answer(ask)
        return rows, max(0, total - 500 * len(service.requests))

    got = numbers(run(stream(kind), shrinking))

    assert got == newest_first(service.rows)


@kinds
def test_a_total_of_the_page_alone_ends_nothing_early(kind: Kind) -> None:
    service = Service(spread(1_700, SECOND))

    def shortsighted(ask: Ask) -> tuple[list[Row], int]:
        rows, _ = service.answer(ask)
        return rows, ask.offset + len(rows)

    got = numbers(run(stream(kind), shortsighted))

    assert got == newest_first(service.rows)


@kinds
def test_a_total_that_is_too_high_is_an_error_after_all_rows(kind: Kind) -> None:
    service = Service(spread(700, SECOND))

    def boastful(ask: Ask) -> tuple[list[Row], int]:
        rows, total = service.answer(ask)
        return rows, total + 50

    got, error = collect(run(stream(kind), boastful))

    assert got == newest_first(service.rows)
    assert error is not None
    assert (error.yielded, error.total) == (700, 750)
    assert "700 of 750" in str(error)
    assert len(service.requests) == 5  # two pages, and three times nothing


def test_a_total_lower_than_what_was_yielded_is_not_passed_on() -> None:
    service = Service(spread(12_000, SECOND))

    def humble(ask: Ask) -> tuple[list[Row], int]:
        return service.answer(ask)[0], 9_000

    got, error = collect(run(stream(OPENS), humble))

    assert error is not None
    assert (len(got), error.yielded, error.total) == (10_000, 10_000, None)
    assert "9000" not in str(error)


@kinds
def test_an_empty_list_is_one_request(kind: Kind) -> None:
    service = Service([])

    got = list(run(stream(kind, EVERYTHING), service.answer))

    assert got == []
    assert len(service.requests) == 1
