"""What Postmark posts to a server in a busy hour: every event several times, in any order."""

from __future__ import annotations

import http.client
import random
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import attrs

from postmark.testing import FakePostmark
from postmark.webhooks import WebhookAuth

from .load import PATIENCE

Posting = tuple[bytes, dict[str, str]]


@attrs.frozen
class Hour:
    """The events, and all postings of them."""

    kinds: Counter[str]
    """How many events there are of each kind."""
    postings: list[Posting]
    bounced: str
    """An address that bounced."""


def busy_hour(fake: FakePostmark, auth: WebhookAuth) -> Hour:
    """Let 1,000 events happen to mail of the fake, some of it received, with attachments."""
    for number in range(900):
        message = fake.outbound.add(to=f"customer{number}@example.com")
        match number % 9:
            case 0 | 1 | 2 | 3 | 4 | 5 | 6:
                message.delivered()
            case 7:
                message.delivered().opened()
            case _:
                message.bounced()
    for number in range(40):
        fake.inbound.add(subject=f"Help {number}", attachments=[("a.bin", bytes([number]) * 9999)])
    events = fake.events
    postings = [fake.webhook(event, auth) for event in [*events, *events[::3], *events[::7]]]
    random.Random(3).shuffle(postings)
    return Hour(Counter(event.kind for event in events), postings, "customer8@example.com")


def post_all(address: str, path: str, postings: list[Posting]) -> Counter[int]:
    """Post them all, eight at a time; return how often each status was answered."""

    def post_some(some: Iterable[Posting]) -> list[int]:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
        statuses: list[int] = []
        for body, headers in some:
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            response.read()
            statuses.append(response.status)
        connection.close()
        return statuses

    with ThreadPoolExecutor(8) as pool:
        shares = [postings[start::8] for start in range(8)]
        return Counter(status for statuses in pool.map(post_some, shares) for status in statuses)
