# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.mixins import PostedEvent
from ..._wire.models import Raw, blank
from ..._wire.readers import instant, renamed, text_mapping, unreadable, with_unknown
from ..._wire.records import frozen
from .metadata import Metadata


@final
@frozen(init=False)
class SubscriptionChangeWebhook(PostedEvent):
    """An address was suppressed on a message stream, or reactivated."""

    __module__ = "postmark.webhooks"
    __slots__ = __match_args__ = (
        "record_type",
        "message_id",
        "message_stream",
        "server_id",
        "recipient",
        "changed_at",
        "origin",
        "suppress_sending",
        "suppression_reason",
        "tag",
        "metadata",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "record_type": "RecordType",
        "message_id": "MessageID",
        "message_stream": "MessageStream",
        "server_id": "ServerID",
        "recipient": "Recipient",
        "changed_at": "ChangedAt",
        "origin": "Origin",
        "suppress_sending": "SuppressSending",
        "suppression_reason": "SuppressionReason",
        "tag": "Tag",
        "metadata": "Metadata",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("record_type", "message_id", "message_stream", "server_id")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"metadata": dict}

    record_type: str | None
    """Always `SubscriptionChange`."""
    message_id: str | None
    """Id of the message that led to the change. Null for changes that did not come from the
    recipient, and mostly for reactivations."""
    message_stream: str | None
    """Id of the message stream."""
    server_id: int | None
    """Id of the server. Old payloads of other events spell the key `ServerId`."""
    recipient: str | None
    """The address."""
    changed_at: datetime | None
    """When it was suppressed or reactivated."""
    origin: Literal["Recipient", "Customer", "Admin"] | str | None
    """Whose doing it was."""
    suppress_sending: bool | None
    """True if the address was suppressed, false if it was reactivated."""
    suppression_reason: Literal["HardBounce", "SpamComplaint", "ManualSuppression"] | str | None
    """Why it was suppressed; mostly null for a reactivation."""
    tag: str | None
    """Tag of the message; mostly null for a reactivation."""
    metadata: Metadata
    """Metadata of the message; mostly empty for a reactivation."""

    def __init__(
        self,
        record_type: str | None = None,
        message_id: str | None = None,
        message_stream: str | None = None,
        server_id: int | None = None,
        recipient: str | None = None,
        changed_at: datetime | None = None,
        origin: Literal["Recipient", "Customer", "Admin"] | str | None = None,
        suppress_sending: bool | None = None,
        suppression_reason: Literal["HardBounce", "SpamComplaint", "ManualSuppression"] | str | None = None,
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
                changed_at,
                origin,
                suppress_sending,
                suppression_reason,
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
            values, unknown = _pick(data), len(data) > 11
        except KeyError:
            data = renamed(data, "ServerId", "ServerID")
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (record_type_, message_id_, message_stream_, server_id_, recipient_, changed_at_, origin_,
         suppress_sending_, suppression_reason_, tag_, metadata_) = values  # fmt: skip
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
        model.changed_at = instant("ChangedAt", changed_at_, raw)
        model.origin = (
            origin_ if origin_.__class__ is str else None if origin_ is None else unreadable("Origin", origin_, raw)
        )
        model.suppress_sending = (
            suppress_sending_
            if suppress_sending_ is None or suppress_sending_.__class__ is bool
            else unreadable("SuppressSending", suppress_sending_, raw)
        )
        model.suppression_reason = (
            suppression_reason_
            if suppression_reason_.__class__ is str
            else None
            if suppression_reason_ is None
            else unreadable("SuppressionReason", suppression_reason_, raw)
        )
        model.tag = tag_ if tag_.__class__ is str else None if tag_ is None else unreadable("Tag", tag_, raw)
        model.metadata = text_mapping("Metadata", metadata_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SubscriptionChangeWebhook
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SubscriptionChangeWebhook.WIRE_NAMES.values())
_blank: Final = blank(SubscriptionChangeWebhook)
_pick: Final[Any] = itemgetter(*_ABSENT)
