# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Final, Literal, final

import attrs

from ..._wire import Model, Raw, blank, instant, interned, nested, nothing, text, with_unknown
from .client_info import ClientInfo
from .geo_info import GeoInfo
from .os_info import OSInfo


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class OpenEvent(Model):
    """The first open of a message by one recipient."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "message_id": "MessageID",
        "received_at": "ReceivedAt",
        "recipient": "Recipient",
        "record_type": "RecordType",
        "message_stream": "MessageStream",
        "tag": "Tag",
        "client": "Client",
        "os": "OS",
        "platform": "Platform",
        "user_agent": "UserAgent",
        "geo": "Geo",
        "read_seconds": "ReadSeconds",
        "first_open": "FirstOpen",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("message_id", "received_at", "recipient")

    message_id: str
    """Id of the opened message."""
    received_at: datetime
    """When the message was opened."""
    recipient: str
    """The recipient who opened it."""
    record_type: str | None = None
    """Always `Open` where present."""
    message_stream: str | None = None
    """Id of the message stream."""
    tag: str | None = None
    """Tag of the message."""
    client: ClientInfo = attrs.field(factory=lambda: ClientInfo.from_dict({}))
    """The mail client or browser. Every field may be missing."""
    os: OSInfo = attrs.field(factory=lambda: OSInfo.from_dict({}))
    """The operating system. Every field may be missing."""
    platform: Literal["WebMail", "Desktop", "Mobile", "Unknown"] | str | None = None
    """Kind of device or client."""
    user_agent: str | None = None
    """The client's user agent."""
    geo: GeoInfo = attrs.field(factory=lambda: GeoInfo.from_dict({}))
    """Where the request came from. Every field may be missing."""
    read_seconds: int | None = None
    """Seconds the message was read. Seen in responses, not in the current documentation."""
    first_open: bool | None = None
    """Sent with webhooks; older documentation lists it here too."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> OpenEvent:
        """Read the wire form. Never fails, whatever the values."""
        get = data.get
        raw: Raw = {}
        model: Any = _blank()
        model.message_id = value if (value := get("MessageID")).__class__ is str else text("MessageID", value, raw)
        model.received_at = instant("ReceivedAt", get("ReceivedAt"), raw)
        model.recipient = value if (value := get("Recipient")).__class__ is str else text("Recipient", value, raw)
        model.record_type = (
            value
            if (value := get("RecordType")) is None or value.__class__ is str
            else nothing("RecordType", value, raw)
        )
        model.message_stream = (
            interned[value]
            if (value := get("MessageStream")).__class__ is str
            else None
            if value is None
            else nothing("MessageStream", value, raw)
        )
        model.tag = (
            interned[value]
            if (value := get("Tag")).__class__ is str
            else None
            if value is None
            else nothing("Tag", value, raw)
        )
        model.client = nested("Client", get("Client"), ClientInfo.from_dict, raw)
        model.os = nested("OS", get("OS"), OSInfo.from_dict, raw)
        model.platform = (
            interned[value]
            if (value := get("Platform")).__class__ is str
            else None
            if value is None
            else nothing("Platform", value, raw)
        )
        model.user_agent = (
            interned[value]
            if (value := get("UserAgent")).__class__ is str
            else None
            if value is None
            else nothing("UserAgent", value, raw)
        )
        model.geo = nested("Geo", get("Geo"), GeoInfo.from_dict, raw)
        model.read_seconds = (
            value
            if (value := get("ReadSeconds")) is None or value.__class__ is int
            else nothing("ReadSeconds", value, raw)
        )
        model.first_open = (
            value
            if (value := get("FirstOpen")) is None or value.__class__ is bool
            else nothing("FirstOpen", value, raw)
        )
        model._raw = with_unknown(_KEYS, data, raw) if raw or not _KEYS.issuperset(data) else None
        model.__class__ = OpenEvent
        built: OpenEvent = model
        return built


_KEYS: Final = frozenset(OpenEvent.WIRE_NAMES.values())
_blank: Final = blank(OpenEvent)
