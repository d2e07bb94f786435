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
class ClickDay(Model):
    """Clicks on tracked links, of one day."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("date", "clicks", "unique")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"date": "Date", "clicks": "Clicks", "unique": "Unique"}
    SHOWN: ClassVar[tuple[str, ...]] = ("date",)

    date: Date
    """The day, in Postmark's calendar, which its documentation calls EST."""
    clicks: int
    """Clicks, repeated ones included."""
    unique: int
    """Clicks, only the first of each recipient and link."""

    def __init__(self, date: Date, clicks: int = 0, unique: int = 0, *, extra: Mapping[str, Any] | None = None) -> None:
        self._fill((date, clicks, unique), extra)

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
        (date_, clicks_, unique_) = values  # fmt: skip
        model.date = day("Date", date_, raw)
        model.clicks = clicks_ if clicks_.__class__ is int else not_number("Clicks", clicks_, raw)
        model.unique = unique_ if unique_.__class__ is int else not_number("Unique", unique_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = ClickDay
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(ClickDay.WIRE_NAMES.values())
_blank: Final = blank(ClickDay)
_pick: Final[Any] = itemgetter(*_ABSENT)
