# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from datetime import date as Date
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import counted, day, not_number, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class PlatformDay(Model):
    """Opens by kind of device or client, of one day. Kinds that are not documented are
    further keys."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("date", "desktop", "mobile", "web_mail", "unknown", "counts")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "date": "Date",
        "desktop": "Desktop",
        "mobile": "Mobile",
        "web_mail": "WebMail",
        "unknown": "Unknown",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("date",)
    FREE: ClassVar[str | None] = "counts"

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"counts": dict}

    date: Date
    """The day, in Postmark's calendar, which its documentation calls EST."""
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
        date: Date,
        desktop: int = 0,
        mobile: int = 0,
        web_mail: int = 0,
        unknown: int = 0,
        counts: dict[str, int] | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((date, desktop, mobile, web_mail, unknown, counts), extra)

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
        (date_, desktop_, mobile_, web_mail_, unknown_) = values  # fmt: skip
        model.date = day("Date", date_, raw)
        model.desktop = desktop_ if desktop_.__class__ is int else not_number("Desktop", desktop_, raw)
        model.mobile = mobile_ if mobile_.__class__ is int else not_number("Mobile", mobile_, raw)
        model.web_mail = web_mail_ if web_mail_.__class__ is int else not_number("WebMail", web_mail_, raw)
        model.unknown = unknown_ if unknown_.__class__ is int else not_number("Unknown", unknown_, raw)
        model.counts = counted(_ABSENT, data)
        model._raw = with_unknown({**_ABSENT, **model.counts}, data, raw) if raw or unknown else None
        model.__class__ = PlatformDay
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(PlatformDay.WIRE_NAMES.values())
_blank: Final = blank(PlatformDay)
_pick: Final[Any] = itemgetter(*_ABSENT)
