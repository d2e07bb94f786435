# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import nested, unreadable, with_unknown
from ..._wire.records import frozen
from .webhook_metrics import WebhookMetrics
from .webhook_metrics_by_trigger import WebhookMetricsByTrigger
from .webhook_time_range import WebhookTimeRange
from .webhook_trigger_statuses import WebhookTriggerStatuses


@final
@frozen(init=False)
class WebhookStatistics(Model):
    """How a webhook's URL answered in a span of time."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "webhook_id",
        "server_id",
        "message_stream_id",
        "url",
        "statuses",
        "time_range",
        "metrics",
        "metrics_by_trigger",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "webhook_id": "WebhookId",
        "server_id": "ServerId",
        "message_stream_id": "MessageStreamId",
        "url": "Url",
        "statuses": "Statuses",
        "time_range": "TimeRange",
        "metrics": "Metrics",
        "metrics_by_trigger": "MetricsByTrigger",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("webhook_id",)

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {
        "statuses": lambda: WebhookTriggerStatuses.from_dict({}),
        "time_range": lambda: WebhookTimeRange.from_dict({}),
        "metrics": lambda: WebhookMetrics.from_dict({}),
        "metrics_by_trigger": lambda: WebhookMetricsByTrigger.from_dict({}),
    }

    webhook_id: int
    """Id of the webhook."""
    server_id: int | None
    """Id of the server."""
    message_stream_id: str | None
    """Id of the message stream."""
    url: str | None
    """The URL. It may contain a username and a password."""
    statuses: WebhookTriggerStatuses
    """Whether the URL is verified, for each trigger."""
    time_range: WebhookTimeRange
    """The span of time."""
    metrics: WebhookMetrics
    """The numbers of all triggers together."""
    metrics_by_trigger: WebhookMetricsByTrigger
    """The numbers of each trigger."""

    def __init__(
        self,
        webhook_id: int,
        server_id: int | None = None,
        message_stream_id: str | None = None,
        url: str | None = None,
        statuses: WebhookTriggerStatuses | None = None,
        time_range: WebhookTimeRange | None = None,
        metrics: WebhookMetrics | None = None,
        metrics_by_trigger: WebhookMetricsByTrigger | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (webhook_id, server_id, message_stream_id, url, statuses, time_range, metrics, metrics_by_trigger), extra
        )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 8
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (webhook_id_, server_id_, message_stream_id_, url_, statuses_, time_range_, metrics_,
         metrics_by_trigger_) = values  # fmt: skip
        model.webhook_id = (
            webhook_id_
            if webhook_id_ is None or webhook_id_.__class__ is int
            else unreadable("WebhookId", webhook_id_, raw)
        )
        model.server_id = (
            server_id_ if server_id_ is None or server_id_.__class__ is int else unreadable("ServerId", server_id_, raw)
        )
        model.message_stream_id = (
            message_stream_id_
            if message_stream_id_.__class__ is str
            else None
            if message_stream_id_ is None
            else unreadable("MessageStreamId", message_stream_id_, raw)
        )
        model.url = url_ if url_.__class__ is str else None if url_ is None else unreadable("Url", url_, raw)
        model.statuses = nested("Statuses", statuses_, WebhookTriggerStatuses, raw)
        model.time_range = nested("TimeRange", time_range_, WebhookTimeRange, raw)
        model.metrics = nested("Metrics", metrics_, WebhookMetrics, raw)
        model.metrics_by_trigger = nested("MetricsByTrigger", metrics_by_trigger_, WebhookMetricsByTrigger, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = WebhookStatistics
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(WebhookStatistics.WIRE_NAMES.values())
_blank: Final = blank(WebhookStatistics)
_pick: Final[Any] = itemgetter(*_ABSENT)
