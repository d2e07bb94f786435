# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from datetime import datetime
from operator import itemgetter
from sys import intern
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import instant, nested, not_text, unreadable, with_unknown
from ..._wire.records import frozen
from .client_info import ClientInfo
from .geo_info import GeoInfo
from .os_info import OSInfo


@final
@frozen(init=False)
class OpenEvent(Model):
    """The first open of a message by one recipient."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "message_id",
        "received_at",
        "recipient",
        "record_type",
        "message_stream",
        "tag",
        "client",
        "os",
        "platform",
        "user_agent",
        "geo",
        "read_seconds",
        "first_open",
    )
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

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {
        "client": lambda: ClientInfo.from_dict({}),
        "os": lambda: OSInfo.from_dict({}),
        "geo": lambda: GeoInfo.from_dict({}),
    }

    message_id: str
    """Id of the opened message."""
    received_at: datetime
    """When the message was opened."""
    recipient: str
    """The recipient who opened it."""
    record_type: str | None
    """Always `Open` where present."""
    message_stream: str | None
    """Id of the message stream."""
    tag: str | None
    """Tag of the message."""
    client: ClientInfo
    """The mail client or browser. Every field may be missing."""
    os: OSInfo
    """The operating system. Every field may be missing."""
    platform: Literal["WebMail", "Desktop", "Mobile", "Unknown"] | str | None
    """Kind of device or client."""
    user_agent: str | None
    """The client's user agent."""
    geo: GeoInfo
    """Where the request came from. Every field may be missing."""
    read_seconds: int | None
    """Seconds the message was read. Seen in responses, not in the current documentation."""
    first_open: bool | None
    """Sent with webhooks; older documentation lists it here too."""

    def __init__(
        self,
        message_id: str,
        received_at: datetime,
        recipient: str,
        record_type: str | None = None,
        message_stream: str | None = None,
        tag: str | None = None,
        client: ClientInfo | None = None,
        os: OSInfo | None = None,
        platform: Literal["WebMail", "Desktop", "Mobile", "Unknown"] | str | None = None,
        user_agent: str | None = None,
        geo: GeoInfo | None = None,
        read_seconds: int | None = None,
        first_open: bool | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                message_id,
                received_at,
                recipient,
                record_type,
                message_stream,
                tag,
                client,
                os,
                platform,
                user_agent,
                geo,
                read_seconds,
                first_open,
            ),
            extra,
        )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 13
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (message_id_, received_at_, recipient_, record_type_, message_stream_, tag_, client_, os_, platform_,
         user_agent_, geo_, read_seconds_, first_open_) = values  # fmt: skip
        model.message_id = message_id_ if message_id_.__class__ is str else not_text("MessageID", message_id_, raw)
        model.received_at = instant("ReceivedAt", received_at_, raw)
        model.recipient = recipient_ if recipient_.__class__ is str else not_text("Recipient", recipient_, raw)
        model.record_type = (
            record_type_
            if record_type_.__class__ is str
            else None
            if record_type_ is None
            else unreadable("RecordType", record_type_, raw)
        )
        model.message_stream = (
            intern(message_stream_)
            if message_stream_.__class__ is str
            else None
            if message_stream_ is None
            else unreadable("MessageStream", message_stream_, raw)
        )
        model.tag = intern(tag_) if tag_.__class__ is str else None if tag_ is None else unreadable("Tag", tag_, raw)
        model.client = nested("Client", client_, ClientInfo, raw)
        model.os = nested("OS", os_, OSInfo, raw)
        model.platform = (
            intern(platform_)
            if platform_.__class__ is str
            else None
            if platform_ is None
            else unreadable("Platform", platform_, raw)
        )
        model.user_agent = (
            intern(user_agent_)
            if user_agent_.__class__ is str
            else None
            if user_agent_ is None
            else unreadable("UserAgent", user_agent_, raw)
        )
        model.geo = nested("Geo", geo_, GeoInfo, raw)
        model.read_seconds = (
            read_seconds_
            if read_seconds_ is None or read_seconds_.__class__ is int
            else unreadable("ReadSeconds", read_seconds_, raw)
        )
        model.first_open = (
            first_open_
            if first_open_ is None or first_open_.__class__ is bool
            else unreadable("FirstOpen", first_open_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = OpenEvent
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(OpenEvent.WIRE_NAMES.values())
_blank: Final = blank(OpenEvent)
_pick: Final[Any] = itemgetter(*_ABSENT)
