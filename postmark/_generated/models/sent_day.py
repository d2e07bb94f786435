# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from datetime import date as Date
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import day, not_number, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class SentDay(Model):
    """Mail sent, of one day."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("date", "sent")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"date": "Date", "sent": "Sent"}
    SHOWN: ClassVar[tuple[str, ...]] = ("date",)

    date: Date
    """The day, in Postmark's calendar, which its documentation calls EST."""
    sent: int
    """Mail sent."""

    def __init__(self, date: Date, sent: int = 0, *, extra: Mapping[str, Any] | None = None) -> None:
        self._fill((date, sent), extra)

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
        (date_, sent_) = values  # fmt: skip
        model.date = day("Date", date_, raw)
        model.sent = sent_ if sent_.__class__ is int else not_number("Sent", sent_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SentDay
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SentDay.WIRE_NAMES.values())
_blank: Final = blank(SentDay)
_pick: Final[Any] = itemgetter(*_ABSENT)
