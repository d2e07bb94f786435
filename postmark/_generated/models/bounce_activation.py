# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import nested, unreadable, with_unknown
from .bounce import Bounce


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class BounceActivation(Model):
    """Outcome of an activation."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"bounce": "Bounce", "message": "Message"}
    SHOWN: ClassVar[tuple[str, ...]] = ("bounce",)

    bounce: Bounce
    """The bounce as it is now."""
    message: str | None = None
    """Postmark's message."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

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
        (bounce_, message_) = values  # fmt: skip
        model.bounce = nested("Bounce", bounce_, Bounce, raw)
        model.message = (
            message_
            if message_.__class__ is str
            else None
            if message_ is None
            else unreadable("Message", message_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = BounceActivation
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(BounceActivation.WIRE_NAMES.values())
_blank: Final = blank(BounceActivation)
_pick: Final[Any] = itemgetter(*_ABSENT)
