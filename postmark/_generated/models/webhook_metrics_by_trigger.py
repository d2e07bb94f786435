# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import nested, with_unknown
from .webhook_metrics import WebhookMetrics


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class WebhookMetricsByTrigger(Model):
    """How often and how fast a webhook's URL answered, for each trigger."""

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

    open: WebhookMetrics = attrs.field(factory=lambda: WebhookMetrics.from_dict({}))
    """For opens."""
    click: WebhookMetrics = attrs.field(factory=lambda: WebhookMetrics.from_dict({}))
    """For clicks."""
    delivery: WebhookMetrics = attrs.field(factory=lambda: WebhookMetrics.from_dict({}))
    """For deliveries."""
    bounce: WebhookMetrics = attrs.field(factory=lambda: WebhookMetrics.from_dict({}))
    """For bounces."""
    spam_complaint: WebhookMetrics = attrs.field(factory=lambda: WebhookMetrics.from_dict({}))
    """For spam complaints."""
    subscription_change: WebhookMetrics = attrs.field(factory=lambda: WebhookMetrics.from_dict({}))
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
        model.open = nested("Open", open_, WebhookMetrics, raw)
        model.click = nested("Click", click_, WebhookMetrics, raw)
        model.delivery = nested("Delivery", delivery_, WebhookMetrics, raw)
        model.bounce = nested("Bounce", bounce_, WebhookMetrics, raw)
        model.spam_complaint = nested("SpamComplaint", spam_complaint_, WebhookMetrics, raw)
        model.subscription_change = nested("SubscriptionChange", subscription_change_, WebhookMetrics, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = WebhookMetricsByTrigger
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(WebhookMetricsByTrigger.WIRE_NAMES.values())
_blank: Final = blank(WebhookMetricsByTrigger)
_pick: Final[Any] = itemgetter(*_ABSENT)
