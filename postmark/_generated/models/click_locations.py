# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import counted, models, not_number, with_unknown
from .click_location_day import ClickLocationDay


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class ClickLocations(Model):
    """Clicks by the part of the mail, in total and day by day. Parts that are not documented
    are further keys."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"days": "Days", "html": "HTML", "text": "Text"}
    SHOWN: ClassVar[tuple[str, ...]] = ("days", "html", "text")
    FREE: ClassVar[str | None] = "counts"

    days: list[ClickLocationDay] = attrs.field(factory=list)
    """The days that have data; days without are left out."""
    html: int = 0
    """Clicks in the HTML part."""
    text: int = 0
    """Clicks in the plain text part."""
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
            values, unknown = _pick(data), len(data) > 3
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (days_, html_, text_) = values  # fmt: skip
        model.days = [] if days_.__class__ is list and not days_ else models("Days", days_, ClickLocationDay, raw)
        model.html = html_ if html_.__class__ is int else not_number("HTML", html_, raw)
        model.text = text_ if text_.__class__ is int else not_number("Text", text_, raw)
        model.counts = counted(_ABSENT, data)
        model._raw = with_unknown({**_ABSENT, **model.counts}, data, raw) if raw or unknown else None
        model.__class__ = ClickLocations
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(ClickLocations.WIRE_NAMES.values())
_blank: Final = blank(ClickLocations)
_pick: Final[Any] = itemgetter(*_ABSENT)
