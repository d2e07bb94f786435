# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class EventDetails(Model):
    """Details of an event. Which of them are there depends on its type."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "delivery_message",
        "destination_server",
        "destination_ip",
        "summary",
        "bounce_id",
        "link",
        "click_location",
        "origin",
        "suppress_sending",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "delivery_message": "DeliveryMessage",
        "destination_server": "DestinationServer",
        "destination_ip": "DestinationIP",
        "summary": "Summary",
        "bounce_id": "BounceID",
        "link": "Link",
        "click_location": "ClickLocation",
        "origin": "Origin",
        "suppress_sending": "SuppressSending",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("delivery_message", "destination_server", "destination_ip", "summary")

    delivery_message: str | None
    """What the recipient's server answered (delivered, transient)."""
    destination_server: str | None
    """The recipient's mail server (delivered, transient)."""
    destination_ip: str | None
    """The address of the recipient's mail server (delivered, transient)."""
    summary: str | None
    """What happened, in words (bounced, opened, clicked)."""
    bounce_id: str | None
    """Id of the bounce, digits as text (bounced)."""
    link: str | None
    """The link that was clicked (clicked)."""
    click_location: Literal["HTML", "Text"] | str | None
    """The part of the message that contained the link (clicked)."""
    origin: Literal["Recipient", "Customer", "Admin"] | str | None
    """Who changed the subscription (subscription changed)."""
    suppress_sending: str | None
    """Whether mail to the recipient is suppressed now, `True` or `False` as text."""

    def __init__(
        self,
        delivery_message: str | None = None,
        destination_server: str | None = None,
        destination_ip: str | None = None,
        summary: str | None = None,
        bounce_id: str | None = None,
        link: str | None = None,
        click_location: Literal["HTML", "Text"] | str | None = None,
        origin: Literal["Recipient", "Customer", "Admin"] | str | None = None,
        suppress_sending: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                delivery_message,
                destination_server,
                destination_ip,
                summary,
                bounce_id,
                link,
                click_location,
                origin,
                suppress_sending,
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
            values, unknown = _pick(data), len(data) > 9
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (delivery_message_, destination_server_, destination_ip_, summary_, bounce_id_, link_,
         click_location_, origin_, suppress_sending_) = values  # fmt: skip
        model.delivery_message = (
            delivery_message_
            if delivery_message_.__class__ is str
            else None
            if delivery_message_ is None
            else unreadable("DeliveryMessage", delivery_message_, raw)
        )
        model.destination_server = (
            destination_server_
            if destination_server_.__class__ is str
            else None
            if destination_server_ is None
            else unreadable("DestinationServer", destination_server_, raw)
        )
        model.destination_ip = (
            destination_ip_
            if destination_ip_.__class__ is str
            else None
            if destination_ip_ is None
            else unreadable("DestinationIP", destination_ip_, raw)
        )
        model.summary = (
            summary_
            if summary_.__class__ is str
            else None
            if summary_ is None
            else unreadable("Summary", summary_, raw)
        )
        model.bounce_id = (
            bounce_id_
            if bounce_id_.__class__ is str
            else None
            if bounce_id_ is None
            else unreadable("BounceID", bounce_id_, raw)
        )
        model.link = link_ if link_.__class__ is str else None if link_ is None else unreadable("Link", link_, raw)
        model.click_location = (
            click_location_
            if click_location_.__class__ is str
            else None
            if click_location_ is None
            else unreadable("ClickLocation", click_location_, raw)
        )
        model.origin = (
            origin_ if origin_.__class__ is str else None if origin_ is None else unreadable("Origin", origin_, raw)
        )
        model.suppress_sending = (
            suppress_sending_
            if suppress_sending_.__class__ is str
            else None
            if suppress_sending_ is None
            else unreadable("SuppressSending", suppress_sending_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = EventDetails
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(EventDetails.WIRE_NAMES.values())
_blank: Final = blank(EventDetails)
_pick: Final[Any] = itemgetter(*_ABSENT)
