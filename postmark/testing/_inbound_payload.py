"""What Postmark posts of a message it received."""

from __future__ import annotations

from base64 import b64encode
from email.message import EmailMessage
from typing import Any, Final

from postmark.testing._servers import Server
from postmark.testing._store import Row, State


def inbound_payload(state: State, row: Row) -> dict[str, Any]:
    """Return the payload of a message received: https://postmarkapp.com/developer/webhooks/inbound-webhook."""
    known = row.shown | row.details
    payload: dict[str, Any] = {
        "FromName": known["FromName"],
        "MessageStream": "inbound",
        **{name: known.get(name, "") for name in _TEXTS},
        **{name: known.get(name, []) for name in ("ToFull", "CcFull", "BccFull")},
        "FromFull": known["FromFull"],
        "Headers": [{"Name": "Return-Path", "Value": f"<{known['From']}>"}, *known["Headers"]],
        "Attachments": [_attachment(row, place) for place, _ in enumerate(known["Attachments"])],
    }
    if state.part(Server).settings["RawEmailEnabled"]:
        payload["RawEmail"] = _raw(row)
    return payload


_TEXTS: Final = (
    "From", "To", "Cc", "Bcc", "OriginalRecipient", "Subject", "MessageID", "ReplyTo",
    "MailboxHash", "Date", "TextBody", "HtmlBody", "StrippedTextReply", "Tag",
)  # fmt: skip


def _attachment(row: Row, place: int) -> dict[str, Any]:
    content = _content(row, place)
    return {**row.shown["Attachments"][place], "Content": b64encode(content).decode("ascii")}


def _content(row: Row, place: int) -> bytes:
    """Return made-up content of the length that the message's details state."""
    attachment = row.shown["Attachments"][place]
    text = f"Made-up content of {attachment['Name']}. ".encode()
    length = int(attachment["ContentLength"])
    return (text * (length // len(text) + 1))[:length]


def _raw(row: Row) -> str:
    message = EmailMessage()
    for name in ("From", "To", "Cc", "Subject", "Date", "Reply-To"):
        value = row.shown.get(name.replace("-", ""), "")
        if value:
            message[name] = value
    message.set_content(row.details["TextBody"])
    if row.details["HtmlBody"]:
        message.add_alternative(row.details["HtmlBody"], subtype="html")
    for place, attachment in enumerate(row.shown["Attachments"]):
        main, _, sub = attachment["ContentType"].partition("/")
        content, name = _content(row, place), attachment["Name"]
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_string()
