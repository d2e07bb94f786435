# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Final, Literal, final

import attrs

from ..._wire import Model, Raw, blank, interned, models, nested, nothing, sent_date, text, with_unknown
from .header import Header
from .inbound_address import InboundAddress
from .inbound_attachment import InboundAttachment


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class InboundMessageDetails(Model):
    """A message the server received, with its body and headers."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "message_id": "MessageID",
        "from_email": "From",
        "subject": "Subject",
        "status": "Status",
        "date": "Date",
        "from_name": "FromName",
        "from_full": "FromFull",
        "to": "To",
        "to_full": "ToFull",
        "cc": "Cc",
        "cc_full": "CcFull",
        "bcc": "Bcc",
        "bcc_full": "BccFull",
        "reply_to": "ReplyTo",
        "original_recipient": "OriginalRecipient",
        "mailbox_hash": "MailboxHash",
        "tag": "Tag",
        "message_stream": "MessageStream",
        "attachments": "Attachments",
        "text_body": "TextBody",
        "html_body": "HtmlBody",
        "stripped_text_reply": "StrippedTextReply",
        "headers": "Headers",
        "blocked_reason": "BlockedReason",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("message_id", "from_email", "subject", "status", "date")

    message_id: str
    """Id of the message, usually a lower-case UUID."""
    from_email: str
    """Address of the sender. Copied from the mail, so not always a valid address."""
    subject: str
    """The subject; may be empty."""
    status: Literal["Blocked", "Processed", "Queued", "Failed", "Scheduled"] | str
    """Processed: posted to the webhook. Blocked: by a rule. Queued: the webhook is paused.
    Scheduled: being retried. Failed: no retries left."""
    date: str
    """The sender's own Date header, unchanged. Not the time of receipt."""
    from_name: str | None = None
    """Display name of the sender."""
    from_full: InboundAddress = attrs.field(factory=lambda: InboundAddress.from_dict({}))
    """The sender."""
    to: str | None = None
    """The To header."""
    to_full: list[InboundAddress] = attrs.field(factory=list[InboundAddress])
    """The To recipients."""
    cc: str | None = None
    """The Cc header."""
    cc_full: list[InboundAddress] = attrs.field(factory=list[InboundAddress])
    """The Cc recipients."""
    bcc: str | None = None
    """The Bcc header. Not in Postmark's examples."""
    bcc_full: list[InboundAddress] = attrs.field(factory=list[InboundAddress])
    """The Bcc recipients. Not in Postmark's examples."""
    reply_to: str | None = None
    """The Reply-To header."""
    original_recipient: str | None = None
    """The address the message was sent to."""
    mailbox_hash: str | None = None
    """The part after the plus sign of the recipient address."""
    tag: str | None = None
    """Tag of the message."""
    message_stream: str | None = None
    """Id of the message stream. Not in Postmark's examples."""
    attachments: list[InboundAttachment] = attrs.field(factory=list[InboundAttachment])
    """The attachments, without their content."""
    text_body: str | None = None
    """The plain text part."""
    html_body: str | None = None
    """The HTML part."""
    stripped_text_reply: str | None = None
    """The reply without quoted text. Not in this operation's documentation."""
    headers: list[Header] = attrs.field(factory=list[Header])
    """The message's headers; names may repeat."""
    blocked_reason: str | None = None
    """Why the message was blocked; absent, empty or null if it was not."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @property
    def date_parsed(self) -> datetime | None:
        """`date` as a datetime; None if it cannot be parsed."""
        return sent_date(self.date)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> InboundMessageDetails:
        """Read the wire form. Never fails, whatever the values."""
        get = data.get
        raw: Raw = {}
        model: Any = _blank()
        model.message_id = value if (value := get("MessageID")).__class__ is str else text("MessageID", value, raw)
        model.from_email = interned[value] if (value := get("From")).__class__ is str else text("From", value, raw)
        model.subject = value if (value := get("Subject")).__class__ is str else text("Subject", value, raw)
        model.status = interned[value] if (value := get("Status")).__class__ is str else text("Status", value, raw)
        model.date = value if (value := get("Date")).__class__ is str else text("Date", value, raw)
        model.from_name = (
            value if (value := get("FromName")) is None or value.__class__ is str else nothing("FromName", value, raw)
        )
        model.from_full = nested("FromFull", get("FromFull"), InboundAddress.from_dict, raw)
        model.to = value if (value := get("To")) is None or value.__class__ is str else nothing("To", value, raw)
        model.to_full = models("ToFull", get("ToFull"), InboundAddress.from_dict, raw)
        model.cc = value if (value := get("Cc")) is None or value.__class__ is str else nothing("Cc", value, raw)
        model.cc_full = models("CcFull", get("CcFull"), InboundAddress.from_dict, raw)
        model.bcc = value if (value := get("Bcc")) is None or value.__class__ is str else nothing("Bcc", value, raw)
        model.bcc_full = models("BccFull", get("BccFull"), InboundAddress.from_dict, raw)
        model.reply_to = (
            value if (value := get("ReplyTo")) is None or value.__class__ is str else nothing("ReplyTo", value, raw)
        )
        model.original_recipient = (
            value
            if (value := get("OriginalRecipient")) is None or value.__class__ is str
            else nothing("OriginalRecipient", value, raw)
        )
        model.mailbox_hash = (
            value
            if (value := get("MailboxHash")) is None or value.__class__ is str
            else nothing("MailboxHash", value, raw)
        )
        model.tag = (
            interned[value]
            if (value := get("Tag")).__class__ is str
            else None
            if value is None
            else nothing("Tag", value, raw)
        )
        model.message_stream = (
            interned[value]
            if (value := get("MessageStream")).__class__ is str
            else None
            if value is None
            else nothing("MessageStream", value, raw)
        )
        model.attachments = models("Attachments", get("Attachments"), InboundAttachment.from_dict, raw)
        model.text_body = (
            value if (value := get("TextBody")) is None or value.__class__ is str else nothing("TextBody", value, raw)
        )
        model.html_body = (
            value if (value := get("HtmlBody")) is None or value.__class__ is str else nothing("HtmlBody", value, raw)
        )
        model.stripped_text_reply = (
            value
            if (value := get("StrippedTextReply")) is None or value.__class__ is str
            else nothing("StrippedTextReply", value, raw)
        )
        model.headers = models("Headers", get("Headers"), Header.from_dict, raw)
        model.blocked_reason = (
            value
            if (value := get("BlockedReason")) is None or value.__class__ is str
            else nothing("BlockedReason", value, raw)
        )
        model._raw = with_unknown(_KEYS, data, raw) if raw or not _KEYS.issuperset(data) else None
        model.__class__ = InboundMessageDetails
        built: InboundMessageDetails = model
        return built


_KEYS: Final = frozenset(InboundMessageDetails.WIRE_NAMES.values())
_blank: Final = blank(InboundMessageDetails)
