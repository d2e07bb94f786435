# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class SubscriptionChangeTrigger(Model):
    """Whether suppressions and reactivations of addresses are posted."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("enabled",)
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"enabled": "Enabled"}
    SHOWN: ClassVar[tuple[str, ...]] = ("enabled",)

    enabled: bool | None
    """Whether they are posted."""

    def __init__(self, enabled: bool | None = None, *, extra: Mapping[str, Any] | None = None) -> None:
        self._fill((enabled,), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 1
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        enabled_ = values  # fmt: skip
        model.enabled = (
            enabled_ if enabled_ is None or enabled_.__class__ is bool else unreadable("Enabled", enabled_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SubscriptionChangeTrigger
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SubscriptionChangeTrigger.WIRE_NAMES.values())
_blank: Final = blank(SubscriptionChangeTrigger)
_pick: Final[Any] = itemgetter(*_ABSENT)
