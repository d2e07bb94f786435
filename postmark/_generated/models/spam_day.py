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
class SpamDay(Model):
    """Spam complaints, of one day."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("date", "spam_complaint")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"date": "Date", "spam_complaint": "SpamComplaint"}
    SHOWN: ClassVar[tuple[str, ...]] = ("date",)

    date: Date
    """The day, in Postmark's calendar, which its documentation calls EST."""
    spam_complaint: int
    """Spam complaints."""

    def __init__(self, date: Date, spam_complaint: int = 0, *, extra: Mapping[str, Any] | None = None) -> None:
        self._fill((date, spam_complaint), extra)

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
        (date_, spam_complaint_) = values  # fmt: skip
        model.date = day("Date", date_, raw)
        model.spam_complaint = (
            spam_complaint_ if spam_complaint_.__class__ is int else not_number("SpamComplaint", spam_complaint_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SpamDay
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SpamDay.WIRE_NAMES.values())
_blank: Final = blank(SpamDay)
_pick: Final[Any] = itemgetter(*_ABSENT)
