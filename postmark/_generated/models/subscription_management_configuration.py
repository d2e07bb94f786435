# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class SubscriptionManagementConfiguration(Model):
    """How a message stream handles unsubscribes."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("unsubscribe_handling_type",)
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"unsubscribe_handling_type": "UnsubscribeHandlingType"}
    SHOWN: ClassVar[tuple[str, ...]] = ("unsubscribe_handling_type",)

    unsubscribe_handling_type: Literal["None", "Postmark", "Custom"] | str | None
    """Who handles unsubscribes. By default, Postmark does on broadcast streams and nobody on
    others; `Custom` needs Postmark's approval. Answers may have it in lower case."""

    def __init__(
        self,
        unsubscribe_handling_type: Literal["None", "Postmark", "Custom"] | str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((unsubscribe_handling_type,), extra)

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
        unsubscribe_handling_type_ = values  # fmt: skip
        model.unsubscribe_handling_type = (
            unsubscribe_handling_type_
            if unsubscribe_handling_type_.__class__ is str
            else None
            if unsubscribe_handling_type_ is None
            else unreadable("UnsubscribeHandlingType", unsubscribe_handling_type_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SubscriptionManagementConfiguration
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SubscriptionManagementConfiguration.WIRE_NAMES.values())
_blank: Final = blank(SubscriptionManagementConfiguration)
_pick: Final[Any] = itemgetter(*_ABSENT)
