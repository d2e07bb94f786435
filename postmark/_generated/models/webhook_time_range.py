# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import instant, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class WebhookTimeRange(Model):
    """The span of time of a webhook's statistics."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("start_time", "end_time", "hours")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"start_time": "StartTime", "end_time": "EndTime", "hours": "Hours"}
    SHOWN: ClassVar[tuple[str, ...]] = ("start_time", "end_time", "hours")

    start_time: datetime | None
    """When the span starts."""
    end_time: datetime | None
    """When the span ends."""
    hours: int | None
    """Length of the span in hours."""

    def __init__(
        self,
        start_time: datetime | None = None,
        end_time: datetime | None = None,
        hours: int | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((start_time, end_time, hours), extra)

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
        (start_time_, end_time_, hours_) = values  # fmt: skip
        model.start_time = instant("StartTime", start_time_, raw)
        model.end_time = instant("EndTime", end_time_, raw)
        model.hours = hours_ if hours_ is None or hours_.__class__ is int else unreadable("Hours", hours_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = WebhookTimeRange
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(WebhookTimeRange.WIRE_NAMES.values())
_blank: Final = blank(WebhookTimeRange)
_pick: Final[Any] = itemgetter(*_ABSENT)
