# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import counted, models, not_number, with_unknown
from ..._wire.records import frozen
from .browser_platform_day import BrowserPlatformDay


@final
@frozen(init=False)
class BrowserPlatformUsage(Model):
    """Clicks by kind of device, in total and day by day. Kinds that are not documented are
    further keys."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("days", "desktop", "mobile", "unknown", "counts")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "days": "Days",
        "desktop": "Desktop",
        "mobile": "Mobile",
        "unknown": "Unknown",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("days", "desktop", "mobile", "unknown")
    FREE: ClassVar[str | None] = "counts"

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"days": list, "counts": dict}

    days: list[BrowserPlatformDay]
    """The days that have data; days without are left out."""
    desktop: int
    """Clicks on a desktop computer."""
    mobile: int
    """Clicks on a mobile device."""
    unknown: int
    """Clicks whose kind of device could not be told."""
    counts: dict[str, int]
    """The counters whose names Postmark does not fix, by name."""

    def __init__(
        self,
        days: Sequence[BrowserPlatformDay] = (),
        desktop: int = 0,
        mobile: int = 0,
        unknown: int = 0,
        counts: dict[str, int] | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((days, desktop, mobile, unknown, counts), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 4
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (days_, desktop_, mobile_, unknown_) = values  # fmt: skip
        model.days = [] if days_.__class__ is list and not days_ else models("Days", days_, BrowserPlatformDay, raw)
        model.desktop = desktop_ if desktop_.__class__ is int else not_number("Desktop", desktop_, raw)
        model.mobile = mobile_ if mobile_.__class__ is int else not_number("Mobile", mobile_, raw)
        model.unknown = unknown_ if unknown_.__class__ is int else not_number("Unknown", unknown_, raw)
        model.counts = counted(_ABSENT, data)
        model._raw = with_unknown({**_ABSENT, **model.counts}, data, raw) if raw or unknown else None
        model.__class__ = BrowserPlatformUsage
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(BrowserPlatformUsage.WIRE_NAMES.values())
_blank: Final = blank(BrowserPlatformUsage)
_pick: Final[Any] = itemgetter(*_ABSENT)
