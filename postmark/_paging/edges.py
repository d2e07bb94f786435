"""Where the next window may end: found by counting.

The service lists no more than 10,000 rows of a window but says how many a shorter one has. If the
window has fewer rows from an instant on than were taken of it, the next window may end there: it
begins with rows that were taken. That holds whether or not the rows themselves carry a time.
"""

from collections import deque
from collections.abc import Generator, Iterable
from datetime import datetime, timedelta

from postmark._wire.eastern import SECOND, repeated_hour
from postmark._wire.kinds import CAP

_NEAR = 2_500
"""A window may begin with this many taken rows; each of them takes the room of a new one."""
_AIM = 1_000
"""With so many it should begin: too few, and arrivals meanwhile would seem to be among them."""
_TRIES = 40
"""Enough to bisect a century down to a second."""
_FIRST_STEP = timedelta(minutes=1)
_LONG = timedelta(days=3_650)
"""No row is this old: the service keeps none for more than a year."""

Edge = tuple[datetime, int]
"""The end of a window, and how many rows the window before it has from there on."""


class Edges:
    """Guesses ends of windows from what is known of the rows taken.

    Attributes:
        claims: Times of a row of each of the last pages, perhaps only by the sender's clock.
        low: An instant from which on the window has more rows than were taken; None if unknown.
        high: The earliest one known from which on it has fewer, or its end.
    """

    low: datetime | None = None
    high: datetime | None = None

    def __init__(self, now: datetime) -> None:
        self.claims = deque[datetime](maxlen=3)
        self._now = now
        self._step = _FIRST_STEP
        # Instants, and how many rows had been taken before the first that is older.
        self._marks = deque[tuple[datetime, int]]([(now, 0)], maxlen=2)

    def note(self, times: Iterable[datetime | None]) -> None:
        """Remember the middle one of a page's times."""
        sane = sorted(time for time in times if time and abs(time - self._now) < _LONG)
        self.claims.extend(sane[len(sane) // 2 :][:1])

    def search(
        self, place: int, taken: int, times: list[datetime]
    ) -> Generator[datetime, int, Edge | None]:
        """Yield instants between `low` and `high`, to be sent how many rows are from there on.

        `place` of these rows were taken, of `taken` in all; the last ones at `times`, if they are
        known. Return the best end.
        """
        best: Edge | None = None
        self._step = _FIRST_STEP
        near = [times[0], times[-1] + SECOND, times[0] + SECOND] if times else []
        hints = [*list(self.claims)[:1], *near]
        for attempt in range(_TRIES):
            if place < CAP and times and self.high and times[0] + SECOND >= self.high:
                break  # within one second: look again when no more of it is shown
            guess = self._guess(hints, attempt, taken - _AIM)
            if guess is None:
                break
            above = yield guess
            if above >= min(place, CAP):
                self.low = guess
                continue
            self.high = guess
            self._marks.append((guess, taken - place + above))
            if above:
                best = guess, above
                self._now = max(self._now, guess)
            if place - above <= _NEAR:
                break
        return best

    def _guess(self, hints: list[datetime], attempt: int, aim: int) -> datetime | None:
        """Return the next instant to count from; None if there is none left."""
        while hints:
            if hint := self._usable(hints.pop()):
                return hint
        # Bisect every third time, so that misleading marks cannot keep the bracket open.
        hint = None if attempt % 3 == 2 else self._between_marks(aim)
        return (hint and self._usable(hint)) or self._usable(self._middle())

    def _between_marks(self, aim: int) -> datetime | None:
        """Return where so many rows are newer, if they came as those between the last two marks."""
        (time, taken), (other_time, other_taken) = self._marks[0], self._marks[-1]
        if taken == other_taken:
            return None
        shift = (time - other_time) * ((aim - other_taken) / (taken - other_taken))
        return other_time + shift if abs(shift) < _LONG else None

    def _middle(self) -> datetime:
        """Step back from the later end in growing steps, then bisect."""
        low, top = self.low, min(self.high or self._now, self._now)
        self._step, step = min(8 * self._step, _LONG), self._step
        if low is None or step < (top - low) / 2:
            return top - step
        if self.high is None or (low + step < self.high and top - low < _FIRST_STEP):
            return low + step  # the service's clock is ahead of ours
        return low + (self.high - low) / 2

    def _usable(self, time: datetime) -> datetime | None:
        """Return a second in the bracket whose local time is unambiguous, as close as may be."""
        second = time.replace(microsecond=0)
        twice = repeated_hour(second)
        for end in (twice[1], twice[0] - SECOND) if twice else (second,):
            if (self.low is None or self.low < end) and (self.high is None or end < self.high):
                return end
        return None
