# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from datetime import date as Date
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import counted, day, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class BrowserDay(Model):
    """Clicks by browser, of one day. The browsers' names, such as Google Chrome, are the
    keys."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("date", "counts")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"date": "Date"}
    SHOWN: ClassVar[tuple[str, ...]] = ("date",)
    FREE: ClassVar[str | None] = "counts"

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"counts": dict}

    date: Date
    """The day, in Postmark's calendar, which its documentation calls EST."""
    counts: dict[str, int]
    """The counters whose names Postmark does not fix, by name."""

    def __init__(
        self, date: Date, counts: dict[str, int] | None = None, *, extra: Mapping[str, Any] | None = None
    ) -> None:
        self._fill((date, counts), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 1
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        date_ = values  # fmt: skip
        model.date = day("Date", date_, raw)
        model.counts = counted(_ABSENT, data)
        model._raw = with_unknown({**_ABSENT, **model.counts}, data, raw) if raw or unknown else None
        model.__class__ = BrowserDay
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(BrowserDay.WIRE_NAMES.values())
_blank: Final = blank(BrowserDay)
_pick: Final[Any] = itemgetter(*_ABSENT)
