# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import nested, with_unknown
from ..._wire.records import frozen
from .webhook_metrics import WebhookMetrics


@final
@frozen(init=False)
class WebhookMetricsByTrigger(Model):
    """How often and how fast a webhook's URL answered, for each trigger."""

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
        "open": lambda: WebhookMetrics.from_dict({}),
        "click": lambda: WebhookMetrics.from_dict({}),
        "delivery": lambda: WebhookMetrics.from_dict({}),
        "bounce": lambda: WebhookMetrics.from_dict({}),
        "spam_complaint": lambda: WebhookMetrics.from_dict({}),
        "subscription_change": lambda: WebhookMetrics.from_dict({}),
    }

    open: WebhookMetrics
    """For opens."""
    click: WebhookMetrics
    """For clicks."""
    delivery: WebhookMetrics
    """For deliveries."""
    bounce: WebhookMetrics
    """For bounces."""
    spam_complaint: WebhookMetrics
    """For spam complaints."""
    subscription_change: WebhookMetrics
    """For suppressions and reactivations of addresses."""

    def __init__(
        self,
        open: WebhookMetrics | None = None,
        click: WebhookMetrics | None = None,
        delivery: WebhookMetrics | None = None,
        bounce: WebhookMetrics | None = None,
        spam_complaint: WebhookMetrics | None = None,
        subscription_change: WebhookMetrics | None = None,
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
