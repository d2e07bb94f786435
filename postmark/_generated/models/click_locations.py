# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import counted, models, not_number, with_unknown
from ..._wire.records import frozen
from .click_location_day import ClickLocationDay


@final
@frozen(init=False)
class ClickLocations(Model):
    """Clicks by the part of the mail, in total and day by day. Parts that are not documented
    are further keys."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("days", "html", "text", "counts")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"days": "Days", "html": "HTML", "text": "Text"}
    SHOWN: ClassVar[tuple[str, ...]] = ("days", "html", "text")
    FREE: ClassVar[str | None] = "counts"

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"days": list, "counts": dict}

    days: list[ClickLocationDay]
    """The days that have data; days without are left out."""
    html: int
    """Clicks in the HTML part."""
    text: int
    """Clicks in the plain text part."""
    counts: dict[str, int]
    """The counters whose names Postmark does not fix, by name."""

    def __init__(
        self,
        days: Sequence[ClickLocationDay] = (),
        html: int = 0,
        text: int = 0,
        counts: dict[str, int] | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((days, html, text, counts), extra)

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
