# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import nested, with_unknown
from .bounce_trigger import BounceTrigger
from .click_trigger import ClickTrigger
from .delivery_trigger import DeliveryTrigger
from .open_trigger import OpenTrigger
from .spam_complaint_trigger import SpamComplaintTrigger
from .subscription_change_trigger import SubscriptionChangeTrigger


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class WebhookTriggers(Model):
    """Which kinds of events are posted."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "open": "Open",
        "click": "Click",
        "delivery": "Delivery",
        "bounce": "Bounce",
        "spam_complaint": "SpamComplaint",
        "subscription_change": "SubscriptionChange",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("open", "click", "delivery", "bounce")

    open: OpenTrigger = attrs.field(factory=lambda: OpenTrigger.from_dict({}))
    """For opens."""
    click: ClickTrigger = attrs.field(factory=lambda: ClickTrigger.from_dict({}))
    """For clicks."""
    delivery: DeliveryTrigger = attrs.field(factory=lambda: DeliveryTrigger.from_dict({}))
    """For deliveries."""
    bounce: BounceTrigger = attrs.field(factory=lambda: BounceTrigger.from_dict({}))
    """For bounces."""
    spam_complaint: SpamComplaintTrigger = attrs.field(factory=lambda: SpamComplaintTrigger.from_dict({}))
    """For spam complaints."""
    subscription_change: SubscriptionChangeTrigger = attrs.field(
        factory=lambda: SubscriptionChangeTrigger.from_dict({})
    )
    """For suppressions and reactivations of addresses."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

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
        model.open = nested("Open", open_, OpenTrigger, raw)
        model.click = nested("Click", click_, ClickTrigger, raw)
        model.delivery = nested("Delivery", delivery_, DeliveryTrigger, raw)
        model.bounce = nested("Bounce", bounce_, BounceTrigger, raw)
        model.spam_complaint = nested("SpamComplaint", spam_complaint_, SpamComplaintTrigger, raw)
        model.subscription_change = nested("SubscriptionChange", subscription_change_, SubscriptionChangeTrigger, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = WebhookTriggers
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(WebhookTriggers.WIRE_NAMES.values())
_blank: Final = blank(WebhookTriggers)
_pick: Final[Any] = itemgetter(*_ABSENT)
