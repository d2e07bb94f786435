# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import nested, unreadable, with_unknown
from .subscription_management_configuration import SubscriptionManagementConfiguration


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class MessageStreamEditRequest(Model):
    """Changes to a message stream."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "name": "Name",
        "description": "Description",
        "subscription_management_configuration": "SubscriptionManagementConfiguration",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("name", "description", "subscription_management_configuration")

    name: str | None = None
    """Name of the stream, at most 100 characters."""
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
            values, unknown = _pick(data), len(data) > 3
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (name_, description_, subscription_management_configuration_) = values  # fmt: skip
        model.name = name_ if name_.__class__ is str else None if name_ is None else unreadable("Name", name_, raw)
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
        model.__class__ = MessageStreamEditRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(MessageStreamEditRequest.WIRE_NAMES.values())
_blank: Final = blank(MessageStreamEditRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
