"""The search for the end of a window of rows without a time of receipt.

Inbound rows carry no time set by the service. But the service can be asked which row is the first
of a window, and that row's position among those taken shows how good the window's end is.
"""

from collections import deque
from datetime import datetime, timedelta

from postmark._wire.eastern import SECOND, repeated_hour

_APART = 150
"""Minimum number of rows between two remembered dates."""
_FIRST_STEP = timedelta(minutes=1)
_LONG = timedelta(days=3_650)
"""No row is this old: the service keeps none for more than a year."""


ABOVE = -1
"""Stands for the first row of a window that begins above all rows taken."""


class WindowSearch:
    """A search for the end of a window, between an end that is too early and one that is too late.

    Attributes:
        old: The latest end known to be too early.
        best: The earliest end known not to be, and the number of rows taken before its first one.
    """

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.marks: deque[tuple[datetime, int]] = deque([(now, 0)], maxlen=2)
        self.dates: deque[tuple[int, datetime]] = deque(maxlen=16)
        self.claimed: datetime | None = None
        self.trusted = True
        self.begin(None, None)

    def begin(self, old: datetime | None, new: datetime | None) -> None:
        """Start a search between two ends, neither of which is usable."""
        self.old = old
        self.new = new
        self.best: tuple[datetime, int] | None = None
        self.step = _FIRST_STEP

    def note(self, taken: int, dates: list[datetime]) -> None:
        """Remember the senders' dates of the rows taken after `taken` others."""
        sane = [date for date in dates if abs(date - self.now) < _LONG]
        if self.trusted and sane and (not self.dates or taken - self.dates[-1][0] >= _APART):
            self.dates.append((taken, min(self.now, sorted(sane)[(len(sane) - 1) // 2])))

    def tell(self, end: datetime, first: int | None, near: bool) -> None:
        """Narrow the bracket by the first row of a window with this end."""
        if first is None:
            self.old = end
        else:
            self.new = end
            self.now = max(self.now, end)
        if first is not None and first != ABOVE:
            self.best = end, first
            self.marks.append(self.best)
        if end == self.claimed and not near:
            self.trusted = False

    def next_end(self, attempt: int, aim: int) -> datetime | None:
        """Return the next end to try; None if the bracket has closed."""
        for hint in (self._hint(attempt, aim), self._middle()):
            end = self._between(hint) if hint is not None else None
            if end is not None:
                return end
        return None

    def _hint(self, attempt: int, aim: int) -> datetime | None:
        if attempt == 0 and self.trusted and self.dates:
            above = [date for taken, date in self.dates if taken <= aim]
            self.claimed = (above[-1] if above else self.dates[0][1]).replace(microsecond=0)
            return self.claimed
        # Bisect every third time, so that misleading marks cannot keep the bracket open.
        if len(self.marks) < 2 or attempt % 3 == 2:
            return None
        (time, taken), (other_time, other_taken) = self.marks
        if taken == other_taken:
            return None
        shift = (time - other_time) * (aim - other_taken) / (taken - other_taken)
        return other_time + shift if abs(shift) < _LONG else None

    def _middle(self) -> datetime:
        """Step back from the later side in growing steps, then bisect."""
        top = self.now if self.new is None else min(self.new, self.now)
        self.step, step = min(8 * self.step, _LONG), self.step
        if self.old is None or step < (top - self.old) / 2:
            return top - step
        if top - self.old < _FIRST_STEP:  # the service's clock is ahead of ours
            if self.new is None or self.old + step < self.new:
                return self.old + step
            top = self.new
        return self.old + (top - self.old) / 2

    def _between(self, time: datetime) -> datetime | None:
        """Return a second inside the bracket whose local time is unambiguous."""
        end = time.replace(microsecond=0)
        twice = repeated_hour(end)
        if twice:
            end = twice[1] if self.new is None or twice[1] < self.new else twice[0] - SECOND
        above = self.old is None or self.old < end
        return end if above and (self.new is None or end < self.new) else None
