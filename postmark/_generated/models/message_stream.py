# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import instant, nested, not_text, unreadable, with_unknown
from .subscription_management_configuration import SubscriptionManagementConfiguration


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class MessageStream(Model):
    """A message stream."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "id": "ID",
        "server_id": "ServerID",
        "name": "Name",
        "description": "Description",
        "message_stream_type": "MessageStreamType",
        "created_at": "CreatedAt",
        "updated_at": "UpdatedAt",
        "archived_at": "ArchivedAt",
        "expected_purge_date": "ExpectedPurgeDate",
        "subscription_management_configuration": "SubscriptionManagementConfiguration",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("id",)

    id: str
    """Id of the stream, chosen at its creation."""
    server_id: int | None = None
    """Id of the server."""
    name: str | None = None
    """Name of the stream."""
    description: str | None = None
    """What the stream is for."""
    message_stream_type: Literal["Transactional", "Broadcasts", "Inbound"] | str | None = None
    """Type of the stream."""
    created_at: datetime | None = None
    """When the stream was created."""
    updated_at: datetime | None = None
    """When the stream was last edited; null if it never was."""
    archived_at: datetime | None = None
    """When the stream was archived; null if it is not."""
    expected_purge_date: datetime | None = None
    """When the archived stream will be deleted; null if it is not archived."""
    subscription_management_configuration: SubscriptionManagementConfiguration = attrs.field(
        factory=lambda: SubscriptionManagementConfiguration.from_dict({})
    )
    """How the stream handles unsubscribes."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 10
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (id_, server_id_, name_, description_, message_stream_type_, created_at_, updated_at_, archived_at_,
         expected_purge_date_, subscription_management_configuration_) = values  # fmt: skip
        model.id = id_ if id_.__class__ is str else not_text("ID", id_, raw)
        model.server_id = (
            server_id_ if server_id_ is None or server_id_.__class__ is int else unreadable("ServerID", server_id_, raw)
        )
        model.name = name_ if name_.__class__ is str else None if name_ is None else unreadable("Name", name_, raw)
        model.description = (
            description_
            if description_.__class__ is str
            else None
            if description_ is None
            else unreadable("Description", description_, raw)
        )
        model.message_stream_type = (
            message_stream_type_
            if message_stream_type_.__class__ is str
            else None
            if message_stream_type_ is None
            else unreadable("MessageStreamType", message_stream_type_, raw)
        )
        model.created_at = instant("CreatedAt", created_at_, raw)
        model.updated_at = instant("UpdatedAt", updated_at_, raw)
        model.archived_at = instant("ArchivedAt", archived_at_, raw)
        model.expected_purge_date = instant("ExpectedPurgeDate", expected_purge_date_, raw)
        model.subscription_management_configuration = nested(
            "SubscriptionManagementConfiguration",
            subscription_management_configuration_,
            SubscriptionManagementConfiguration,
            raw,
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = MessageStream
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(MessageStream.WIRE_NAMES.values())
_blank: Final = blank(MessageStream)
_pick: Final[Any] = itemgetter(*_ABSENT)
