"""The responses of the server: 10,000 messages, and the details of one."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

ROWS = 10_000
PAGE = 500
NEWEST = datetime(2026, 7, 1, 12, tzinfo=UTC)
SPACING = 7
EASTERN_IN_SUMMER = timezone(timedelta(hours=-4))
SUBJECTS = ("Welcome aboard", "Your receipt", "Reset your password", "What is new this week")
TAGS = ("welcome", "receipt", "password", "news")
MESSAGE_ID = str(UUID(int=7 << 100))
CONTENT = bytes(range(256)) * 28 * 1024
"""Of an attachment of 7 MB: in base64, almost as large as Postmark takes."""


def message(number: int) -> dict[str, object]:
    """Return a row; higher numbers are older. As in real mail, tags repeat, recipients do not."""
    name = f"Person {number}"
    address = f"person{number}@customers.example"
    kind = number % len(TAGS)
    return {
        "Tag": TAGS[kind],
        "MessageID": str(UUID(int=(7 << 100) + number)),
        "MessageStream": "outbound",
        "To": [{"Email": address, "Name": name}],
        "Cc": [],
        "Bcc": [],
        "Recipients": [address],
        "ReceivedAt": (NEWEST - timedelta(seconds=SPACING * number)).isoformat(),
        "From": '"The Shop" <shop@sender.example>',
        "Subject": f"{SUBJECTS[kind]}, {name}",
        "Attachments": [],
        "Status": "Sent",
        "TrackOpens": True,
        "TrackLinks": "HtmlAndText",
        "Metadata": {"customer": str(number), "campaign": "summer"},
        "Sandboxed": False,
    }


def details() -> dict[str, object]:
    """Return a message with its body and events: 7 kB."""
    events = [
        {
            "Recipient": "person0@customers.example",
            "Type": kind,
            "ReceivedAt": (NEWEST + timedelta(minutes=minutes)).isoformat(),
            "Details": {
                "Summary": "smtp;250 2.0.0 OK",
                "DestinationServer": "mx.customers.example",
            },
        }
        for minutes, kind in enumerate(("Delivered", "Opened", "LinkClicked"))
    ]
    paragraph = "<p>Thank you for your order. It leaves our house today.</p>\n"
    return message(0) | {
        "TextBody": "Thank you for your order. " * 40,
        "HtmlBody": paragraph * 40,
        "Body": "Received: from shop.sender.example\r\n" * 60,
        "MessageEvents": events,
    }


class Mail(NamedTuple):
    """A mail to send, in nobody's notation."""

    recipient: str
    subject: str
    text: str
    html: str
    tag: str
    metadata: dict[str, str]


SENDER = "shop@sender.example"
LINE = "Thank you for your order. It leaves our house today."


def mail(number: int) -> Mail:
    """Return one of many mails: a receipt of 7 kB, most of it HTML."""
    return Mail(
        f"person{number}@customers.example",
        f"Your receipt {number}",
        f"Dear person {number},\n\n" + f"{LINE}\n" * 16,
        f"<h1>Dear person {number}</h1>\n" + f'<p style="margin: 0">{LINE}</p>\n' * 72,
        "receipt",
        {"customer": str(number)},
    )


def accepted(number: int) -> dict[str, object]:
    """Return the answer to one mail."""
    return {
        "To": f"person{number}@customers.example",
        "SubmittedAt": "2026-07-01T12:00:00.1234567Z",
        "MessageID": str(UUID(int=(9 << 100) + number)),
        "ErrorCode": 0,
        "Message": "OK",
    }


WEBHOOKS = ("bounce", "spam_complaint", "delivery", "open", "click", "subscription_suppressed",
            "inbound")  # fmt: skip


def webhooks() -> list[bytes]:
    """Return what Postmark posts: one body of each kind."""
    folder = Path(__file__).parent.parent / "tests" / "samples" / "admin"
    found = [json.loads((folder / f"payload_{kind}.json").read_text()) for kind in WEBHOOKS]
    return [json.dumps(each, separators=(",", ":")).encode() for each in found]


def encoded_rows() -> list[bytes]:
    """Return every row as JSON."""
    return [json.dumps(message(number)).encode() for number in range(ROWS)]


def page_of(rows: list[bytes], total: int = ROWS) -> bytes:
    """Return a page with these rows."""
    return b'{"TotalCount":%d,"Messages":[%s]}' % (total, b",".join(rows))


def first_until(eastern: str) -> int:
    """Return the number of the newest row that is not after an Eastern local time."""
    return max(0, -((_instant(eastern) - NEWEST) // timedelta(seconds=SPACING)))


def first_before(eastern: str) -> int:
    """Return the number of the newest row that is before an Eastern local time."""
    return max(0, (NEWEST - _instant(eastern)) // timedelta(seconds=SPACING) + 1)


def _instant(eastern: str) -> datetime:
    return datetime.fromisoformat(eastern).replace(tzinfo=EASTERN_IN_SUMMER)


def encoded_page() -> bytes:
    """Return the first page of 500 rows."""
    return page_of([json.dumps(message(number)).encode() for number in range(PAGE)])
