"""Where the next window may end: found by counting.

The service lists no more than 10,000 rows of a window but says how many a shorter one has. If the
window has fewer rows from an instant on than were taken of it, the next window may end there: it
begins with rows that were taken. That holds whether or not the rows themselves carry a time.
"""

from collections import deque
from collections.abc import Generator, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

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


class Edge(NamedTuple):
    """The end of a window, and how many rows the window before it has from there on."""

    instant: datetime
    above: int


class Edges:
    """Guesses ends of windows from what is known of the rows taken.

    Attributes:
        crowd: A second, or the repeated hour, in which more rows are than a window lists; None if
            the last search found no such thing.
        claims: Times of a row of each of the last pages, perhaps only by the sender's clock.
    """

    def __init__(self, now: datetime) -> None:
        self.crowd: datetime | None = None
        self.claims: deque[datetime] = deque(maxlen=3)
        self._now = now
        self._marks: deque[tuple[datetime, int]] = deque([(now, 0)], maxlen=2)
        """Instants, and how many rows had been taken before the first that is older."""
        self._step = _FIRST_STEP

    def note(self, times: Iterable[datetime | None]) -> None:
        """Remember the middle one of a page's times."""
        sane = sorted(time for time in times if time and abs(time - self._now) < _LONG)
        if sane:
            self.claims.append(sane[len(sane) // 2])

    def search(
        self,
        place: int,
        taken: int,
        times: list[datetime],
        low: datetime | None,
        high: datetime | None,
    ) -> Generator[datetime, int, Edge | None]:
        """Yield instants, to be sent the number of rows from there on; return the best.

        `place` of these rows were taken, of `taken` in all; the last ones at `times`, if they are
        known. `low` and `high` are the ends of the window, None if it has none.
        """
        best: Edge | None = None
        self._step = _FIRST_STEP
        hints = self._hints(times)
        for attempt in range(_TRIES):
            if place < CAP and times and high and times[0] + SECOND >= high:
                break  # within one second: look again when no more of it is shown
            guess = self._guess(hints, attempt, taken, low, high)
            if guess is None:
                break
            above = yield guess
            if above >= min(place, CAP):
                low = guess
                continue
            high = guess
            if above:
                best = Edge(guess, above)
                self._now = max(self._now, guess)
            self._marks.append((guess, taken - place + above))
            if place - above <= _NEAR:
                break
        self.crowd = None if best or high is None else high - SECOND
        return best

    def _hints(self, times: list[datetime]) -> list[datetime]:
        """Return instants little above the last row taken, the best one last."""
        near = [times[0], times[-1] + SECOND, times[0] + SECOND] if times else []
        return [*list(self.claims)[:1], *near]

    def _guess(
        self,
        hints: list[datetime],
        attempt: int,
        taken: int,
        low: datetime | None,
        high: datetime | None,
    ) -> datetime | None:
        """Return the next instant to count from; None if there is none between `low` and `high`."""
        while hints:
            if hint := _usable(hints.pop(), low, high):
                return hint
        # Bisect every third time, so that misleading marks cannot keep the bracket open.
        hint = None if attempt % 3 == 2 else self._between_marks(taken - _AIM)
        return (hint and _usable(hint, low, high)) or _usable(self._middle(low, high), low, high)

    def _between_marks(self, aim: int) -> datetime | None:
        """Return where so many rows are newer, if they came as those between the last two marks."""
        (time, taken), (other_time, other_taken) = self._marks[0], self._marks[-1]
        if taken == other_taken:
            return None
        shift = (time - other_time) * ((aim - other_taken) / (taken - other_taken))
        return other_time + shift if abs(shift) < _LONG else None

    def _middle(self, low: datetime | None, high: datetime | None) -> datetime:
        """Step back from the later end in growing steps, then bisect."""
        top = self._now if high is None else min(high, self._now)
        self._step, step = min(8 * self._step, _LONG), self._step
        if low is None or step < (top - low) / 2:
            return top - step
        if high is None or (low + step < high and top - low < _FIRST_STEP):
            return low + step  # the service's clock is ahead of ours
        return low + (high - low) / 2


def _usable(time: datetime, low: datetime | None, high: datetime | None) -> datetime | None:
    """Return a second between two others whose local time is unambiguous, as close as may be."""
    second = time.replace(microsecond=0)
    twice = repeated_hour(second)
    for end in (twice[1], twice[0] - SECOND) if twice else (second,):
        if (low is None or low < end) and (high is None or end < high):
            return end
    return None
