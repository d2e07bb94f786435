# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import models, not_number, with_unknown
from ..._wire.records import frozen
from .spam_day import SpamDay


@final
@frozen(init=False)
class SpamCounts(Model):
    """Spam complaints, in total and day by day."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("days", "spam_complaint")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"days": "Days", "spam_complaint": "SpamComplaint"}
    SHOWN: ClassVar[tuple[str, ...]] = ("days", "spam_complaint")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"days": list}

    days: list[SpamDay]
    """The days that have data; days without are left out."""
    spam_complaint: int
    """Spam complaints."""

    def __init__(
        self, days: Sequence[SpamDay] = (), spam_complaint: int = 0, *, extra: Mapping[str, Any] | None = None
    ) -> None:
        self._fill((days, spam_complaint), extra)

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
        (days_, spam_complaint_) = values  # fmt: skip
        model.days = [] if days_.__class__ is list and not days_ else models("Days", days_, SpamDay, raw)
        model.spam_complaint = (
            spam_complaint_ if spam_complaint_.__class__ is int else not_number("SpamComplaint", spam_complaint_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SpamCounts
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SpamCounts.WIRE_NAMES.values())
_blank: Final = blank(SpamCounts)
_pick: Final[Any] = itemgetter(*_ABSENT)
