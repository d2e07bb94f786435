# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import models, not_number, with_unknown
from ..._wire.records import frozen
from .open_day import OpenDay


@final
@frozen(init=False)
class OpenCounts(Model):
    """Opens, in total and day by day."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("days", "opens", "unique")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"days": "Days", "opens": "Opens", "unique": "Unique"}
    SHOWN: ClassVar[tuple[str, ...]] = ("days", "opens", "unique")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"days": list}

    days: list[OpenDay]
    """The days that have data; days without are left out."""
    opens: int
    """Opens, repeated ones included."""
    unique: int
    """Opens, only the first of each recipient and message."""

    def __init__(
        self, days: Sequence[OpenDay] = (), opens: int = 0, unique: int = 0, *, extra: Mapping[str, Any] | None = None
    ) -> None:
        self._fill((days, opens, unique), extra)

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
        (days_, opens_, unique_) = values  # fmt: skip
        model.days = [] if days_.__class__ is list and not days_ else models("Days", days_, OpenDay, raw)
        model.opens = opens_ if opens_.__class__ is int else not_number("Opens", opens_, raw)
        model.unique = unique_ if unique_.__class__ is int else not_number("Unique", unique_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = OpenCounts
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(OpenCounts.WIRE_NAMES.values())
_blank: Final = blank(OpenCounts)
_pick: Final[Any] = itemgetter(*_ABSENT)
