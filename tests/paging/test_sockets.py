"""Streams are exact through sockets too: both clients, every stream, rows that come and go.

The generator alone is put to harder tests in test_exact.py. This shows that nothing is lost
on the way: in the drivers, in the pages fetched ahead, in the identity of real rows.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from operator import attrgetter
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pytest
from either import Either
from list_simulator import Drift, Row, Service, spread
from misbehaving import Received, Step, answer, serving

from postmark import ServerError, SyncServerClient
from postmark._paging.asks import Ask
from postmark._wire.eastern import EASTERN
from postmark.testing import FakePostmark, ReceivedRequest

SEEDS = 50 * (20 if os.environ.get("POSTMARK_SOAK") else 1)
LINKS = 3
"""Events of one message, which only their recipients or links tell apart."""


class Stream(NamedTuple):
    """One of the four streams, and how its rows look on the wire.

    Attributes:
        wire: The key of its list, and what a row of it says.
        method: The client's, by the names that lead there.
        number: The number of a row, from what was yielded.
        status: Sent with every request, where there are statuses.
    """

    wire: tuple[str, Callable[[Row], dict[str, Any]]]
    method: str
    number: Callable[[Any], int]
    status: str | None = None


def outbound_row(row: Row) -> dict[str, Any]:
    return {"MessageID": f"{row.number}", "ReceivedAt": wire_time(row), "Status": "Queued"}


def inbound_row(row: Row) -> dict[str, Any]:
    sent = row.sent_at
    date = "a sunny day" if sent is None else format_datetime(sent)
    return {"MessageID": f"{row.number}", "Date": date, "Status": "Queued"}


def open_row(row: Row) -> dict[str, Any]:
    message, of_it = divmod(row.number, LINKS)
    recipient = f"{of_it}@example.com"
    return {"MessageID": f"{message}", "Recipient": recipient, "ReceivedAt": wire_time(row)}


def click_row(row: Row) -> dict[str, Any]:
    message, of_it = divmod(row.number, LINKS)
    event = {"MessageID": f"{message}", "Recipient": "pat@example.com"}
    return event | {"ReceivedAt": wire_time(row), "OriginalLink": f"https://example.com/{of_it}"}


def wire_time(row: Row) -> str:
    return row.received_at.astimezone(EASTERN).isoformat(timespec="microseconds")


def message_number(message: Any) -> int:
    return int(message.message_id)


def open_number(event: Any) -> int:
    return LINKS * int(event.message_id) + int(event.recipient.partition("@")[0])


def click_number(event: Any) -> int:
    return LINKS * int(event.message_id) + int(event.original_link.rpartition("/")[2])


STREAMS = {
    "outbound": Stream(("Messages", outbound_row), "outbound.stream", message_number, "queued"),
    "inbound": Stream(("InboundMessages", inbound_row), "inbound.stream", message_number, "queued"),
    "opens": Stream(("Opens", open_row), "outbound.stream_opens", open_number),
    "clicks": Stream(("Clicks", click_row), "outbound.stream_clicks", click_number),
}


class Listing:
    """Answers requests from a simulated list, as the service spells them."""

    def __init__(self, stream: Stream) -> None:
        self._key, self._wire = stream.wire
        self._status = stream.status
        self.services: dict[str, Service] = {}
        """By tag, so that a page fetched ahead in vain, which comes late, moves no other list."""

    def __call__(self, received: Received) -> list[Step]:
        query = dict(parse_qsl(urlsplit(received.target).query))
        if query.get("status") != self._status:
            return answer({"ErrorCode": 0, "Message": "The filter is gone."}, 422)
        ask = Ask(int(query["count"]), int(query["offset"]), None, None)
        rows, total = self.services[query["tag"]].answer(ask)
        return answer({"TotalCount": total, self._key: [self._wire(row) for row in rows]})


def drifting_list(chance: Random) -> Service:
    gap = chance.choice([timedelta(0), timedelta(seconds=0.3), timedelta(seconds=50)])
    amount = chance.choice([0, *[chance.randint(50, 350)] * 9])
    rows = spread(amount, gap, dated=chance.random() < 0.5)
    # Near the top, at the old end or between: so a status that changes takes rows from a filter.
    return Service(rows, drift=Drift(chance, 50))


@pytest.mark.parametrize("name", STREAMS)
def test_every_row_that_stays_is_yielded_once_while_rows_arrive_and_vanish(
    either: Either, name: str
) -> None:
    stream = STREAMS[name]
    listing = Listing(stream)
    requests = 0

    with serving(listing) as server:
        client = either.client("a-server-token", base_url=server.url)
        for seed in range(SEEDS):
            chance = Random(seed)
            service = listing.services[f"{seed}"] = drifting_list(chance)
            at_start = {row.number for row in service.rows}
            options: dict[str, Any] = {"tag": f"{seed}", "batch_size": chance.randint(20, 50)}
            if stream.status is not None:
                options["status"] = stream.status
            if seed % 2:
                options["concurrency"] = 1

            got = [
                stream.number(row) for row in either(attrgetter(stream.method)(client)(**options))
            ]

            there_all_along = at_start & {row.number for row in service.rows}
            from_the_start = [number for number in got if number in at_start]
            assert len(got) == len(set(got)), f"seed {seed} repeats rows"
            assert there_all_along <= set(got), f"seed {seed} skips rows"
            assert from_the_start == sorted(from_the_start, reverse=True), f"seed {seed} mixes them"
            # Where all that was taken has vanished, rows without a time cannot tell a newcomer.
            assert got == from_the_start or name == "inbound", f"seed {seed} adds rows"
            requests += len(service.requests)

    assert requests > 4 * SEEDS


# --- going on after an error ------------------------------------------------------------------

PAGE = Path(__file__).parents[2] / "docs" / "streams.md"
NOON = datetime(2026, 5, 4, 16, tzinfo=UTC)
AT_ONCE = {"Retry-After": "0"}


def send(fake: FakePostmark, messages: int) -> list[str]:
    """Send messages of which many share a second; return their ids, newest first."""
    sent: list[str] = []
    for number in range(messages):
        if number % 40 == 0:
            fake.advance(timedelta(minutes=1))
        sent.append(fake.outbound.add().message_id)
    return sent[::-1]


def fail_below(fake: FakePostmark, offset: int) -> Callable[[], None]:
    """Let every page that ends below that offset fail; calling what is returned mends it."""
    offsets = [offset]

    @fake.on_request
    def fail(request: ReceivedRequest) -> None:
        end = int(request.query["offset"]) + int(request.query["count"])
        if any(end > offset for offset in offsets):
            fake.fail_next(503, headers=AT_ONCE)

    return offsets.clear


@pytest.mark.parametrize("concurrency", [1, 4])
@pytest.mark.parametrize("offset", [30, 145])
def test_a_stream_to_the_oldest_message_goes_on_where_another_failed_for_good(
    either: Either, served: tuple[FakePostmark, str], concurrency: int, offset: int
) -> None:
    fake, url = served
    fake.now = NOON
    sent = send(fake, 160)
    mend = fail_below(fake, offset)
    client = either.client(fake.server_token, base_url=url, retries=1)
    paging = {"batch_size": 30, "concurrency": concurrency}

    first, error = either.until_error(client.outbound.stream(**paging))
    mend()
    send(fake, 30)
    oldest = min(message.received_at for message in first)
    rest, no_error = either.until_error(client.outbound.stream(to_date=oldest, **paging))

    known = [message.message_id for message in first]
    assert isinstance(error, ServerError)
    assert (error.yielded, error.attempts) == (len(first), 2)
    assert offset - 30 < len(first) <= offset
    assert no_error is None
    assert known + [row.message_id for row in rest if row.message_id not in known] == sent


def test_the_documented_way_to_go_on_finds_everything_once(
    served: tuple[FakePostmark, str],
) -> None:
    fake, url = served
    fake.now = NOON
    sent = send(fake, 700)
    mend = fail_below(fake, 500)
    blocks: list[str] = re.findall(
        r"^```python\n(.*?)^```$", PAGE.read_text(), re.MULTILINE | re.DOTALL
    )
    (recipe,) = [block for block in blocks if ".yielded" in block and "to_date" in block]

    with SyncServerClient(fake.server_token, base_url=url, retries=1) as client:
        said: list[str] = []

        def mend_when_told(text: str) -> None:
            said.append(text)
            mend()

        namespace: dict[str, Any] = {"client": client, "print": mend_when_told}
        exec(recipe, namespace)  # what a reader does as well

    assert said[0].startswith("500 messages received")
    assert list(namespace["found"]) == sent
