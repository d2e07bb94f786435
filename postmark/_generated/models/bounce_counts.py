# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import counted, models, not_number, with_unknown
from ..._wire.records import frozen
from .bounce_day import BounceDay


@final
@frozen(init=False)
class BounceCounts(Model):
    """Bounces by type, in total and day by day. Types beyond the documented four, such as
    DMARCPolicy, are further keys."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("days", "hard_bounce", "soft_bounce", "smtp_api_error", "transient", "counts")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "days": "Days",
        "hard_bounce": "HardBounce",
        "soft_bounce": "SoftBounce",
        "smtp_api_error": "SMTPApiError",
        "transient": "Transient",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("days", "hard_bounce", "soft_bounce", "smtp_api_error")
    FREE: ClassVar[str | None] = "counts"

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"days": list, "counts": dict}

    days: list[BounceDay]
    """The days that have data; days without are left out."""
    hard_bounce: int
    """Permanent failures, such as an address that does not exist."""
    soft_bounce: int
    """Temporary failures that were given up, such as a full mailbox."""
    smtp_api_error: int
    """Mail handed in by SMTP that Postmark refused to send."""
    transient: int
    """Temporary failures of delivery."""
    counts: dict[str, int]
    """The counters whose names Postmark does not fix, by name."""

    def __init__(
        self,
        days: Sequence[BounceDay] = (),
        hard_bounce: int = 0,
        soft_bounce: int = 0,
        smtp_api_error: int = 0,
        transient: int = 0,
        counts: dict[str, int] | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((days, hard_bounce, soft_bounce, smtp_api_error, transient, counts), extra)

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
        (days_, hard_bounce_, soft_bounce_, smtp_api_error_, transient_) = values  # fmt: skip
        model.days = [] if days_.__class__ is list and not days_ else models("Days", days_, BounceDay, raw)
        model.hard_bounce = (
            hard_bounce_ if hard_bounce_.__class__ is int else not_number("HardBounce", hard_bounce_, raw)
        )
        model.soft_bounce = (
            soft_bounce_ if soft_bounce_.__class__ is int else not_number("SoftBounce", soft_bounce_, raw)
        )
        model.smtp_api_error = (
            smtp_api_error_ if smtp_api_error_.__class__ is int else not_number("SMTPApiError", smtp_api_error_, raw)
        )
        model.transient = transient_ if transient_.__class__ is int else not_number("Transient", transient_, raw)
        model.counts = counted(_ABSENT, data)
        model._raw = with_unknown({**_ABSENT, **model.counts}, data, raw) if raw or unknown else None
        model.__class__ = BounceCounts
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(BounceCounts.WIRE_NAMES.values())
_blank: Final = blank(BounceCounts)
_pick: Final[Any] = itemgetter(*_ABSENT)
