"""The rows a stream has taken so far, and where a page continues them."""

from collections import deque
from collections.abc import Callable, Hashable
from datetime import MAXYEAR, MINYEAR, datetime
from itertools import islice
from typing import Generic, TypeVar

import attrs

from postmark._wire.kinds import CAP

T = TypeVar("T")


@attrs.frozen(eq=False)
class Kind(Generic[T]):
    """A kind of rows.

    Attributes:
        noun: What error messages call them.
        key: Identity of a row; None where it has none.
        received_at: When the service received a row, None if unreadable. Rows are listed by it.
        sent_at: For rows without `received_at`: the aware time a sender claims, a first guess.
        narrows: Whether the service takes dates for them.
    """

    noun: str
    key: Callable[[T], Hashable | None]
    received_at: Callable[[T], datetime | None] | None = None
    sent_at: Callable[[T], datetime | None] | None = None
    narrows: bool = True


class SeenRows(Generic[T]):
    """The rows taken so far: the keys of the last 10,000, and the times of the last three.

    A query shows no more rows than that, so the key of every row above the position is here.
    """

    def __init__(self, kind: Kind[T]) -> None:
        self.kind = kind
        self.count = 0
        self.last: Hashable | None = None
        self.nameless = 0  # rows without identity after the last one with it
        self._before: dict[Hashable, int] = {}
        self._times: deque[datetime] = deque(maxlen=3)

    @property
    def times(self) -> list[datetime]:
        """The times of the last rows, the oldest first."""
        return sorted(self._times)

    @property
    def oldest(self) -> datetime | None:
        """The time of the last rows: of three the middle one, so that one may be wrong."""
        return self.times[(len(self._times) - 1) // 2] if self._times else None

    def before(self, key: Hashable | None) -> int | None:
        """Return the number of rows taken before this one; None if it is not known."""
        return self._before.get(key)

    def after(self, key: Hashable | None) -> int:
        """Return the number of rows taken after a known one."""
        return self.count - 1 - self._before[key]

    def first_new(self, keys: list[Hashable | None]) -> int | None:
        """Return the index of the first new row of a page; None if rows may be missing before it.

        Rows keep their order, so those after the known row taken last were never taken, and any row
        between the two would have been listed between them. A known row further down is listed a
        second time, and hides nothing.
        """
        if not self.count:
            return 0
        before = [self._before.get(key, -1) for key in keys]
        last = max(before, default=-1)
        if last < 0:
            return None
        start = before.index(last) + 1
        # Rows without identity that were taken after it are listed after it again.
        taken = self.count - 1 - last
        while taken and keys[start : start + 1] == [None]:
            start, taken = start + 1, taken - 1
        return start

    def first_new_by_time(self, rows: list[T], *, top: bool, full: int) -> int | None:
        """Return the same by time, for a page near which all known rows have disappeared.

        New rows are those as old as the oldest taken. None is missing if a newer row is above them
        or the page is the `top` of the list. A page of newer rows that is not `full` shows that
        nothing is left.
        """
        if not rows:
            return 0 if top else None
        oldest = self.oldest
        if self.kind.received_at is None or oldest is None:
            return None
        times = [self.kind.received_at(row) for row in rows]
        for index, time in enumerate(times):
            if time is not None and time <= oldest:
                return index if index or top else None
        return len(rows) if len(rows) < full and None not in times else None

    def add(self, rows: list[T], keys: list[Hashable | None]) -> list[T]:
        """Take the rows of a page that are new, each key once."""
        new: list[T] = []
        for row, key in zip(rows, keys, strict=True):
            if key is None:
                self.nameless += 1
            elif key in self._before:
                continue
            else:
                self._before[key] = self.count
                self.last, self.nameless = key, 0
            self.count += 1
            new.append(row)
        for key in list(islice(self._before, max(0, len(self._before) - CAP))):
            del self._before[key]
        if self.kind.received_at is not None:
            times = map(self.kind.received_at, new)
            # A time at the end of the calendar is nonsense, and would overflow in a window's end.
            self._times.extend(time for time in times if time and MINYEAR < time.year < MAXYEAR)
        return new
