"""What there is to post to webhooks since it was last posted."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, NamedTuple

from postmark.testing._events import FakeEvent, all_events, suppression_event
from postmark.testing._inbound import set_status
from postmark.testing._store import Row, State
from postmark.testing._streams import Streams
from postmark.testing._suppressed import Suppressed


class Schedule(NamedTuple):
    """How an event is repeated until it is answered as wanted."""

    gaps: tuple[timedelta, ...]
    """The times between the attempts."""

    def repeats(self, attempts: int) -> bool:
        """Return whether another attempt is left after that many."""
        return attempts <= len(self.gaps)

    def remaining(self, attempts: int) -> int:
        """Return how many attempts follow the first ones, which is what Postmark's header says."""
        return len(self.gaps) - attempts


def _minutes(*gaps: int) -> Schedule:
    return Schedule(tuple(timedelta(minutes=gap) for gap in gaps))


OUTBOUND: Final = _minutes(1, 5, 15, 1, 5, 10, 10, 10, 15)
INBOUND: Final = _minutes(1, 5, 10, 10, 10, 15, 30, 60, 120, 360)


def schedule_of(event: FakeEvent) -> Schedule:
    """Return the schedule of an event, which is another one for inbound mail."""
    return INBOUND if event.kind == "Inbound" else OUTBOUND


Key = tuple[str, str]
"""A stream and an address, folded."""


class Outbox:
    """Knows what of a server was posted already."""

    def __init__(self, state: State) -> None:
        """Created by `State.part`."""
        self._state = state
        self._posted: set[str] = set()
        self._suppressed: set[Key] = set()

    def take(self) -> list[FakeEvent]:
        """Return what was not posted yet, the oldest first; it counts as posted from now on."""
        fresh = [event for event in all_events(self._state) if self._is_due(event)]
        fresh += self._other_suppressions(fresh)
        self._posted.update(event.trace_id for event in fresh)
        return sorted(fresh, key=lambda event: event.happened_at)

    def _is_due(self, event: FakeEvent) -> bool:
        if event.kind != "Inbound":
            return event.trace_id not in self._posted
        status = self._state.inbound.of(event.message_id or "")[0].text("Status")
        is_new = status == "Processed" and event.trace_id not in self._posted
        return is_new or status in ("Queued", "Scheduled")

    def _other_suppressions(self, fresh: list[FakeEvent]) -> list[FakeEvent]:
        """Return the suppressions made and ended through the API, which belong to no message.

        They are what the events of messages do not explain of what is suppressed now.
        """
        explained = set(self._suppressed)
        for event in fresh:
            if event.kind == "SubscriptionChange":
                key = _key(event.payload["MessageStream"], event.recipient)
                (explained.add if event.payload["SuppressSending"] else explained.discard)(key)
        present = {_key(stream, row.message_id): (stream, row) for stream, row in self._rows()}
        self._suppressed = set(present)
        made = [
            suppression_event(self._state, stream, row.message_id, row, row.received_at)
            for key, (stream, row) in present.items()
            if key not in explained
        ]
        now = self._state.clock.now
        ended = sorted(explained - set(present))
        return made + [suppression_event(self._state, *key, None, now) for key in ended]

    def _rows(self) -> list[tuple[str, Row]]:
        suppressed = self._state.part(Suppressed)
        streams = [stream.id for stream in self._state.part(Streams)]
        return [(stream, row) for stream in streams for row in suppressed.of(stream)]

    def settle(self, event: FakeEvent, succeeded: bool) -> None:
        """Let the status of inbound mail say how the posting ended."""
        if event.kind == "Inbound":
            for row in self._state.inbound.of(event.message_id or ""):
                set_status(self._state, row, "Processed" if succeeded else "Failed")


def _key(stream: str, address: str) -> Key:
    return stream.casefold(), address.casefold()
