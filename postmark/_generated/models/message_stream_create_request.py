# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import nested, not_text, unreadable, with_unknown
from .subscription_management_configuration import SubscriptionManagementConfiguration


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class MessageStreamCreateRequest(Model):
    """A message stream to create."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "id": "ID",
        "name": "Name",
        "message_stream_type": "MessageStreamType",
        "description": "Description",
        "subscription_management_configuration": "SubscriptionManagementConfiguration",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("id", "name", "message_stream_type")

    id: str
    """Id of the stream, at most 30 characters: lower-case letters, digits, hyphens and
    underscores, a letter first. It may not start with `pm-`, nor be `all`."""
    name: str
    """Name of the stream, at most 100 characters."""
    message_stream_type: Literal["Transactional", "Broadcasts"] | str
    """Type of the stream, which cannot be changed later."""
    description: str | None = None
    """What the stream is for, at most 1,000 characters and without HTML."""
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
            values, unknown = _pick(data), len(data) > 5
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (id_, name_, message_stream_type_, description_, subscription_management_configuration_) = values  # fmt: skip
        model.id = id_ if id_.__class__ is str else not_text("ID", id_, raw)
        model.name = name_ if name_.__class__ is str else not_text("Name", name_, raw)
        model.message_stream_type = (
            message_stream_type_
            if message_stream_type_.__class__ is str
            else not_text("MessageStreamType", message_stream_type_, raw)
        )
        model.description = (
            description_
            if description_.__class__ is str
            else None
            if description_ is None
            else unreadable("Description", description_, raw)
        )
        model.subscription_management_configuration = nested(
            "SubscriptionManagementConfiguration",
            subscription_management_configuration_,
            SubscriptionManagementConfiguration,
            raw,
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = MessageStreamCreateRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(MessageStreamCreateRequest.WIRE_NAMES.values())
_blank: Final = blank(MessageStreamCreateRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
