"""What Postmark posts of a message it received."""

from __future__ import annotations

from base64 import b64encode
from email.message import EmailMessage
from typing import Any, Final

from postmark.testing._inbound import Contents
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
        "Attachments": [_attachment(*each) for each in _files(state, row)],
    }
    if state.part(Server).settings["RawEmailEnabled"]:
        payload["RawEmail"] = _raw(row, _files(state, row))
    return payload


_TEXTS: Final = (
    "From", "To", "Cc", "Bcc", "OriginalRecipient", "Subject", "MessageID", "ReplyTo",
    "MailboxHash", "Date", "TextBody", "HtmlBody", "StrippedTextReply", "Tag",
)  # fmt: skip


def _files(state: State, row: Row) -> list[tuple[dict[str, Any], bytes]]:
    return list(zip(row.shown["Attachments"], state.part(Contents).of[row.message_id], strict=True))


def _attachment(shown: dict[str, Any], content: bytes) -> dict[str, Any]:
    return {**shown, "Content": b64encode(content).decode("ascii")}


def _raw(row: Row, files: list[tuple[dict[str, Any], bytes]]) -> str:
    message = EmailMessage()
    for name in ("From", "To", "Cc", "Subject", "Date", "Reply-To"):
        value = row.shown.get(name.replace("-", ""), "")
        if value:
            message[name] = value
    message.set_content(row.details["TextBody"])
    if row.details["HtmlBody"]:
        message.add_alternative(row.details["HtmlBody"], subtype="html")
    for shown, content in files:
        main, _, sub = shown["ContentType"].partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=shown["Name"])
    return message.as_string()
