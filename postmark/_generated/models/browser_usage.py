# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import counted, models, with_unknown
from ..._wire.records import frozen
from .browser_day import BrowserDay


@final
@frozen(init=False)
class BrowserUsage(Model):
    """Clicks by browser, in total and day by day. The browsers' names, such as Google
    Chrome, are the keys."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("days", "counts")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"days": "Days"}
    SHOWN: ClassVar[tuple[str, ...]] = ("days",)
    FREE: ClassVar[str | None] = "counts"

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"days": list, "counts": dict}

    days: list[BrowserDay]
    """The days that have data; days without are left out."""
    counts: dict[str, int]
    """The counters whose names Postmark does not fix, by name."""

    def __init__(
        self,
        days: Sequence[BrowserDay] = (),
        counts: dict[str, int] | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((days, counts), extra)

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
        days_ = values  # fmt: skip
        model.days = [] if days_.__class__ is list and not days_ else models("Days", days_, BrowserDay, raw)
        model.counts = counted(_ABSENT, data)
        model._raw = with_unknown({**_ABSENT, **model.counts}, data, raw) if raw or unknown else None
        model.__class__ = BrowserUsage
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(BrowserUsage.WIRE_NAMES.values())
_blank: Final = blank(BrowserUsage)
_pick: Final[Any] = itemgetter(*_ABSENT)
