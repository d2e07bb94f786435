"""Exact paging: what to fetch next, and which rows of a response are new.

The service lists newest first, by offset, while rows arrive at the top and disappear anywhere, and
shows at most 10,000 rows of a query. Offsets are therefore only a hint where to look. A row seen
before proves that nothing was skipped: a page joins if it contains one, and everything after the
last such row is new. That is true of an older response too, so pages can be fetched ahead. The end
of the list is accepted only if a page shows it.

This module is pure: a generator yields `Fetch` and is sent rows and total, or yields `Emit`.
"""

from collections import deque
from collections.abc import Generator, Hashable, Iterator
from datetime import datetime, timedelta
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from postmark._errors import IncompleteResultsError
from postmark._paging.edges import ABOVE, WindowSearch
from postmark._paging.seen import Kind, SeenRows
from postmark._wire.eastern import SECOND, Bounds, covering, eastern_wall, repeated_hour
from postmark._wire.kinds import CAP, MOST_ROWS

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE = 90
"""Requests without a new row after which a stream gives up; a normal search needs fewer."""
_DOUBTS = 3
"""Times a list may end before its own TotalCount until the stream raises."""
_SURPLUSES = 20
"""Times a list may end beyond its own TotalCount with new rows until the stream raises."""
_LEAPS = 20
"""Times in a row that a stream may continue without a known row while rows get no older and the
list no shorter; a misbehaving service could otherwise keep it going forever."""
_STRIDE = 400
"""Distance between the pages of a search; less than a page, as rows move meanwhile."""
_WIDER = [timedelta(minutes=4**power) for power in range(10)]
"""How far above the oldest row taken a window may end: up to half a year."""
_PROBES = 40
"""Enough to bisect a century down to a second."""
_NEAR = 2_500
"""A window may start this many known rows above the current position; each of them takes the room
of a new one."""
_AIM = 1_000


class Ask(NamedTuple):
    """A page to request. Dates are naive Eastern local time in whole seconds."""

    size: int
    offset: int
    from_date: datetime | None
    to_date: datetime | None

    @property
    def end(self) -> int:
        """Offset after the page."""
        return self.offset + self.size


class Fetch(NamedTuple):
    """Send back the rows and the total of `ask`.

    The pages likely to be needed next are `ahead`, to be in flight at the same time, and `then`, to
    be started once the response to `ask` is there, before it is parsed. Any other request in flight
    is no longer needed.
    """

    ask: Ask
    ahead: tuple[Ask, ...] = ()
    then: tuple[Ask, ...] = ()


class Emit(NamedTuple, Generic[T]):
    """Hand these rows to the caller."""

    rows: list[T]


class _Page(NamedTuple, Generic[T]):
    ask: Ask
    rows: list[T]
    keys: list[Hashable | None]
    total: int
    start: int
    """Index of the first new row."""


Steps: TypeAlias = Generator[Fetch | Emit[T], tuple[list[T], int] | None, R]


def pages(
    kind: Kind[T],
    bounds: Bounds,
    *,
    limit: int | None,
    batch_size: int,
    concurrency: int,
    now: datetime,
) -> Steps[T, None]:
    """Page through everything within `bounds`, newest first, each row once.

    `now` only serves as the start of the search for an inbound window if no row has a date.
    """
    yield from _Stream(kind, bounds, limit, batch_size, concurrency, now).run()


class _Stream(Generic[T]):
    def __init__(
        self,
        kind: Kind[T],
        bounds: Bounds,
        limit: int | None,
        batch_size: int,
        concurrency: int,
        now: datetime,
    ) -> None:
        self.kind = kind
        self.bounds = bounds
        self.limit = limit
        self.batch_size = batch_size
        self.concurrency = concurrency
        self.window_search = WindowSearch(now)

        self.seen = SeenRows(kind)
        self.yielded = 0
        self.total = 0
        self.ended = False

        self.until = bounds.to_date  # end of the current window
        self.top = bounds.latest  # the same as an instant
        self.listed = 0  # total of the window
        self.left: int | None = None  # rows below the place, if the service counted them
        self.place = 0  # expected offset of the first new row in it
        self.plan: deque[Ask] = deque()
        self.announced: tuple[Ask, ...] = ()
        self.shifts: deque[int] = deque(maxlen=4)

        self.short = False  # whether the last page had fewer rows than were asked for
        self.idle = 0
        self.doubts = 0
        self.surpluses = 0
        self.leaps = 0
        self.leapt: tuple[datetime | None, int] = None, 0

    def run(self) -> Steps[T, None]:
        while not self.ended and self._wanted() > 0:
            ask = self._next_ask()
            if ask.end > CAP:
                if (yield from self._narrow()):
                    continue
                ask = ask._replace(size=CAP - ask.offset)
            yield from self._step(ask)

    def _step(self, ask: Ask) -> Steps[T, None]:
        """Take a page that joins: `ask`, or one found by searching.

        Not part of the loop, so that no local there keeps a page alive while the next is fetched.
        """
        page = yield from self._look(self._fetch(ask))
        if page is None:
            page = yield from self._search()
        if page is not None:
            yield from self._take(page)

    # Choosing what to request

    def _wanted(self) -> int:
        """Return the rows the caller still wants; more than exist if there is no limit."""
        return 1 << 62 if self.limit is None else self.limit - self.yielded

    def _overlap(self) -> int:
        """Return the known rows to request again, so that one remains if rows above disappear."""
        vanished = -min(self.shifts, default=0)
        return min(1 + self.seen.nameless + 2 * max(0, vanished), MOST_ROWS // 2)

    def _count(self) -> int:
        """Return the rows to request: a batch, or more if known rows would fill much of it."""
        reach = self._overlap() + max(0, *self.shifts, 0)
        if not self.seen.count or 8 * reach <= self.batch_size:
            return self.batch_size
        return min(MOST_ROWS, self.batch_size + reach)

    def _ask_at(self, offset: int) -> Ask:
        count = min(self._count(), self.place + self._wanted() - offset)
        return Ask(count, offset, self.bounds.from_date, self.until)

    def _next_ask(self) -> Ask:
        """Return the page announced earlier if it is still well placed, else a new one."""
        if self.plan:
            ask = self.plan.popleft()
            if ask.offset < self.place and 2 * (ask.end - self.place) >= ask.size:
                return ask
            self.plan.clear()
        return self._ask_at(max(0, self.place - self._overlap()))

    def _fetch(self, ask: Ask) -> Fetch:
        """Announce the pages after `ask`, as far as rows are wanted and known to exist."""
        beside = self.concurrency - 1
        overlap = self._overlap()
        needed = min(self.listed, self.place + self._wanted()) if self.seen.count else 0
        last = self.plan[-1] if self.plan else ask
        while beside and len(self.plan) <= beside and last.end < needed:
            last = self._ask_at(last.end - overlap)
            if last.end > CAP:
                break
            self.plan.append(last)
        plan = tuple(self.plan)
        return Fetch(ask, plan[:beside], plan[beside:])

    # Reading responses

    def _request(self, fetch: Fetch) -> Steps[T, tuple[list[T], int]]:
        """Make a request. All of them pass here, so that no loop can run forever."""
        if self.idle == _PATIENCE:
            raise self._incomplete(f"{_PATIENCE} requests in a row brought nothing new")
        self.idle += 1
        self.announced = fetch.ahead + fetch.then
        answer = yield fetch
        if answer is None:
            raise TypeError("a Fetch is answered with rows and total")
        rows, total = answer
        return rows[: fetch.ask.size], total  # the position of surplus rows is unknown

    def _look(self, fetch: Fetch) -> Steps[T, _Page[T] | None]:
        """Fetch a page; return None if it does not join the rows taken so far."""
        ask = fetch.ask
        early = ask in self.announced
        rows, total = yield from self._request(fetch)
        keys = [self.kind.key(row) for row in rows]
        if early and self.seen.last not in keys:
            # Fetched ahead, so it may still contain rows that the last page no longer had: they
            # would be yielded out of order. This second request is not prefetched.
            rows, total = yield from self._request(fetch)
            keys = [self.kind.key(row) for row in rows]
        self.listed, self.short = total, len(rows) < ask.size
        if ask.to_date == self.bounds.to_date:
            self.total = total
        start = self.seen.first_new(keys)
        if start is None:
            # The top of a narrowed window proves nothing: its end may not be read as intended.
            top = ask.offset == 0 and not self._narrowed()
            start = self.seen.first_new_by_time(rows, top=top, full=ask.size)
            if start is not None and not self._may_leap():
                start = None
        return None if start is None else _Page(ask, rows, keys, total, start)

    def _may_leap(self) -> bool:
        """Return whether to continue without a known row, which an endless list always needs."""
        oldest, listed = self.leapt
        now = self.leapt = self.seen.oldest, self.listed
        older = now[0] is not None and oldest is not None and now[0] < oldest
        self.leaps = 0 if older or now[1] < listed else self.leaps + 1
        return self.leaps <= _LEAPS

    def _search(self) -> Steps[T, _Page[T] | None]:
        """Find a page that joins further up, further down, or in another window.

        Return None if its rows were taken already.
        """
        self.plan.clear()
        first = max(0, min(self.place - _STRIDE, CAP - MOST_ROWS))
        for offset in (*range(first, 0, -_STRIDE), 0):
            page = yield from self._look(Fetch(self._search_ask(offset)))
            if page is not None:
                return page
        page = yield from self._look_down(first + _STRIDE)
        if page is not None:
            return page
        known = self.seen.last is not None  # else rows have no identity and would be repeated
        if known and self.short and self.kind.received_at is None and self._may_leap():
            return (yield from self._start_again())
        if self.kind.narrows and (yield from self._narrow(lost=True)):
            return None
        if not self.short and not self.kind.narrows:
            raise self._hole()
        raise self._incomplete("the list changed faster than it could be read")

    def _look_down(self, first: int) -> Steps[T, _Page[T] | None]:
        """Look for a page that joins, from an offset on to the end of what is shown."""
        for offset in range(first, CAP, _STRIDE):
            page = yield from self._look(Fetch(self._search_ask(offset)))
            if page is not None or self.short:
                return page
        return None

    def _search_ask(self, offset: int) -> Ask:
        return Ask(min(MOST_ROWS, CAP - offset), offset, self.bounds.from_date, self.until)

    def _start_again(self) -> Steps[T, _Page[T]]:
        """Take the list from its top, after it was seen to its end and showed no known row.

        Without times, a row that arrived meanwhile cannot be told from an older one. It may be
        yielded too; nothing is lost.
        """
        ask = self._search_ask(0)
        rows, total = yield from self._request(Fetch(ask))
        keys = [self.kind.key(row) for row in rows]
        return _Page(ask, rows, keys, total, self.seen.first_new(keys) or 0)

    def _take(self, page: _Page[T]) -> Steps[T, None]:
        """Emit the new rows of a page that joins, and check whether it ends the list."""
        self._locate(page)
        rows = self.seen.add(page.rows[page.start :], page.keys[page.start :])
        if self.kind.sent_at is not None:
            dates = [date for row in rows if (date := self.kind.sent_at(row))]
            self.window_search.note(self.seen.count - len(rows), dates)
        if rows:
            self.idle = self.doubts = 0
        wanted = [row for row in rows if self._within_bounds(row)][: self._wanted()]
        if wanted:
            self.yielded += len(wanted)
            yield Emit(wanted)
        end = page.ask.offset + len(page.rows)
        if len(page.rows) < page.ask.size and self._wanted() > 0:
            # A total below the end is wrong: as few as were taken may be, as many more are a gap.
            few = page.total < end and page.total <= self.seen.count
            self.ended = page.total == end or (few and not rows)
            self._doubt(page.total, more=page.total < end, new=bool(rows))

    def _doubt(self, total: int, *, more: bool, new: bool) -> None:
        """Raise if a list has contradicted its own count too often."""
        self.doubts += not (self.ended or new)
        self.surpluses += more and new
        if self.doubts == _DOUBTS or self.surpluses == _SURPLUSES:
            raise self._incomplete(
                f"Postmark counts {total} but lists {'more' if more else 'no more'}"
            )

    def _locate(self, page: _Page[T]) -> None:
        """Record the position of the first new row, and its distance from the expected one."""
        boundary = page.ask.offset + page.start
        if page.start == len(page.rows) >= page.ask.size:
            boundary = max(boundary, min(boundary + self.seen.after(page.keys[-1]), page.total))
        self.shifts.append(boundary - self.place)
        self.place = boundary + len(page.rows) - page.start
        self.left = None if page.total == CAP else page.total - self.place

    def _within_bounds(self, row: T) -> bool:
        """Return whether a row is in the caller's range; the window may be wider."""
        earliest, latest = self.bounds.earliest, self.bounds.latest
        if self.kind.received_at is None or (earliest is None and latest is None):
            return True
        time = self.kind.received_at(row)
        return time is None or (
            (earliest is None or earliest <= time) and (latest is None or time <= latest)
        )

    # Past the cap

    def _narrowed(self) -> bool:
        return self.until != self.bounds.to_date

    def _enter(self, until: datetime, top: datetime | None, place: int) -> None:
        self.until, self.top, self.place = until, top, place
        self.plan.clear()

    def _narrow(self, *, lost: bool = False) -> Steps[T, bool]:
        """Continue in a window that ends earlier; return False if this one has to suffice.

        If the position is `lost`, the window may also end later.
        """
        full = self.place >= CAP
        if self.kind.narrows and (lost or full or self.listed >= CAP):
            by_time = self.kind.received_at is not None
            if (yield from self._narrow_by_time(lost) if by_time else self._narrow_by_probes(lost)):
                return True
        elif full and self.listed == CAP and (yield from self._ends_at_the_cap()):
            return True
        if not full or lost:
            return False
        if not (yield from self._pass_the_cap()):
            raise self._hole()
        return True

    def _pass_the_cap(self) -> Steps[T, bool]:
        """Continue although the window was read to the cap and no earlier one joins."""
        if self.place > CAP:
            return False
        rows, total = yield from self._request(Fetch(self._search_ask(CAP - 1)._replace(size=1)))
        if [self.kind.key(row) for row in rows] != [self.seen.last]:
            self.place -= 1  # the last row has moved: search for it
            return True
        return self.kind.narrows and total > CAP and (yield from self._step_over(total - CAP))

    def _ends_at_the_cap(self) -> Steps[T, bool]:
        """Distinguish a list of exactly 10,000 rows from a longer one that is cut off.

        Whether the service honours dates here is undocumented; if it does, a window of the last
        rows shows the end, and otherwise this proves nothing.
        """
        if self.seen.oldest is None:
            return False
        ask = self._search_ask(0)._replace(to_date=covering(self.seen.times[0]))
        rows, total = yield from self._request(Fetch(ask))
        keys = [self.kind.key(row) for row in rows]
        self.ended = keys[-1:] == [self.seen.last] and total == len(rows) < ask.size
        return self.ended

    def _narrow_by_time(self, lost: bool) -> Steps[T, bool]:
        """End the window at the oldest row taken, or later, until a page of it joins."""
        highest = self.bounds.to_date if lost else self.until
        for until in self._ends():
            if highest is None or until < highest:
                left = self.until, self.place
                self._enter(until, None, 0)
                page = yield from self._look(Fetch(self._ask_at(0)))
                if page is None and lost and not self.short:
                    page = yield from self._look_down(_STRIDE)
                if page is not None:
                    yield from self._take(page)
                    return True
                self.until, self.place = left
        return False

    def _ends(self) -> Iterator[datetime]:
        """Yield ends for the next window, the best first; a page of it must still join."""
        times = self.seen.times
        if self.seen.oldest is None:
            return
        ends = [*times[:2], *(self.seen.oldest + wider for wider in _WIDER)]
        yield from dict.fromkeys(map(covering, ends))
        if self.place >= CAP and not _in_second_pass(times[0] + SECOND):
            # Joins only if the service compares whole seconds, or reads the first pass.
            yield eastern_wall(times[0].replace(microsecond=0) + SECOND)
            yield eastern_wall(times[0].replace(microsecond=0))

    def _ends_below(self) -> list[datetime]:
        """Return ends of windows below the rows taken, the highest first."""
        if self.kind.received_at is None:
            return [] if self.window_search.old is None else [self.window_search.old]
        if self.seen.oldest is None or repeated_hour(self.seen.oldest) is not None:
            return []
        second = self.seen.oldest.replace(microsecond=0)
        return [second, second - SECOND]

    def _reaches(self, end: datetime) -> bool:
        """Return whether the range that was asked for has anything up to `end`."""
        return self.bounds.earliest is None or self.bounds.earliest <= end

    def _step_over(self, missing: int) -> Steps[T, bool]:
        """Continue below if counts prove that no row lies between the window and the next one.

        Rows that disappear meanwhile make the second total too low, never equal.
        """
        for end in filter(self._reaches, self._ends_below()):
            ask = self._search_ask(0)._replace(to_date=covering(end))
            rows, below = yield from self._request(Fetch(ask))
            if below == missing:
                self._enter(covering(end), end, 0)
                keys = [self.kind.key(row) for row in rows]
                yield from self._take(_Page(ask, rows, keys, below, 0))
                return True
        return False

    def _narrow_by_probes(self, lost: bool) -> Steps[T, bool]:
        """Find a window that starts a little above the place by asking which row comes first."""
        search, most = self.window_search, CAP if lost else self.place
        old = None if self.bounds.earliest is None else self.bounds.earliest - SECOND
        search.begin(old, self.bounds.latest if lost else self.top)
        for attempt in range(_PROBES):
            end = search.next_end(attempt, self.seen.count - _AIM)
            if end is None:
                break
            first = yield from self._first_taken(end, lost)
            near = first not in (None, ABOVE) and self.seen.count - first <= _NEAR
            search.tell(end, first, near)
            if near:
                break
        if search.best is not None and self.seen.count - search.best[1] < most:
            end, first = search.best
            self._enter(covering(end), end, self.seen.count - first)
            return True
        return False

    def _first_taken(self, end: datetime, lost: bool) -> Steps[T, int | None]:
        """Return the number of rows taken before the first of a window; None if it is below them.

        A first row never seen is either below them, or a new arrival above them. In the latter case
        the window counts more rows than were left, or has a known row further down.
        """
        rows, total = yield from self._probe(end, 0)
        first = self.seen.before(self.kind.key(rows[0])) if rows else None
        if first is not None or not rows:
            return first
        if self.left is not None and total != CAP:
            return ABOVE if total > self.left + MOST_ROWS else None
        if self.window_search.best is None and not self._narrowed():
            deeper, _ = yield from self._probe(end, self.place // 2)
            lost = lost or (bool(deeper) and self.seen.before(self.kind.key(deeper[0])) is not None)
        return ABOVE if lost else None

    def _probe(self, end: datetime, offset: int) -> Steps[T, tuple[list[T], int]]:
        return self._request(Fetch(Ask(1, offset, self.bounds.from_date, covering(end))))

    # Giving up

    def _hole(self) -> IncompleteResultsError:
        if not self.kind.narrows:
            return self._incomplete(
                f"Postmark lists no more than {CAP} per query; narrow it with filters"
            )
        below = self.window_search.old if self.seen.oldest is None else _below(self.seen.oldest)
        reason = f"more than {CAP} share one second or the repeated DST hour; add filters"
        if below is not None and self._reaches(below):
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


def _in_second_pass(instant: datetime) -> bool:
    twice = repeated_hour(instant)
    return twice is not None and instant >= twice[0] + (twice[1] - twice[0]) / 2


def _below(instant: datetime) -> datetime:
    """Return the second before that of `instant`, or before the repeated hour it is in."""
    twice = repeated_hour(instant)
    return (twice[0] if twice else instant.replace(microsecond=0)) - SECOND
