"""Posting to webhooks, with Postmark's headers, repeats and schedule on the fake's clock."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from http import HTTPStatus
from time import monotonic
from typing import Final, NamedTuple, Protocol

import attrs
import httpx

from postmark.testing._events import FakeEvent
from postmark.testing._outbox import Outbox, schedule_of
from postmark.testing._store import State, encode
from postmark.testing._webhooks import Attempt, FakeWebhooks


class Auth(Protocol):
    """What Postmark sends so that a receiver knows it, such as `postmark.webhooks.WebhookAuth`."""

    @property
    def username(self) -> str | None:
        """The name of HTTP basic authentication."""
        ...

    @property
    def password(self) -> str | None:
        """The password of HTTP basic authentication."""
        ...

    @property
    def headers(self) -> Mapping[str, str] | None:
        """Headers of one's own."""
        ...


@attrs.frozen
class Delivery:
    """What became of an event that was posted."""

    __module__ = "postmark.testing"

    event: FakeEvent
    status: int | None
    """The last HTTP status; None if nothing answered."""
    attempts: int


def request_of(
    event: FakeEvent, auth: Auth | None, attempts: int = 0
) -> tuple[bytes, dict[str, str]]:
    """Return the body and the headers of the request after that many attempts."""
    headers = {
        "Content-Type": "application/json",
        "X-PM-Retries-Remaining": str(schedule_of(event).remaining(attempts)),
        "X-PM-Webhook-Trace-Id": event.trace_id,
    }
    return encode(event.payload), headers | _auth_headers(auth)


def _auth_headers(auth: Auth | None) -> dict[str, str]:
    if auth is None:
        return {}
    headers = dict(auth.headers or {})
    if auth.username is not None or auth.password is not None:
        pair = f"{auth.username or ''}:{auth.password or ''}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode('ascii')}"
    return headers


class _Turn(NamedTuple):
    """The next attempt for an event; the heap sorts turns by time, then by place."""

    at: datetime
    place: int
    attempts: int


_PATIENCE: Final = 120.0
"""Seconds that Postmark waits for an answer to inbound mail; of events it says nothing."""


def deliver(state: State, url: str, auth: Auth | None) -> list[Delivery]:
    """Post all that was not posted yet, and return what became of it, in the order it happened."""
    if httpx.URL(url).scheme not in ("http", "https"):
        raise ValueError(f"url must start with http:// or https://, not {url!r}")
    with state.lock:
        events = state.part(Outbox).take()
        now = state.clock.now
    done: dict[int, Delivery] = {}
    turns = [_Turn(now, place, 0) for place, _ in enumerate(events)]
    heapify(turns)
    with httpx.Client(
        follow_redirects=True, max_redirects=10, timeout=_PATIENCE, trust_env=False
    ) as client:
        poster = _Poster(state, client, url, auth)
        while turns:
            turn = heappop(turns)
            event = events[turn.place]
            delivery, again_at = poster.post(event, turn)
            if again_at is None:
                done[turn.place] = delivery
            else:
                heappush(turns, _Turn(again_at, turn.place, delivery.attempts))
    return [done[place] for place in sorted(done)]


class _Poster:
    """Posts to one URL."""

    def __init__(self, state: State, client: httpx.Client, url: str, auth: Auth | None) -> None:
        self._state = state
        self._client = client
        self._url = url
        self._auth = auth

    def post(self, event: FakeEvent, turn: _Turn) -> tuple[Delivery, datetime | None]:
        """Make one attempt; return its outcome, and when the next one is due."""
        self._wait_until(turn.at)
        began = monotonic()
        # Without the lock: the receiver may use the fake.
        status = self._status_of(event, turn.attempts)
        milliseconds = (monotonic() - began) * 1000
        attempts = turn.attempts + 1
        schedule = schedule_of(event)
        is_last = not (_repeats(event, status) and schedule.repeats(attempts))
        succeeded = _succeeds(event, status)
        with self._state.lock:
            now = self._state.clock.now
            self._settle(event, Attempt(now, event.kind, succeeded, is_last, milliseconds))
        again_at = None if is_last else now + schedule.gaps[attempts - 1]
        return Delivery(event, status, attempts), again_at

    def _wait_until(self, moment: datetime) -> None:
        with self._state.lock:
            clock = self._state.clock
            clock.wait(max(moment - clock.now, timedelta()))

    def _status_of(self, event: FakeEvent, attempts: int) -> int | None:
        body, headers = request_of(event, self._auth, attempts)
        try:
            return self._client.post(self._url, content=body, headers=headers).status_code
        except httpx.HTTPError:
            return None

    def _settle(self, event: FakeEvent, attempt: Attempt) -> None:
        stream = event.payload["MessageStream"]
        self._state.part(FakeWebhooks).record(self._url, stream, attempt)
        if attempt.is_last:
            self._state.part(Outbox).settle(event, attempt.succeeded)


def _succeeds(event: FakeEvent, status: int | None) -> bool:
    if status is None or event.kind == "Inbound":
        return status == HTTPStatus.OK
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES


def _repeats(event: FakeEvent, status: int | None) -> bool:
    """Return whether Postmark tries again after this answer.

    https://postmarkapp.com/developer/webhooks/webhooks-overview
    """
    if _succeeds(event, status):
        return False
    if event.kind == "Inbound":
        return status != HTTPStatus.FORBIDDEN
    if status in (None, HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS):
        return True
    return not HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
