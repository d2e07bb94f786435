"""Look at the real service, reading only: what it answers today, and what nobody has written down.

POSTMARK_SERVER_TOKEN=… make demo LIVE=1

Prints what it found for each open question. No message text, address or id is printed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from postmark import APIError, PostmarkError, SyncServerClient

OUTBOUND = "/messages/outbound"
OPENS = "/messages/outbound/opens"
INBOUND = "/messages/inbound"

Body = dict[str, Any]


def ask(client: SyncServerClient, path: str, **params: str | int) -> Body:
    """Return the body of a response as the wire has it."""
    paging: dict[str, str | int] = {"count": 5, "offset": 0}
    body: Body = client.request("GET", path, params=paging | params)
    return body


def refusal(act: Callable[[], object]) -> str:
    """Return how the service refuses something, or that it does not."""
    try:
        act()
    except APIError as error:
        return f"HTTP {error.status}, code {error.error_code}: {error.message or error.body!r}"
    return "not refused"


def seen(rows: list[Body], key: str) -> str:
    """Return whether a key is absent, null, empty or set."""
    forms = {
        "absent"
        if key not in row
        else "null"
        if row[key] is None
        else "set"
        if row[key]
        else "empty"
        for row in rows
    }
    return f"{key}: {', '.join(sorted(forms)) or 'no rows to see'}"


def questions(client: SyncServerClient) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield each open question and what answers it."""
    eastern = datetime.now(ZoneInfo("America/New_York"))
    hour_ago = eastern - timedelta(hours=1)
    today = f"{eastern:%Y-%m-%d}"
    bare, with_offset = f"{hour_ago:%Y-%m-%dT%H:%M:%S}", hour_ago.isoformat(timespec="seconds")

    def total(path: str, **params: str | int) -> int:
        return int(ask(client, path, **params)["TotalCount"])

    yield "How many are there?", lambda: {
        "outbound": total(OUTBOUND), "opens": total(OPENS), "inbound": total(INBOUND),
    }  # fmt: skip
    yield "Does TotalCount stop at 10,000?", lambda: total(OUTBOUND)
    yield "Is a bound without an offset Eastern time? (before, after an hour ago)", lambda: (
        total(OUTBOUND, todate=bare), total(OUTBOUND, fromdate=bare),
    )  # fmt: skip
    yield "What does a bound with an offset do?", lambda: total(OUTBOUND, fromdate=with_offset)
    yield "Does a date alone as todate include its whole day?", lambda: (
        total(OUTBOUND, fromdate=today), total(OUTBOUND, fromdate=today, todate=today),
    )  # fmt: skip
    yield "Do opens heed dates? (all, since an hour ago)", lambda: (
        total(OPENS), total(OPENS, fromdate=bare),
    )  # fmt: skip
    yield "Are query names read without case? (both as filters that match nothing)", lambda: (
        total(OUTBOUND, TAG="no such tag"), total(OUTBOUND, tag="no such tag"),
    )  # fmt: skip
    yield "Is clientName a filter? (clientName, client_name, both matching nothing)", lambda: (
        total(OPENS, clientName="no such client"), total(OPENS, client_name="no such client"),
    )  # fmt: skip
    yield (
        "What is said of a bad status?",
        lambda: refusal(lambda: ask(client, OUTBOUND, status="nonsense")),
    )
    yield (
        "What is said of too large a page?",
        lambda: refusal(lambda: ask(client, OUTBOUND, count=501)),
    )
    yield (
        "What is said past 10,000?",
        lambda: refusal(lambda: ask(client, OUTBOUND, count=500, offset=9_501)),
    )
    yield (
        "What is said of an unknown id?",
        lambda: refusal(lambda: client.outbound.get("no-such-id")),
    )
    yield (
        "What is said of an unknown route?",
        lambda: refusal(lambda: client.request("GET", "/messages/no-such-route")),
    )
    yield (
        "Which fields are absent, null or empty?",
        lambda: [
            seen(ask(client, OUTBOUND)["Messages"], "Tag"),
            *(seen(ask(client, OPENS)["Opens"], key) for key in ("Tag", "Client", "OS", "Geo")),
            seen(ask(client, INBOUND, status="blocked")["InboundMessages"], "BlockedReason"),
        ],
    )
    yield (
        "Do the opens of one message name their type and stream?",
        lambda: [
            seen(ask(client, f"{OPENS}/{event.message_id}")["Opens"], key)
            for event in client.outbound.stream_opens(max_events=1)
            for key in ("RecordType", "MessageStream")
        ],
    )
    yield (
        "May POSTMARK_API_TEST read?",
        lambda: refusal(
            lambda: ask(SyncServerClient("POSTMARK_API_TEST", base_url=base_url()), OUTBOUND)
        ),
    )


def base_url() -> str:
    """Return where to ask; another address is for trying this script out."""
    return os.environ.get("POSTMARK_BASE_URL", "https://api.postmarkapp.com")


def main() -> None:
    with SyncServerClient(base_url=base_url()) as client:
        for question, answer in questions(client):
            try:
                found = answer()
            except PostmarkError as error:
                found = f"{type(error).__name__}: {error}"
            print(f"{question}\n    {found}")


if __name__ == "__main__":
    main()
