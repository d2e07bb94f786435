"""Which page of a window to request next, and which to fetch ahead of it."""

from collections import deque
from datetime import datetime
from typing import NamedTuple

from postmark._wire.eastern import Bounds
from postmark._wire.kinds import CAP, Paging


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


class Window:
    """What the service lists up to a certain time, and the place reached in it.

    Attributes:
        until: Its end, as the service is told it.
        latest: The same as an instant.
        place: Expected offset of the first new row.
        total: How many rows the service counted last.
        most: How many rows the service is known to return at once.
        wanted: How many the caller still wants; more than exist if there is no limit.
    """

    def __init__(self, bounds: Bounds, paging: Paging, most: int) -> None:
        self.until, self.latest = bounds.to_date, bounds.latest
        self.place = self.total = 0
        self.most = most
        self.wanted = 1 << 62 if paging.limit is None else paging.limit
        self._from_date = bounds.from_date
        self._batch, self._beside = paging.batch_size, paging.concurrency - 1
        self._plan = deque[Ask]()
        self._shifts = deque[int](maxlen=4)  # by which the last pages were misplaced

    def enter(self, until: datetime, latest: datetime, place: int) -> None:
        """Go on in another window."""
        self.forget()
        self.until, self.latest, self.place, self.total = until, latest, place, 0

    def forget(self) -> None:
        """Plan anew: pages are not where they were expected."""
        self._plan.clear()

    def move(self, boundary: int, place: int) -> None:
        """Note where the first new row was, and where the next one should be."""
        self._shifts.append(boundary - self.place)
        self.place = place

    def note(self, ask: Ask, rows: int, total: int) -> bool:
        """Note how many rows came; return whether they end the list."""
        self.total = total
        cut_off = 0 < rows < ask.size and ask.offset + rows < total
        if cut_off:
            # Ask for no more than that, lest the pages fetched ahead be misplaced. A single answer
            # may be a slip, so not down to its size at once.
            self.most = max(rows, ask.size // 8)
        return rows < ask.size and not cut_off

    def next_ask(self) -> Ask:
        """Return the page announced earlier if it is still well placed, else a new one."""
        if self._plan:
            ask = self._plan.popleft()
            if ask.offset < self.place and 2 * (ask.end - self.place) >= ask.size:
                return ask
            self.forget()
        return self._ask_at(max(0, self.place - self._overlap()))

    def with_next(self, ask: Ask) -> Fetch:
        """Announce the pages after `ask`, as far as rows are wanted and known to exist."""
        beside, overlap = self._beside, self._overlap()
        needed = min(self.total, self.place + self.wanted) if self._shifts else 0
        last = self._plan[-1] if self._plan else ask
        while beside and len(self._plan) <= beside and last.end < needed:
            last = self._ask_at(last.end - overlap)
            if last.end > CAP:
                break
            self._plan.append(last)
        plan = tuple(self._plan)
        return Fetch(ask, plan[:beside], plan[beside:])

    def full_ask(self, offset: int) -> Ask:
        """Return a page for a search, as large as may be."""
        return Ask(min(self.most, CAP - offset), offset, self._from_date, self.until)

    def stride(self) -> int:
        """Return the distance between the pages of a search: less than one, as rows move."""
        return max(1, self.most * 4 // 5)

    def _overlap(self) -> int:
        """Return the known rows to request again, so that one remains if rows above disappear."""
        vanished = max(0, -min(self._shifts, default=0))
        return max(1, min(1 + 2 * vanished, self.most // 2))

    def _ask_at(self, offset: int) -> Ask:
        """Return a page of a batch, or of more rows if known ones would fill much of it."""
        reach = self._overlap() + max(0, *self._shifts, 0)
        wide = self._shifts and 8 * reach > self._batch
        most = min(self.most, self._batch + reach if wide else self._batch)
        count = min(most, self.place + self.wanted - offset)
        return Ask(count, offset, self._from_date, self.until)
