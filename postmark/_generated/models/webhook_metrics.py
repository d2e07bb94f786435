# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_number, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class WebhookMetrics(Model):
    """How often and how fast a webhook's URL answered."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "total_requests",
        "success_count",
        "failure_count",
        "retry_count",
        "slow_count",
        "very_slow_count",
        "success_rate",
        "average_terminal_response_time_ms",
        "average_retry_response_time_ms",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "total_requests": "TotalRequests",
        "success_count": "SuccessCount",
        "failure_count": "FailureCount",
        "retry_count": "RetryCount",
        "slow_count": "SlowCount",
        "very_slow_count": "VerySlowCount",
        "success_rate": "SuccessRate",
        "average_terminal_response_time_ms": "AverageTerminalResponseTimeMs",
        "average_retry_response_time_ms": "AverageRetryResponseTimeMs",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("total_requests", "success_count", "failure_count", "retry_count")

    total_requests: int
    """Number of requests."""
    success_count: int
    """Number of requests that succeeded."""
    failure_count: int
    """Number of requests that failed."""
    retry_count: int
    """Number of repeated requests."""
    slow_count: int
    """Number of slow answers."""
    very_slow_count: int
    """Number of very slow answers."""
    success_rate: float | None
    """Requests that succeeded, in percent."""
    average_terminal_response_time_ms: float | None
    """Average milliseconds to the answer that settled an event; null if none."""
    average_retry_response_time_ms: float | None
    """Average milliseconds to the answer that led to a retry; null if none."""

    def __init__(
        self,
        total_requests: int = 0,
        success_count: int = 0,
        failure_count: int = 0,
        retry_count: int = 0,
        slow_count: int = 0,
        very_slow_count: int = 0,
        success_rate: float | None = None,
        average_terminal_response_time_ms: float | None = None,
        average_retry_response_time_ms: float | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                total_requests,
                success_count,
                failure_count,
                retry_count,
                slow_count,
                very_slow_count,
                success_rate,
                average_terminal_response_time_ms,
                average_retry_response_time_ms,
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
        (total_requests_, success_count_, failure_count_, retry_count_, slow_count_, very_slow_count_,
         success_rate_, average_terminal_response_time_ms_, average_retry_response_time_ms_) = values  # fmt: skip
        model.total_requests = (
            total_requests_ if total_requests_.__class__ is int else not_number("TotalRequests", total_requests_, raw)
        )
        model.success_count = (
            success_count_ if success_count_.__class__ is int else not_number("SuccessCount", success_count_, raw)
        )
        model.failure_count = (
            failure_count_ if failure_count_.__class__ is int else not_number("FailureCount", failure_count_, raw)
        )
        model.retry_count = (
            retry_count_ if retry_count_.__class__ is int else not_number("RetryCount", retry_count_, raw)
        )
        model.slow_count = slow_count_ if slow_count_.__class__ is int else not_number("SlowCount", slow_count_, raw)
        model.very_slow_count = (
            very_slow_count_
            if very_slow_count_.__class__ is int
            else not_number("VerySlowCount", very_slow_count_, raw)
        )
        model.success_rate = (
            success_rate_
            if success_rate_ is None or success_rate_.__class__ in (float, int)
            else unreadable("SuccessRate", success_rate_, raw)
        )
        model.average_terminal_response_time_ms = (
            average_terminal_response_time_ms_
            if average_terminal_response_time_ms_ is None
            or average_terminal_response_time_ms_.__class__ in (float, int)
            else unreadable("AverageTerminalResponseTimeMs", average_terminal_response_time_ms_, raw)
        )
        model.average_retry_response_time_ms = (
            average_retry_response_time_ms_
            if average_retry_response_time_ms_ is None or average_retry_response_time_ms_.__class__ in (float, int)
            else unreadable("AverageRetryResponseTimeMs", average_retry_response_time_ms_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = WebhookMetrics
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(WebhookMetrics.WIRE_NAMES.values())
_blank: Final = blank(WebhookMetrics)
_pick: Final[Any] = itemgetter(*_ABSENT)
