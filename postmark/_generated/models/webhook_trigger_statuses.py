# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class WebhookTriggerStatuses(Model):
    """Whether a webhook's URL is verified, for each trigger that it has."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("open", "click", "delivery", "bounce", "spam_complaint", "subscription_change")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "open": "Open",
        "click": "Click",
        "delivery": "Delivery",
        "bounce": "Bounce",
        "spam_complaint": "SpamComplaint",
        "subscription_change": "SubscriptionChange",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("open", "click", "delivery", "bounce")

    open: Literal["verified", "unverified"] | str | None
    """For opens."""
    click: Literal["verified", "unverified"] | str | None
    """For clicks."""
    delivery: Literal["verified", "unverified"] | str | None
    """For deliveries."""
    bounce: Literal["verified", "unverified"] | str | None
    """For bounces."""
    spam_complaint: Literal["verified", "unverified"] | str | None
    """For spam complaints."""
    subscription_change: Literal["verified", "unverified"] | str | None
    """For suppressions and reactivations of addresses."""

    def __init__(
        self,
        open: Literal["verified", "unverified"] | str | None = None,
        click: Literal["verified", "unverified"] | str | None = None,
        delivery: Literal["verified", "unverified"] | str | None = None,
        bounce: Literal["verified", "unverified"] | str | None = None,
        spam_complaint: Literal["verified", "unverified"] | str | None = None,
        subscription_change: Literal["verified", "unverified"] | str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((open, click, delivery, bounce, spam_complaint, subscription_change), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 6
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (open_, click_, delivery_, bounce_, spam_complaint_, subscription_change_) = values  # fmt: skip
        model.open = open_ if open_.__class__ is str else None if open_ is None else unreadable("Open", open_, raw)
        model.click = (
            click_ if click_.__class__ is str else None if click_ is None else unreadable("Click", click_, raw)
        )
        model.delivery = (
            delivery_
            if delivery_.__class__ is str
            else None
            if delivery_ is None
            else unreadable("Delivery", delivery_, raw)
        )
        model.bounce = (
            bounce_ if bounce_.__class__ is str else None if bounce_ is None else unreadable("Bounce", bounce_, raw)
        )
        model.spam_complaint = (
            spam_complaint_
            if spam_complaint_.__class__ is str
            else None
            if spam_complaint_ is None
            else unreadable("SpamComplaint", spam_complaint_, raw)
        )
        model.subscription_change = (
            subscription_change_
            if subscription_change_.__class__ is str
            else None
            if subscription_change_ is None
            else unreadable("SubscriptionChange", subscription_change_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = WebhookTriggerStatuses
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(WebhookTriggerStatuses.WIRE_NAMES.values())
_blank: Final = blank(WebhookTriggerStatuses)
_pick: Final[Any] = itemgetter(*_ABSENT)
