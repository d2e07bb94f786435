"""A list as the service keeps it: newest first, paged by offset, changing between requests.

Deterministic: all chance comes from the seed it is given.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Literal, NamedTuple

from postmark._dates import EASTERN, Bounds
from postmark._streams import Ask, Emit, Fetch, Kind, pages

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
START = datetime(2025, 6, 2, 12, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
MILLION = 1_000_000
CAP = 10_000

Reading = Literal["first run", "second run", "wall clock"]
"""How the service takes a time in the repeated autumn hour."""


class Row(NamedTuple):
    """A row; a higher number arrived later."""

    number: int
    micros: int
    sent_at: datetime | None = None


def received_at(row: Row) -> datetime:
    return EPOCH + row.micros * MICROSECOND


def sent_at(row: Row) -> datetime | None:
    return row.sent_at


def number(row: Row) -> int:
    return row.number


OUTBOUND = Kind("messages", number, received_at)
INBOUND = Kind[Row]("messages", number, sent_at=sent_at)
OPENS = Kind("opens", number, received_at, narrows=False)
CLICKS = Kind("clicks", number, received_at, narrows=False)


@dataclass
class Service:
    """The service and its rows, oldest first in here."""

    rows: list[Row]
    reading: Reading = "second run"
    whole_seconds: bool = False
    capped_total: bool = False
    drift: Callable[["Service"], None] | None = None
    requests: list[Ask] = field(default_factory=list[Ask])

    def answer(self, ask: Ask) -> tuple[list[Row], int]:
        """Answer one request; the list moves before each but the first."""
        assert 1 <= ask.count <= 500
        assert ask.offset >= 0
        assert ask.offset + ask.count <= CAP
        if self.drift is not None and self.requests:
            self.drift(self)
        self.requests.append(ask)
        listed = self.matching(ask)
        page = listed[max(0, len(listed) - ask.offset - ask.count) : len(listed) - ask.offset]
        if ask.offset >= len(listed):
            page = []
        return page[::-1], min(CAP, len(listed)) if self.capped_total else len(listed)

    def matching(self, ask: Ask) -> list[Row]:
        """Return the rows within the window, oldest first."""
        if self.reading == "wall clock":
            return [row for row in self.rows if self._on_the_clock(ask, row)]
        low, high = 0, len(self.rows)
        if ask.from_date is not None:
            low = bisect_left(self.rows, self._instant(ask.from_date), key=self._time)
        if ask.to_date is not None:
            high = bisect_right(self.rows, self._instant(ask.to_date), key=self._time)
        return self.rows[low:high]

    def _time(self, row: Row) -> int:
        return row.micros // MILLION * MILLION if self.whole_seconds else row.micros

    def _instant(self, wall: datetime) -> int:
        fold = int(self.reading == "second run")
        return (wall.replace(tzinfo=EASTERN, fold=fold) - EPOCH) // MICROSECOND

    def _on_the_clock(self, ask: Ask, row: Row) -> bool:
        time = EPOCH + self._time(row) * MICROSECOND
        wall = time.astimezone(EASTERN).replace(tzinfo=None)
        return (ask.from_date is None or ask.from_date <= wall) and (
            ask.to_date is None or wall <= ask.to_date
        )


class Drift:
    """Up to `most` rows vanish and up to `most` arrive on top between two requests."""

    def __init__(self, chance: Random, most: int = 50) -> None:
        self.chance = chance
        self.most = most
        self.style = chance.choice(["expiry", "anywhere", "near the top", "a block"])
        self.newest = Row(0, (START - EPOCH) // MICROSECOND)

    def __call__(self, service: Service) -> None:
        """Change the list once."""
        rows, chance = service.rows, self.chance
        self.newest = max([self.newest, *rows[-1:]], key=number)
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
            rows.append(self.newest)


def spread(count: int, gap: timedelta, *, end: datetime = START, claims: bool = True) -> list[Row]:
    """Return rows that arrived one every `gap`, the last one at `end`."""
    last, step = (end - EPOCH) // MICROSECOND, gap // MICROSECOND
    return [
        Row(
            at,
            micros,
            EPOCH + micros * MICROSECOND - timedelta(seconds=at % 90) if claims else None,
        )
        for at, micros in enumerate(
            range(last - step * (count - 1), last + 1, step) if step else [last] * count
        )
    ]


Steps = Generator[Fetch | Emit[Row], tuple[list[Row], int] | None, None]


def stream(
    kind: Kind[Row],
    bounds: Bounds = Bounds(),
    *,
    limit: int | None = None,
    batch_size: int = 500,
    concurrency: int = 1,
    now: datetime = START,
) -> Steps:
    return pages(kind, bounds, limit=limit, batch_size=batch_size, concurrency=concurrency, now=now)


def run(steps: Steps, answer: Callable[[Ask], tuple[list[Row], int]]) -> Iterator[Row]:
    """Drive a stream that fetches nothing ahead."""
    yield from run_ahead(steps, answer, None)


def run_ahead(
    steps: Steps, answer: Callable[[Ask], tuple[list[Row], int]], chance: Random | None
) -> Iterator[Row]:
    """Drive a stream; with `chance`, what it announces is fetched at once and in any order."""
    early: dict[Ask, tuple[list[Row], int]] = {}
    step = next(steps, None)
    while step is not None:
        try:
            if isinstance(step, Emit):
                yield from step.rows
                step = steps.send(None)
            else:
                early = {ask: early[ask] for ask in (step.ask, *step.ahead) if ask in early}
                if chance is not None:
                    new = [ask for ask in (step.ask, *step.ahead) if ask not in early]
                    for ask in chance.sample(new, len(new)):
                        early[ask] = answer(ask)
                step = steps.send(early.pop(step.ask, None) or answer(step.ask))
        except StopIteration:
            return
