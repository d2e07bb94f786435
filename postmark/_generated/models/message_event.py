# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from datetime import datetime
from operator import itemgetter
from sys import intern
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import instant, nested, not_text, with_unknown
from ..._wire.records import frozen
from .event_details import EventDetails


@final
@frozen(init=False)
class MessageEvent(Model):
    """An event of a message, for one recipient."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("type", "received_at", "recipient", "details")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "type": "Type",
        "received_at": "ReceivedAt",
        "recipient": "Recipient",
        "details": "Details",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("type", "received_at", "recipient")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"details": lambda: EventDetails.from_dict({})}

    type: Literal["Delivered", "Transient", "Opened", "Bounced", "SubscriptionChanged", "LinkClicked"] | str
    """Type of the event."""
    received_at: datetime
    """Time of the event."""
    recipient: str
    """The recipient it concerns."""
    details: EventDetails
    """Details of an event. Which of them are there depends on its type."""

    def __init__(
        self,
        type: Literal["Delivered", "Transient", "Opened", "Bounced", "SubscriptionChanged", "LinkClicked"] | str,
        received_at: datetime,
        recipient: str,
        details: EventDetails | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((type, received_at, recipient, details), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 4
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (type_, received_at_, recipient_, details_) = values  # fmt: skip
        model.type = intern(type_) if type_.__class__ is str else not_text("Type", type_, raw)
        model.received_at = instant("ReceivedAt", received_at_, raw)
        model.recipient = recipient_ if recipient_.__class__ is str else not_text("Recipient", recipient_, raw)
        model.details = nested("Details", details_, EventDetails, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = MessageEvent
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(MessageEvent.WIRE_NAMES.values())
_blank: Final = blank(MessageEvent)
_pick: Final[Any] = itemgetter(*_ABSENT)
