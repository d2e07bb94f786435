# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Final, Literal, final

import attrs

from ..._wire import Model, Raw, blank, instant, interned, models, nothing, text, text_mapping, texts, with_unknown
from .email_address import EmailAddress
from .metadata import Metadata


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class OutboundMessage(Model):
    """A message the server sent, as it appears in a list."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "message_id": "MessageID",
        "received_at": "ReceivedAt",
        "from_email": "From",
        "subject": "Subject",
        "status": "Status",
        "tag": "Tag",
        "message_stream": "MessageStream",
        "to": "To",
        "cc": "Cc",
        "bcc": "Bcc",
        "recipients": "Recipients",
        "attachments": "Attachments",
        "track_opens": "TrackOpens",
        "track_links": "TrackLinks",
        "metadata": "Metadata",
        "sandboxed": "Sandboxed",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("message_id", "received_at", "from_email", "subject", "status")

    message_id: str
    """Id of the message, usually a lower-case UUID."""
    received_at: datetime
    """When Postmark accepted the message."""
    from_email: str
    """The sender as in the From header, with the display name."""
    subject: str
    """The subject; may be empty."""
    status: Literal["Queued", "Sent", "Processed"] | str
    """Status of the message. Capitalised here, lower case as a filter."""
    tag: str | None = None
    """Tag of the message. Absent or empty if it has none."""
    message_stream: str | None = None
    """Id of the message stream. Absent on messages older than streams."""
    to: list[EmailAddress] = attrs.field(factory=list[EmailAddress])
    """The To recipients."""
    cc: list[EmailAddress] = attrs.field(factory=list[EmailAddress])
    """The Cc recipients."""
    bcc: list[EmailAddress] = attrs.field(factory=list[EmailAddress])
    """The Bcc recipients."""
    recipients: list[str] = attrs.field(factory=list[str])
    """Addresses of all recipients."""
    attachments: list[str] = attrs.field(factory=list[str])
    """File names of the attachments. Their content is never returned."""
    track_opens: bool | None = None
    """Whether opens are tracked."""
    track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None
    """Where links are tracked."""
    metadata: Metadata = attrs.field(factory=Metadata)
    """Custom metadata of the message."""
    sandboxed: bool | None = None
    """Whether the server is a sandbox, which delivers nothing. Absent before 2021."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> OutboundMessage:
        """Read the wire form. Never fails, whatever the values."""
        get = data.get
        raw: Raw = {}
        model: Any = _blank()
        model.message_id = value if (value := get("MessageID")).__class__ is str else text("MessageID", value, raw)
        model.received_at = instant("ReceivedAt", get("ReceivedAt"), raw)
        model.from_email = interned[value] if (value := get("From")).__class__ is str else text("From", value, raw)
        model.subject = value if (value := get("Subject")).__class__ is str else text("Subject", value, raw)
        model.status = interned[value] if (value := get("Status")).__class__ is str else text("Status", value, raw)
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
        model.to = models("To", get("To"), EmailAddress.from_dict, raw)
        model.cc = models("Cc", get("Cc"), EmailAddress.from_dict, raw)
        model.bcc = models("Bcc", get("Bcc"), EmailAddress.from_dict, raw)
        model.recipients = texts("Recipients", get("Recipients"), raw)
        model.attachments = texts("Attachments", get("Attachments"), raw)
        model.track_opens = (
            value
            if (value := get("TrackOpens")) is None or value.__class__ is bool
            else nothing("TrackOpens", value, raw)
        )
        model.track_links = (
            interned[value]
            if (value := get("TrackLinks")).__class__ is str
            else None
            if value is None
            else nothing("TrackLinks", value, raw)
        )
        model.metadata = text_mapping("Metadata", get("Metadata"), raw)
        model.sandboxed = (
            value
            if (value := get("Sandboxed")) is None or value.__class__ is bool
            else nothing("Sandboxed", value, raw)
        )
        model._raw = with_unknown(_KEYS, data, raw) if raw or not _KEYS.issuperset(data) else None
        model.__class__ = OutboundMessage
        built: OutboundMessage = model
        return built


_KEYS: Final = frozenset(OutboundMessage.WIRE_NAMES.values())
_blank: Final = blank(OutboundMessage)
