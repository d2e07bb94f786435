"""Exact paging: which rows of a response are new, and what to do where none can be told to be.

The service lists newest first, by offset, while rows arrive at the top and disappear anywhere, and
shows at most 10,000 rows of a query. Offsets are therefore only a hint where to look. A row seen
before proves that nothing was skipped: a page joins if it contains one, and everything after the
last such row is new. That is true of an older response too, so pages can be fetched ahead. The end
of the list is accepted only if a page shows it.

This module is pure: a generator yields `Fetch` and is sent rows and total, or yields `Emit`.
"""

from collections.abc import Generator, Hashable, Iterable
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar, cast

from postmark._errors import IncompleteResultsError
from postmark._paging.asks import Ask, Fetch, Window
from postmark._paging.edges import Edge, Edges
from postmark._paging.seen import SeenRows
from postmark._wire.eastern import (
    SECOND,
    Bounds,
    covering,
    eastern_wall,
    is_in_second_pass,
    second_below,
)
from postmark._wire.kinds import CAP, Kind, Paging

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE = 90
"""Requests that a stream makes without getting further; a normal search needs fewer."""
_DOUBT = 30
"""How many of them it costs if a list ends before its own TotalCount."""
_WIDER = [timedelta(0), *(timedelta(minutes=4**power) for power in range(10))]
"""How far above the oldest row taken a window may end: up to half a year."""


class Emit(NamedTuple, Generic[T]):
    """Hand these rows to the caller."""

    rows: list[T]


_Answer: TypeAlias = tuple[list[T], list[Hashable], int]
"""Rows, what identifies them, and how many the service counts."""
Steps: TypeAlias = Generator[Fetch | Emit[T], tuple[list[T], int] | None, R]


def pages(kind: Kind, bounds: Bounds, paging: Paging, now: datetime) -> Steps[Any, None]:
    """Page through everything within `bounds`, newest first, each row once.

    `now` only serves as the start of the search for a window if no row has a date.
    """
    yield from _Stream[Any](kind, bounds, paging, now).run()


class _Page(NamedTuple, Generic[T]):
    ask: Ask
    rows: list[T]
    keys: list[Hashable]
    total: int
    start: int
    """Index of the first new row."""
    joins: bool = False
    """Whether a known row shows it."""

    @property
    def end(self) -> int:
        return self.ask.offset + len(self.rows)

    @property
    def is_short(self) -> bool:
        return len(self.rows) < self.ask.size


class _Patience:
    """How many requests may still be made without getting further.

    Attributes:
        oldest: The time of the oldest row when a page brought new ones last.
        total: How many rows were listed then.
    """

    def __init__(self) -> None:
        self.left = _PATIENCE
        self.oldest: datetime | None = None
        self.total = 0

    def reward(self, page: _Page[Any], oldest: datetime | None) -> None:
        """Begin anew if the new rows of a page show progress, so that no list goes on forever.

        They do not behind the end of their own list. If no known row precedes them, they must be
        older than those before, or fewer be left.
        """
        older = oldest is not None and self.oldest is not None and oldest < self.oldest
        within = not page.is_short or page.end <= page.total
        if within and (page.joins or older or page.total < self.total):
            self.left = _PATIENCE
        self.oldest, self.total = oldest, page.total


class _Stream(Generic[T]):
    def __init__(self, kind: Kind, bounds: Bounds, paging: Paging, now: datetime) -> None:
        self.kind = kind
        self.bounds = bounds
        self.now = now
        self.claimed = attrgetter(name) if (name := kind.time or kind.sent) else None

        self.seen = SeenRows[T](kind)
        self.edges = Edges(now)
        self.window = Window(bounds, paging, kind.most)
        self.patience = _Patience()
        self.yielded = self.total = 0
        self.ended = False
        self.at_bottom = False  # whether the last page showed the end of the list
        self.announced: tuple[Ask, ...] = ()

    def run(self) -> Steps[T, None]:
        while not self.ended and self.window.wanted > 0:
            ask = self.window.next_ask()
            if ask.end > CAP:
                if (yield from self._goes_on_elsewhere()):
                    continue
                ask = ask._replace(size=CAP - ask.offset)
            yield from self._step(ask)

    def _step(self, ask: Ask) -> Steps[T, None]:
        """Take a page that joins: `ask`, or one found by searching.

        Not part of the loop, so that no local there keeps a page alive while the next is fetched.
        """
        page = yield from self._look(self.window.with_next(ask))
        if page is None:
            page = yield from self._search()
        if page is not None:
            yield from self._take(page)

    # Reading responses

    def _request(self, fetch: Fetch) -> Steps[T, _Answer[T]]:
        """Make a request. All of them pass here, so that no loop can run forever."""
        if self.patience.left <= 0:
            counted = self.window.total
            raise self._incomplete(f"Postmark counts {counted}, but no page of them leads further")
        self.patience.left -= 1
        answer = yield fetch
        assert answer is not None  # noqa: S101 - the driver sends one after a Fetch
        rows = answer[0][: fetch.ask.size]  # the position of surplus rows is unknown
        return rows, list(map(self.seen.key, rows)), answer[1]

    def _look(self, fetch: Fetch) -> Steps[T, _Page[T] | None]:
        """Fetch a page; return None if it does not join the rows taken so far."""
        ask, early = fetch.ask, fetch.ask in self.announced
        self.announced = fetch.ahead + fetch.then
        rows, keys, total = yield from self._request(fetch)
        if early and self.seen.last not in keys:
            # Fetched ahead, so it may still contain rows that the last page no longer had: they
            # would be yielded out of order. This second request is not prefetched.
            rows, keys, total = yield from self._request(fetch)
        self.at_bottom = self.window.note(ask, len(rows), total)
        if not self._is_narrowed():
            self.total = total
        start = self.seen.first_new(keys)
        if start is not None:
            return _Page(ask, rows, keys, total, start, joins=True)
        # The top of a narrowed window proves nothing: its end may not be read as intended.
        top = ask.offset == 0 and not self._is_narrowed()
        start = self.seen.first_new_by_time(rows, top=top, bottom=self.at_bottom)
        return None if start is None else _Page(ask, rows, keys, total, start)

    def _look_down(self, offsets: Iterable[int]) -> Steps[T, _Page[T] | None]:
        """Look for a page that joins, down to the end of what is shown."""
        for offset in offsets:
            page = yield from self._look(Fetch(self.window.full_ask(offset)))
            if page is not None or self.at_bottom:
                return page
        return None

    def _search(self) -> Steps[T, _Page[T] | None]:
        """Find a page that joins further up, further down, or in another window.

        Return None if its rows were taken already.
        """
        self.window.forget()
        stride = self.window.stride()
        first = max(0, min(self.window.place - stride, CAP - self.window.most))
        for offset in (*range(first, 0, -stride), 0):
            page = yield from self._look(Fetch(self.window.full_ask(offset)))
            if page is not None:
                return page
        page = yield from self._look_down(range(first + stride, CAP, stride))
        if page is not None:
            return page
        if self.at_bottom and self.kind.time is None:
            # The list was seen to its end, so take it from its top. A row that arrived meanwhile
            # cannot be told from an older one; it may be yielded too, and nothing is lost.
            ask = self.window.full_ask(0)
            rows, keys, total = yield from self._request(Fetch(ask))
            return _Page(ask, rows, keys, total, self.seen.first_new(keys) or 0)
        if self.kind.dates and (yield from self._recovers()):
            return None
        if not self.at_bottom and not self.kind.dates:
            raise self._hole()
        raise self._incomplete("the list changed faster than it could be read")

    def _take(self, page: _Page[T]) -> Steps[T, None]:
        """Emit the new rows of a page that joins, and check whether it ends the list."""
        boundary = page.ask.offset + page.start
        if page.start == len(page.rows) >= page.ask.size:
            boundary = max(boundary, min(boundary + self.seen.after(page.keys[-1]), page.total))
        self.window.move(boundary, boundary + len(page.rows) - page.start)
        if self.claimed is not None:
            self.edges.note(map(self.claimed, page.rows[page.start :: 20]))
        rows = self.seen.add(page.rows[page.start :], page.keys[page.start :])
        if rows:
            self.patience.reward(page, self.seen.oldest)
        wanted = [row for row in rows if self._is_within_bounds(row)][: self.window.wanted]
        if wanted:
            self.yielded += len(wanted)
            self.window.wanted -= len(wanted)
            yield Emit(wanted)
        if page.is_short and self.window.wanted > 0:
            # A total below the end is wrong: as few as were taken may be, as many more are a gap.
            few = page.total < page.end and page.total <= self.seen.count
            self.ended = page.total == page.end or (few and not rows)
            self.patience.left -= 0 if rows else _DOUBT

    def _is_within_bounds(self, row: T) -> bool:
        """Return whether a row is in the caller's range; the window may be wider."""
        earliest, latest, *_ = self.bounds
        time = self.seen.time(row) if self.seen.time and (earliest or latest) else None
        return not time or (self._reaches(time) and (latest is None or time <= latest))

    # Past the cap

    def _is_narrowed(self) -> bool:
        return self.window.until != self.bounds.to_date

    def _reaches(self, instant: datetime) -> bool:
        """Return whether the range that was asked for has anything up to `instant`."""
        return self.bounds.earliest is None or self.bounds.earliest <= instant

    def _goes_on_elsewhere(self) -> Steps[T, bool]:
        """Near the cap, look for a window that ends earlier; return False to read this one on."""
        is_full = self.window.place >= CAP
        if self.kind.dates and (is_full or self.window.total >= CAP):
            edge = yield from self._next_edge()
            if edge is not None:
                self.window.enter(covering(edge[0]), edge[0], self.window.place - edge[1])
                return True
        elif is_full and self.window.total == CAP and (yield from self._ends_at_the_cap()):
            return True
        if is_full and not ((yield from self._has_moved()) or (yield from self._squeezes_on())):
            raise self._hole()
        return is_full

    def _next_edge(self) -> Steps[T, Edge | None]:
        """Find an instant with almost all rows taken above it, and no other, by counting."""
        window, edges = self.window, self.edges
        edges.low, edges.high = self.bounds.earliest, window.latest
        search = edges.search(window.place, self.seen.count, self.seen.times)
        try:
            instant = next(search)
            while True:
                ask = Ask(1, 0, eastern_wall(instant), window.until)
                *_, above = yield from self._request(Fetch(ask))
                instant = search.send(above)
        except StopIteration as end:
            return cast("Edge | None", end.value)

    def _has_moved(self) -> Steps[T, bool]:
        """Return whether the last row taken is no longer the last one shown: search for it."""
        if self.window.place == CAP:
            _, keys, _ = yield from self._request(Fetch(self.window.full_ask(CAP - 1)))
            self.window.place -= keys != [self.seen.last]
        return self.window.place < CAP

    def _ends_at_the_cap(self) -> Steps[T, bool]:
        """Distinguish a list of exactly 10,000 rows from a longer one that is cut off.

        Whether the service honours dates here is undocumented; if it does, a window of the last
        rows shows the end, and otherwise this proves nothing.
        """
        if self.seen.times:
            ask = self.window.full_ask(0)._replace(to_date=covering(self.seen.times[0]))
            _, keys, total = yield from self._request(Fetch(ask))
            self.ended = keys[-1:] == [self.seen.last] and total == len(keys) < ask.size
        return self.ended

    def _squeezes_on(self) -> Steps[T, bool]:
        """Go on within a second, or the repeated hour, that is longer than the cap, if that works.

        It does if the service compares whole seconds, or reads the first pass of the hour.
        """
        last = self.seen.oldest or (self.edges.high and self.edges.high - SECOND)
        if last is None or not self.kind.dates or is_in_second_pass(last + SECOND):
            return False
        second = last.replace(microsecond=0)
        ends = {eastern_wall(latest): latest for latest in (second + SECOND, second)}
        return (yield from self._joins_in(ends, before=self.window.until))

    def _recovers(self) -> Steps[T, bool]:
        """Find the place after more rows came than are shown: in a window that excludes them."""
        last = self.seen.oldest or next(reversed(self.edges.claims), self.now)
        ends = {covering(last + wider): last + wider for wider in _WIDER}
        return (yield from self._joins_in(ends, before=self.bounds.to_date, deepest=CAP))

    def _joins_in(
        self, ends: dict[datetime, datetime], before: datetime | None, deepest: int = 1
    ) -> Steps[T, bool]:
        """Go on in the first of some windows with a page that joins."""
        for until, latest in ends.items():
            if (before is None or until < before) and self._reaches(latest):
                self.window.enter(until, latest, 0)
                page = yield from self._look_down(range(0, deepest, self.window.stride()))
                if page is not None:
                    yield from self._take(page)
                    return True
        return False

    # Giving up

    def _hole(self) -> IncompleteResultsError:
        if not self.kind.dates:
            return self._incomplete(
                f"Postmark lists no more than {CAP} per query; narrow it with filters"
            )
        reason = f"more than {CAP} share one second or the repeated DST hour; add filters"
        below = self.edges.high and second_below(self.edges.high - SECOND)
        if below and self._reaches(below):
            reason += f", or continue with to_date={eastern_wall(below).isoformat()}"
        return self._incomplete(reason)

    def _incomplete(self, reason: str) -> IncompleteResultsError:
        # A total that equals the cap, or is no more than what was yielded, cannot be trusted.
        total = None if self.total == CAP or self.total <= self.yielded else self.total
        known = "" if total is None else f" of {total}"
        return IncompleteResultsError(
            f"yielded {self.yielded}{known} {self.kind.noun}, the rest cannot be reached: {reason}",
            yielded=self.yielded,
            total=total,
        )
