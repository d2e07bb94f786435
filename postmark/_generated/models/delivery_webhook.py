# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.mixins import PostedEvent
from ..._wire.models import Raw, blank
from ..._wire.readers import instant, renamed, text_mapping, unreadable, with_unknown
from ..._wire.records import frozen
from .metadata import Metadata


@final
@frozen(init=False)
class DeliveryWebhook(PostedEvent):
    """A message was accepted by the server of a recipient."""

    __module__ = "postmark.webhooks"
    __slots__ = __match_args__ = (
        "record_type",
        "message_id",
        "message_stream",
        "server_id",
        "recipient",
        "delivered_at",
        "details",
        "tag",
        "metadata",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "record_type": "RecordType",
        "message_id": "MessageID",
        "message_stream": "MessageStream",
        "server_id": "ServerID",
        "recipient": "Recipient",
        "delivered_at": "DeliveredAt",
        "details": "Details",
        "tag": "Tag",
        "metadata": "Metadata",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("record_type", "message_id", "message_stream", "server_id")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"metadata": dict}

    record_type: str | None
    """Always `Delivery`; absent in old payloads."""
    message_id: str | None
    """Id of the message; all zeros in a test event."""
    message_stream: str | None
    """Id of the message stream; absent in old payloads."""
    server_id: int | None
    """Id of the server. Old payloads spell the key `ServerId`."""
    recipient: str | None
    """The recipient."""
    delivered_at: datetime | None
    """When the recipient's server accepted the message."""
    details: str | None
    """What the recipient's server answered."""
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
        delivered_at: datetime | None = None,
        details: str | None = None,
        tag: str | None = None,
        metadata: Metadata | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (record_type, message_id, message_stream, server_id, recipient, delivered_at, details, tag, metadata), extra
        )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 9
        except KeyError:
            data = renamed(data, "ServerId", "ServerID")
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (record_type_, message_id_, message_stream_, server_id_, recipient_, delivered_at_, details_, tag_,
         metadata_) = values  # fmt: skip
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
        model.delivered_at = instant("DeliveredAt", delivered_at_, raw)
        model.details = (
            details_
            if details_.__class__ is str
            else None
            if details_ is None
            else unreadable("Details", details_, raw)
        )
        model.tag = tag_ if tag_.__class__ is str else None if tag_ is None else unreadable("Tag", tag_, raw)
        model.metadata = text_mapping("Metadata", metadata_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = DeliveryWebhook
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(DeliveryWebhook.WIRE_NAMES.values())
_blank: Final = blank(DeliveryWebhook)
_pick: Final[Any] = itemgetter(*_ABSENT)
