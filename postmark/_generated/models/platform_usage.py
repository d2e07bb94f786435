# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import counted, models, not_number, with_unknown
from ..._wire.records import frozen
from .platform_day import PlatformDay


@final
@frozen(init=False)
class PlatformUsage(Model):
    """Opens by kind of device or client, in total and day by day. Kinds that are not
    documented are further keys."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("days", "desktop", "mobile", "web_mail", "unknown", "counts")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "days": "Days",
        "desktop": "Desktop",
        "mobile": "Mobile",
        "web_mail": "WebMail",
        "unknown": "Unknown",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("days", "desktop", "mobile", "web_mail")
    FREE: ClassVar[str | None] = "counts"

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"days": list, "counts": dict}

    days: list[PlatformDay]
    """The days that have data; days without are left out."""
    desktop: int
    """Opens in a desktop program."""
    mobile: int
    """Opens on a mobile device."""
    web_mail: int
    """Opens in a browser."""
    unknown: int
    """Opens whose kind could not be told."""
    counts: dict[str, int]
    """The counters whose names Postmark does not fix, by name."""

    def __init__(
        self,
        days: Sequence[PlatformDay] = (),
        desktop: int = 0,
        mobile: int = 0,
        web_mail: int = 0,
        unknown: int = 0,
        counts: dict[str, int] | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((days, desktop, mobile, web_mail, unknown, counts), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 5
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (days_, desktop_, mobile_, web_mail_, unknown_) = values  # fmt: skip
        model.days = [] if days_.__class__ is list and not days_ else models("Days", days_, PlatformDay, raw)
        model.desktop = desktop_ if desktop_.__class__ is int else not_number("Desktop", desktop_, raw)
        model.mobile = mobile_ if mobile_.__class__ is int else not_number("Mobile", mobile_, raw)
        model.web_mail = web_mail_ if web_mail_.__class__ is int else not_number("WebMail", web_mail_, raw)
        model.unknown = unknown_ if unknown_.__class__ is int else not_number("Unknown", unknown_, raw)
        model.counts = counted(_ABSENT, data)
        model._raw = with_unknown({**_ABSENT, **model.counts}, data, raw) if raw or unknown else None
        model.__class__ = PlatformUsage
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(PlatformUsage.WIRE_NAMES.values())
_blank: Final = blank(PlatformUsage)
_pick: Final[Any] = itemgetter(*_ABSENT)
