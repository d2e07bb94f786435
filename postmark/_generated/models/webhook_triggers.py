# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import nested, with_unknown
from ..._wire.records import frozen
from .bounce_trigger import BounceTrigger
from .click_trigger import ClickTrigger
from .delivery_trigger import DeliveryTrigger
from .open_trigger import OpenTrigger
from .spam_complaint_trigger import SpamComplaintTrigger
from .subscription_change_trigger import SubscriptionChangeTrigger


@final
@frozen(init=False)
class WebhookTriggers(Model):
    """Which kinds of events are posted."""

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

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {
        "open": lambda: OpenTrigger.from_dict({}),
        "click": lambda: ClickTrigger.from_dict({}),
        "delivery": lambda: DeliveryTrigger.from_dict({}),
        "bounce": lambda: BounceTrigger.from_dict({}),
        "spam_complaint": lambda: SpamComplaintTrigger.from_dict({}),
        "subscription_change": lambda: SubscriptionChangeTrigger.from_dict({}),
    }

    open: OpenTrigger
    """For opens."""
    click: ClickTrigger
    """For clicks."""
    delivery: DeliveryTrigger
    """For deliveries."""
    bounce: BounceTrigger
    """For bounces."""
    spam_complaint: SpamComplaintTrigger
    """For spam complaints."""
    subscription_change: SubscriptionChangeTrigger
    """For suppressions and reactivations of addresses."""

    def __init__(
        self,
        open: OpenTrigger | None = None,
        click: ClickTrigger | None = None,
        delivery: DeliveryTrigger | None = None,
        bounce: BounceTrigger | None = None,
        spam_complaint: SpamComplaintTrigger | None = None,
        subscription_change: SubscriptionChangeTrigger | None = None,
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
