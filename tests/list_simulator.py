"""A simulated list of the service: newest first, paged by offset, changing between requests.

Deterministic: all randomness comes from the given seed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from random import Random
from typing import Literal, NamedTuple

from postmark._paging.asks import Ask
from postmark._paging.stream import Emit, Steps, pages
from postmark._wire.eastern import EASTERN, Bounds, split_dates
from postmark._wire.kinds import Kind, Paging

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
START = datetime(2025, 6, 2, 12, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
MILLION = 1_000_000
CAP = 10_000

Reading = Literal["first run", "second run", "wall clock"]
"""How the service interprets a time in the repeated DST hour."""


class Row(NamedTuple):
    """A row; a higher number arrived later."""

    number: int
    micros: int
    sent: int | None = None
    """The time by the sender's clock."""

    @property
    def name(self) -> str:
        """Its identity, where that is text."""
        return f"row {self.number}"

    @property
    def id(self) -> int:
        """Its identity, where that is a number."""
        return 10_000_000_000 + self.number

    @property
    def received_at(self) -> datetime:
        """The time by the service's clock."""
        return EPOCH + self.micros * MICROSECOND

    @property
    def sent_at(self) -> datetime | None:
        """The time by the sender's clock."""
        return None if self.sent is None else EPOCH + self.sent * MICROSECOND


OUTBOUND = Kind(noun="messages", key=("name",), time="received_at", dates=True)
INBOUND = Kind(noun="messages", key=("name",), sent="sent_at", dates=True)
BOUNCES = Kind(noun="bounces", key=("id",), time="received_at", dates=True)
OPENS = Kind(noun="opens", key=("name", "received_at"), time="received_at")
CLICKS = Kind(noun="clicks", key=("name", "id"), time="received_at")
DOMAINS = Kind(noun="domains", key=("id",))
"""Like templates, servers and all that is listed whole: rows have an id and no time."""

EVERYTHING = Bounds()


@dataclass
class Service:
    """The service and its rows, oldest first."""

    rows: list[Row]
    reading: Reading = "second run"
    whole_seconds: bool = False
    capped_total: bool = False
    drift: Callable[["Service"], None] | None = None
    requests: list[Ask] = field(default_factory=list[Ask])

    def answer(self, ask: Ask) -> tuple[list[Row], int]:
        """Respond to one request; the list changes before each one but the first."""
        assert 1 <= ask.size <= 500
        assert ask.offset >= 0
        assert ask.offset + ask.size <= CAP
        if self.drift is not None and self.requests:
            self.drift(self)
        self.requests.append(ask)
        rows, first, end = self.matching(ask)
        bottom = max(first, end - ask.offset - ask.size)
        page = rows[bottom : max(bottom, end - ask.offset)][::-1]
        return page, min(CAP, end - first) if self.capped_total else end - first

    def matching(self, ask: Ask) -> tuple[list[Row], int, int]:
        """Return rows, oldest first, and between which indexes they are within the window."""
        if self.reading == "wall clock":
            low, high = (
                None if wall is None else micros_of(wall.replace(tzinfo=UTC))
                for wall in (ask.from_date, ask.to_date)
            )
            rows = [row for row in self.rows if self._on_the_clock(low, high, row)]
            return rows, 0, len(rows)
        first, end = 0, len(self.rows)
        if ask.from_date is not None:
            first = bisect_left(self.rows, self._instant(ask.from_date), key=self._time)
        if ask.to_date is not None:
            end = bisect_right(self.rows, self._instant(ask.to_date), key=self._time)
        return self.rows, first, max(first, end)

    def _time(self, row: Row) -> int:
        return row.micros // MILLION * MILLION if self.whole_seconds else row.micros

    def _instant(self, wall: datetime) -> int:
        fold = int(self.reading == "second run")
        return micros_of(wall.replace(tzinfo=EASTERN, fold=fold))

    def _on_the_clock(self, low: int | None, high: int | None, row: Row) -> bool:
        time = self._time(row)
        wall = time + offset_of(time // MILLION // 3_600) * MILLION
        return (low is None or low <= wall) and (high is None or wall <= high)


@cache
def offset_of(hour: int) -> int:
    """Return the seconds by which the Eastern wall clock differs from UTC in an hour."""
    instant = EPOCH + timedelta(hours=hour)
    return round((instant.astimezone(EASTERN).utcoffset() or timedelta(0)).total_seconds())


class Drift:
    """Up to `most` rows disappear and up to `most` arrive between two requests."""

    def __init__(
        self, chance: Random, most: int = 50, style: str = "", *, on_top: bool = True
    ) -> None:
        self.chance = chance
        self.most = most
        self.on_top = on_top
        self.style = style or chance.choice(["expiry", "anywhere", "near the top", "a block"])
        self.newest = Row(0, micros_of(START))

    def __call__(self, service: Service) -> None:
        """Change the list once."""
        rows, chance = service.rows, self.chance
        self.newest = max([self.newest, *rows[-1:]], key=lambda row: row.number)
        vanishing = min(chance.randint(0, self.most), len(rows))
        block = chance.randrange(len(rows) - vanishing + 1)
        for left in range(len(rows), len(rows) - vanishing, -1):
            if self.style == "expiry":
                del rows[0]
            elif self.style == "anywhere":
                del rows[chance.randrange(left)]
            elif self.style == "near the top":
                del rows[left - chance.randint(1, min(left, 100))]
            else:
                del rows[block]
        for _ in range(chance.randint(0, self.most)):
            later = self.newest.micros + chance.randint(1, 2 * MILLION)
            self.newest = Row(self.newest.number + 1, later)
            place = len(rows) if self.on_top else chance.randint(0, len(rows))
            rows.insert(place, self.newest)


def spread(
    count: int, gap: timedelta, *, end: datetime = START, dated: bool = True, first: int = 0
) -> list[Row]:
    """Return rows that arrived every `gap`, the last one at `end`; senders' clocks differ."""
    newest, step = micros_of(end), gap // MICROSECOND
    return [
        row_at(first + index, newest - step * (count - 1 - index), dated=dated)
        for index in range(count)
    ]


def row_at(number: int, micros: int, *, dated: bool = True) -> Row:
    """Return a row whose sender's clock is up to 90 seconds slow."""
    return Row(number, micros, micros - number % 90 * MILLION if dated else None)


def micros_of(instant: datetime) -> int:
    return (instant - EPOCH) // MICROSECOND


def bounds_of(
    from_date: datetime | date | None, to_date: datetime | date | None, zone: tzinfo | None = None
) -> Bounds:
    return split_dates({"from_date": from_date, "to_date": to_date}, zone)[0]


def stream(
    kind: Kind,
    bounds: Bounds = EVERYTHING,
    *,
    limit: int | None = None,
    batch_size: int = 500,
    concurrency: int = 1,
    now: datetime = START,
) -> Steps[Row, None]:
    return pages(kind, bounds, Paging(limit, batch_size, concurrency), now)


def run(
    steps: Steps[Row, None],
    answer: Callable[[Ask], tuple[list[Row], int]],
    ahead: Random | None = None,
) -> Iterator[Row]:
    """Drive a stream; with `ahead`, what it announces is fetched at once and in any order."""
    early: dict[Ask, tuple[list[Row], int]] = {}
    reply: tuple[list[Row], int] | None = None
    while True:
        try:
            step = steps.send(reply)
        except StopIteration:
            return
        reply = None
        if isinstance(step, Emit):
            yield from step.rows
            continue
        wanted = (step.ask, *step.ahead, *step.then)
        early = {ask: early[ask] for ask in wanted if ask in early}
        if ahead is not None:
            new = [ask for ask in wanted if ask not in early]
            early.update((ask, answer(ask)) for ask in ahead.sample(new, len(new)))
        reply = early.pop(step.ask, None) or answer(step.ask)
