# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import instant, nested, not_text, unreadable, with_unknown
from ..._wire.records import frozen
from .subscription_management_configuration import SubscriptionManagementConfiguration


@final
@frozen(init=False)
class MessageStream(Model):
    """A message stream."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "id",
        "server_id",
        "name",
        "description",
        "message_stream_type",
        "created_at",
        "updated_at",
        "archived_at",
        "expected_purge_date",
        "subscription_management_configuration",
    )
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

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {
        "subscription_management_configuration": lambda: SubscriptionManagementConfiguration.from_dict({})
    }

    id: str
    """Id of the stream, chosen at its creation."""
    server_id: int | None
    """Id of the server."""
    name: str | None
    """Name of the stream."""
    description: str | None
    """What the stream is for."""
    message_stream_type: Literal["Transactional", "Broadcasts", "Inbound"] | str | None
    """Type of the stream."""
    created_at: datetime | None
    """When the stream was created."""
    updated_at: datetime | None
    """When the stream was last edited; null if it never was."""
    archived_at: datetime | None
    """When the stream was archived; null if it is not."""
    expected_purge_date: datetime | None
    """When the archived stream will be deleted; null if it is not archived."""
    subscription_management_configuration: SubscriptionManagementConfiguration
    """How the stream handles unsubscribes."""

    def __init__(
        self,
        id: str,
        server_id: int | None = None,
        name: str | None = None,
        description: str | None = None,
        message_stream_type: Literal["Transactional", "Broadcasts", "Inbound"] | str | None = None,
        created_at: datetime | None = None,
        updated_at: datetime | None = None,
        archived_at: datetime | None = None,
        expected_purge_date: datetime | None = None,
        subscription_management_configuration: SubscriptionManagementConfiguration | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                id,
                server_id,
                name,
                description,
                message_stream_type,
                created_at,
                updated_at,
                archived_at,
                expected_purge_date,
                subscription_management_configuration,
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
