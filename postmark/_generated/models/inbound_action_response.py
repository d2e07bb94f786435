# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final

import attrs

from ..._wire import Model, Odd, blank, nothing, text, unread, with_unknown


@attrs.frozen(weakref_slot=False)
class InboundActionResponse(Model):
    """Outcome of a bypass or a retry."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"error_code": "ErrorCode", "message": "Message"}

    error_code: int
    """0 for success."""
    message: str
    """What Postmark says about it."""
    _odd: Odd | None = attrs.field(default=None, repr=False, eq=unread, hash=False)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> InboundActionResponse:
        """Read the wire form. Whatever the values are, this does not fail."""
        get = data.get
        odd: Odd = {}
        model: Any = _blank()
        model.error_code = (
            value if (value := get("ErrorCode")) is None or value.__class__ is int else nothing("ErrorCode", value, odd)
        )
        model.message = value if (value := get("Message")).__class__ is str else text("Message", value, odd)
        model._odd = (odd if _KEYS.issuperset(data) else with_unknown(_KEYS, data, odd)) or None
        model.__class__ = InboundActionResponse
        built: InboundActionResponse = model
        return built


_KEYS: Final = frozenset(InboundActionResponse.WIRE_NAMES.values())
_blank: Final = blank(InboundActionResponse)
