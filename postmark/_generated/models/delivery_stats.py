# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.mixins import DeliveryTotals
from ..._wire.models import Raw, blank
from ..._wire.readers import models, not_number, with_unknown
from ..._wire.records import frozen
from .bounce_count import BounceCount


@final
@frozen(init=False)
class DeliveryStats(DeliveryTotals[BounceCount]):
    """Bounces by type, over the whole history of the server."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("inactive_mails", "bounces")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"inactive_mails": "InactiveMails", "bounces": "Bounces"}
    SHOWN: ClassVar[tuple[str, ...]] = ("inactive_mails", "bounces")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"bounces": list}

    inactive_mails: int
    """Number of inactive addresses."""
    bounces: list[BounceCount]
    """The counts; the first is the total, named `All` and without a type."""

    def __init__(
        self, inactive_mails: int = 0, bounces: Sequence[BounceCount] = (), *, extra: Mapping[str, Any] | None = None
    ) -> None:
        self._fill((inactive_mails, bounces), extra)

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
        (inactive_mails_, bounces_) = values  # fmt: skip
        model.inactive_mails = (
            inactive_mails_ if inactive_mails_.__class__ is int else not_number("InactiveMails", inactive_mails_, raw)
        )
        model.bounces = (
            [] if bounces_.__class__ is list and not bounces_ else models("Bounces", bounces_, BounceCount, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = DeliveryStats
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(DeliveryStats.WIRE_NAMES.values())
_blank: Final = blank(DeliveryStats)
_pick: Final[Any] = itemgetter(*_ABSENT)
