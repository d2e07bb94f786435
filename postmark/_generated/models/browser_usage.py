# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import counted, models, with_unknown
from .browser_day import BrowserDay


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class BrowserUsage(Model):
    """Clicks by browser, in total and day by day. The browsers' names, such as Google
    Chrome, are the keys."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"days": "Days"}
    SHOWN: ClassVar[tuple[str, ...]] = ("days",)
    FREE: ClassVar[str | None] = "counts"

    days: list[BrowserDay] = attrs.field(factory=list)
    """The days that have data; days without are left out."""
    counts: dict[str, int] = attrs.field(factory=dict)
    """The counters whose names Postmark does not fix, by name."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

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
