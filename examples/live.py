"""Query the real service about behaviour that its documentation leaves open.

POSTMARK_SERVER_TOKEN=… make demo LIVE=1                             reads only
POSTMARK_SERVER_TOKEN=… POSTMARK_SENDER=… make demo LIVE=send        sends

What is sent goes to Postmark's test token, which delivers nothing; and if POSTMARK_SENDER names one
of your senders, once to Postmark's address that swallows mail. Prints the result for each open
question, but no message text, address or id.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from postmark import APIError, Attachment, Email, PostmarkError, SyncServerClient

TEST_TOKEN = "POSTMARK_API_TEST"
SWALLOWS = "test@blackhole.postmarkapp.com"
LARGE = Attachment("large.txt", b"x" * 5_000_000)

OUTBOUND = "/messages/outbound"
OPENS = "/messages/outbound/opens"
INBOUND = "/messages/inbound"

Body = dict[str, Any]
Question = tuple[str, Callable[[], object]]


def ask(client: SyncServerClient, path: str, **params: str | int) -> Body:
    """Return the decoded body of a response, unparsed."""
    paging: dict[str, str | int] = {"count": 5, "offset": 0}
    body: Body = client.request("GET", path, params=paging | params)
    return body


def error_of(act: Callable[[], object]) -> str:
    """Return the error the service responds with, if any."""
    try:
        act()
    except APIError as error:
        return f"HTTP {error.status}, code {error.error_code}: {error.message or error.body!r}"
    return "no error"


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
    return f"{key}: {', '.join(sorted(forms)) or 'no rows'}"


def questions(client: SyncServerClient) -> Iterator[Question]:
    """Yield each open question with the function that answers it."""
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
    yield "Is a bound without an offset Eastern time? (before, since an hour ago)", lambda: (
        total(OUTBOUND, todate=bare), total(OUTBOUND, fromdate=bare),
    )  # fmt: skip
    yield "What does a bound with an offset do?", lambda: total(OUTBOUND, fromdate=with_offset)
    yield "Does a date alone as todate include its whole day?", lambda: (
        total(OUTBOUND, fromdate=today), total(OUTBOUND, fromdate=today, todate=today),
    )  # fmt: skip
    yield "Do dates filter opens? (all, since an hour ago)", lambda: (
        total(OPENS), total(OPENS, fromdate=bare),
    )  # fmt: skip
    yield "Are query names case-insensitive? (TAG, tag, both matching nothing)", lambda: (
        total(OUTBOUND, TAG="no such tag"), total(OUTBOUND, tag="no such tag"),
    )  # fmt: skip
    yield "Is clientName a filter? (clientName, client_name, both matching nothing)", lambda: (
        total(OPENS, clientName="no such client"), total(OPENS, client_name="no such client"),
    )  # fmt: skip
    yield (
        "What is the error for an invalid status?",
        lambda: error_of(lambda: ask(client, OUTBOUND, status="nonsense")),
    )
    yield (
        "What is the error for a page that is too large?",
        lambda: error_of(lambda: ask(client, OUTBOUND, count=501)),
    )
    yield (
        "What is the error past 10,000 rows?",
        lambda: error_of(lambda: ask(client, OUTBOUND, count=500, offset=9_501)),
    )
    yield (
        "What is the error for an unknown id?",
        lambda: error_of(lambda: client.outbound.get("no-such-id")),
    )
    yield (
        "What is the error for an unknown route?",
        lambda: error_of(lambda: client.request("GET", "/messages/no-such-route")),
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
        "Do the opens of one message contain their type and stream?",
        lambda: [
            seen(ask(client, f"{OPENS}/{event.message_id}")["Opens"], key)
            for event in client.outbound.stream_opens(max_events=1)
            for key in ("RecordType", "MessageStream")
        ],
    )
    yield (
        "Can the token POSTMARK_API_TEST read?",
        lambda: error_of(lambda: ask(SyncServerClient(TEST_TOKEN, base_url=base_url()), OUTBOUND)),
    )


def sending(client: SyncServerClient, sender: str | None) -> Iterator[Question]:
    """Yield the questions that a send answers: first with the test token, then with your own."""
    test = SyncServerClient(TEST_TOKEN, base_url=base_url())
    mail = Email(
        from_email=sender or "sender@example.com", to=SWALLOWS, subject="A test", text_body="Hello"
    )
    body = {"From": "sender@example.com", "To": SWALLOWS, "Subject": "A test", "TextBody": "Hello"}
    bad = body | {"To": "nobody"}
    templated: dict[str, object] = {
        "From": body["From"],
        "To": SWALLOWS,
        "TemplateAlias": "none",
        "TemplateModel": {},
    }

    def error_of_post(sent: object, path: str = "/email") -> str:
        return error_of(lambda: test.request("POST", path, json=sent))

    yield "Does the test token take a mail?", lambda: test.outbound.send(mail).state
    yield "And one of 7 MB?", lambda: test.outbound.send(mail, attachments=[LARGE]).state
    yield (
        "What does a batch say, of which one mail is bad?",
        lambda: [
            (each["ErrorCode"], each["Message"])
            for each in test.request("POST", "/email/batch", json=[body, bad])
        ],
    )
    yield "What is the error for an empty batch?", lambda: error_of_post([], "/email/batch")
    yield "What is the error for a bad recipient?", lambda: error_of_post(bad)
    yield (
        "What is the error for an unknown stream?",
        lambda: error_of_post(body | {"MessageStream": "no-such-stream"}),
    )
    yield ("What is the error for an unknown key?", lambda: error_of_post(body | {"NoSuchKey": 1}))
    yield (
        "Are keys read in any case?",
        lambda: error_of_post({key.lower(): value for key, value in body.items()}),
    )
    yield (
        "Does the test token know templates?",
        lambda: error_of_post(templated, "/email/withTemplate"),
    )
    if sender:
        yield "Is a mail of yours accepted?", lambda: client.outbound.send(mail).state


def base_url() -> str:
    """Return the base URL; the variable is for trying out this script."""
    return os.environ.get("POSTMARK_BASE_URL", "https://api.postmarkapp.com")


def main() -> None:
    with SyncServerClient(base_url=base_url()) as client:
        sends = "send" in sys.argv[1:]
        asked = sending(client, os.environ.get("POSTMARK_SENDER")) if sends else questions(client)
        for question, answer in asked:
            try:
                found = answer()
            except PostmarkError as error:
                found = f"{type(error).__name__}: {error}"
            print(f"{question}\n    {found}")


if __name__ == "__main__":
    main()
