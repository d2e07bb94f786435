# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, final

import attrs

from ..._wire import Model, Raw, blank, nothing, text, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class InboundActionResponse(Model):
    """Outcome of a bypass or a retry."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"error_code": "ErrorCode", "message": "Message"}
    SHOWN: ClassVar[tuple[str, ...]] = ("error_code", "message")

    error_code: int
    """0 for success."""
    message: str
    """Postmark's message."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> InboundActionResponse:
        """Read the wire form. Never fails, whatever the values."""
        get = data.get
        raw: Raw = {}
        model: Any = _blank()
        model.error_code = (
            value if (value := get("ErrorCode")) is None or value.__class__ is int else nothing("ErrorCode", value, raw)
        )
        model.message = value if (value := get("Message")).__class__ is str else text("Message", value, raw)
        model._raw = with_unknown(_KEYS, data, raw) if raw or not _KEYS.issuperset(data) else None
        model.__class__ = InboundActionResponse
        built: InboundActionResponse = model
        return built


_KEYS: Final = frozenset(InboundActionResponse.WIRE_NAMES.values())
_blank: Final = blank(InboundActionResponse)
