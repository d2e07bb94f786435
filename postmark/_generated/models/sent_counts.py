# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import models, not_number, with_unknown
from ..._wire.records import frozen
from .sent_day import SentDay


@final
@frozen(init=False)
class SentCounts(Model):
    """Mail sent, in total and day by day."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("days", "sent")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"days": "Days", "sent": "Sent"}
    SHOWN: ClassVar[tuple[str, ...]] = ("days", "sent")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"days": list}

    days: list[SentDay]
    """The days that have data; days without are left out."""
    sent: int
    """Mail sent."""

    def __init__(self, days: Sequence[SentDay] = (), sent: int = 0, *, extra: Mapping[str, Any] | None = None) -> None:
        self._fill((days, sent), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 2
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (days_, sent_) = values  # fmt: skip
        model.days = [] if days_.__class__ is list and not days_ else models("Days", days_, SentDay, raw)
        model.sent = sent_ if sent_.__class__ is int else not_number("Sent", sent_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SentCounts
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SentCounts.WIRE_NAMES.values())
_blank: Final = blank(SentCounts)
_pick: Final[Any] = itemgetter(*_ABSENT)
