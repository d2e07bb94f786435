"""The rows a stream has taken so far, and where a page continues them."""

from collections import deque
from collections.abc import Callable, Hashable
from datetime import MAXYEAR, MINYEAR, datetime
from itertools import islice
from operator import attrgetter
from typing import Any, Generic, TypeVar

from postmark._wire.kinds import CAP, Kind

T = TypeVar("T")


def _identity(names: tuple[str, ...]) -> Callable[[Any], Hashable]:
    first, key = attrgetter(names[0]), attrgetter(*names)
    return lambda row: key(row) if first(row) else row


class SeenRows(Generic[T]):
    """The rows taken so far: the keys of the last 10,000, and the times of the last three.

    A query shows no more rows than that, so the key of every row above the position is here.

    Attributes:
        times: The times of the last rows, the oldest first.
        oldest: Of these three the middle one, so that one may be wrong.
    """

    def __init__(self, kind: Kind) -> None:
        self.key = _identity(kind.key)
        self.time = attrgetter(kind.time) if kind.time else None
        self.count = 0
        self.last: Hashable | None = None
        self._before: dict[Hashable, int] = {}
        self.times: list[datetime] = []
        self.oldest: datetime | None = None
        self._last_times = deque[datetime](maxlen=3)

    def after(self, key: Hashable) -> int:
        """Return the number of rows taken after a known one."""
        return self.count - 1 - self._before[key]

    def first_new(self, keys: list[Hashable]) -> int | None:
        """Return the index of the first new row of a page; None if rows may be missing before it.

        Rows keep their order, so those after the known row taken last were never taken, and any row
        between the two would have been listed between them. A known row further down is listed a
        second time, and hides nothing.
        """
        if not self.count:
            return 0
        before = [self._before.get(key, -1) for key in keys]
        last = max(before, default=-1)
        return None if last < 0 else before.index(last) + 1

    def first_new_by_time(self, rows: list[T], *, top: bool, bottom: bool) -> int | None:
        """Return the same by time, for a page near which all known rows have disappeared.

        New rows are those as old as the oldest taken. None is missing if a newer row is above them
        or the page is the `top` of the list. Newer rows alone, at the `bottom` of the list, show
        that nothing is left.
        """
        if not rows:
            return 0 if top else None
        oldest = self.oldest
        if self.time is None or oldest is None:
            return None
        times = list(map(self.time, rows))
        for index, time in enumerate(times):
            if time is not None and time <= oldest:
                return index if index or top else None
        return len(rows) if bottom and None not in times else None

    def add(self, rows: list[T], keys: list[Hashable]) -> list[T]:
        """Take the rows of a page that are new, each key once."""
        new: list[T] = []
        for row, key in zip(rows, keys, strict=True):
            if key not in self._before:
                self._before[key] = self.count
                self.count += 1
                self.last = key
                new.append(row)
        for key in list(islice(self._before, max(0, len(self._before) - CAP))):
            del self._before[key]
        if self.time is not None:
            # A time at the end of the calendar is nonsense, and would overflow in a window's end.
            times = filter(None, map(self.time, new))
            self._last_times.extend(time for time in times if MINYEAR < time.year < MAXYEAR)
            self.times = sorted(self._last_times)
            self.oldest = self.times[(len(self.times) - 1) // 2] if self.times else None
        return new
