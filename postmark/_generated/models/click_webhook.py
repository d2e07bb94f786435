# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.mixins import PostedEvent
from ..._wire.models import Raw, blank
from ..._wire.readers import instant, nested, renamed, text_mapping, unreadable, with_unknown
from ..._wire.records import frozen
from .client_info import ClientInfo
from .geo_info import GeoInfo
from .metadata import Metadata
from .os_info import OSInfo


@final
@frozen(init=False)
class ClickWebhook(PostedEvent):
    """A recipient clicked on a link of a message."""

    __module__ = "postmark.webhooks"
    __slots__ = __match_args__ = (
        "record_type",
        "message_id",
        "message_stream",
        "server_id",
        "recipient",
        "received_at",
        "original_link",
        "click_location",
        "platform",
        "user_agent",
        "client",
        "os",
        "geo",
        "tag",
        "metadata",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "record_type": "RecordType",
        "message_id": "MessageID",
        "message_stream": "MessageStream",
        "server_id": "ServerID",
        "recipient": "Recipient",
        "received_at": "ReceivedAt",
        "original_link": "OriginalLink",
        "click_location": "ClickLocation",
        "platform": "Platform",
        "user_agent": "UserAgent",
        "client": "Client",
        "os": "OS",
        "geo": "Geo",
        "tag": "Tag",
        "metadata": "Metadata",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("record_type", "message_id", "message_stream", "server_id")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {
        "client": lambda: ClientInfo.from_dict({}),
        "os": lambda: OSInfo.from_dict({}),
        "geo": lambda: GeoInfo.from_dict({}),
        "metadata": dict,
    }

    record_type: str | None
    """Always `Click`; absent in old payloads."""
    message_id: str | None
    """Id of the message; all zeros in a test event."""
    message_stream: str | None
    """Id of the message stream; absent in old payloads."""
    server_id: int | None
    """Id of the server. Seen in older samples, not in the documentation of this event. Old
    payloads spell the key `ServerId`."""
    recipient: str | None
    """The recipient who clicked."""
    received_at: datetime | None
    """When the link was clicked."""
    original_link: str | None
    """The link as in the message before tracking."""
    click_location: Literal["HTML", "Text"] | str | None
    """The part of the message that contained the link."""
    platform: Literal["WebMail", "Desktop", "Mobile", "Unknown"] | str | None
    """Kind of device or client."""
    user_agent: str | None
    """The client's user agent."""
    client: ClientInfo
    """The mail client or browser."""
    os: OSInfo
    """The operating system."""
    geo: GeoInfo
    """Where the request came from."""
    tag: str | None
    """Tag of the message. Null, empty or absent if it has none."""
    metadata: Metadata
    """Metadata of the message."""

    def __init__(
        self,
        record_type: str | None = None,
        message_id: str | None = None,
        message_stream: str | None = None,
        server_id: int | None = None,
        recipient: str | None = None,
        received_at: datetime | None = None,
        original_link: str | None = None,
        click_location: Literal["HTML", "Text"] | str | None = None,
        platform: Literal["WebMail", "Desktop", "Mobile", "Unknown"] | str | None = None,
        user_agent: str | None = None,
        client: ClientInfo | None = None,
        os: OSInfo | None = None,
        geo: GeoInfo | None = None,
        tag: str | None = None,
        metadata: Metadata | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                record_type,
                message_id,
                message_stream,
                server_id,
                recipient,
                received_at,
                original_link,
                click_location,
                platform,
                user_agent,
                client,
                os,
                geo,
                tag,
                metadata,
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
            values, unknown = _pick(data), len(data) > 15
        except KeyError:
            data = renamed(data, "ServerId", "ServerID")
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (record_type_, message_id_, message_stream_, server_id_, recipient_, received_at_, original_link_,
         click_location_, platform_, user_agent_, client_, os_, geo_, tag_, metadata_) = values  # fmt: skip
        model.record_type = (
            record_type_
            if record_type_.__class__ is str
            else None
            if record_type_ is None
            else unreadable("RecordType", record_type_, raw)
        )
        model.message_id = (
            message_id_
            if message_id_.__class__ is str
            else None
            if message_id_ is None
            else unreadable("MessageID", message_id_, raw)
        )
        model.message_stream = (
            message_stream_
            if message_stream_.__class__ is str
            else None
            if message_stream_ is None
            else unreadable("MessageStream", message_stream_, raw)
        )
        model.server_id = (
            server_id_ if server_id_ is None or server_id_.__class__ is int else unreadable("ServerID", server_id_, raw)
        )
        model.recipient = (
            recipient_
            if recipient_.__class__ is str
            else None
            if recipient_ is None
            else unreadable("Recipient", recipient_, raw)
        )
        model.received_at = instant("ReceivedAt", received_at_, raw)
        model.original_link = (
            original_link_
            if original_link_.__class__ is str
            else None
            if original_link_ is None
            else unreadable("OriginalLink", original_link_, raw)
        )
        model.click_location = (
            click_location_
            if click_location_.__class__ is str
            else None
            if click_location_ is None
            else unreadable("ClickLocation", click_location_, raw)
        )
        model.platform = (
            platform_
            if platform_.__class__ is str
            else None
            if platform_ is None
            else unreadable("Platform", platform_, raw)
        )
        model.user_agent = (
            user_agent_
            if user_agent_.__class__ is str
            else None
            if user_agent_ is None
            else unreadable("UserAgent", user_agent_, raw)
        )
        model.client = nested("Client", client_, ClientInfo, raw)
        model.os = nested("OS", os_, OSInfo, raw)
        model.geo = nested("Geo", geo_, GeoInfo, raw)
        model.tag = tag_ if tag_.__class__ is str else None if tag_ is None else unreadable("Tag", tag_, raw)
        model.metadata = text_mapping("Metadata", metadata_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = ClickWebhook
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(ClickWebhook.WIRE_NAMES.values())
_blank: Final = blank(ClickWebhook)
_pick: Final[Any] = itemgetter(*_ABSENT)
