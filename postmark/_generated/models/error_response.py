# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, final

import attrs

from ..._wire import Model, Raw, blank, nothing, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class ErrorResponse(Model):
    """Body of an error response. It may have other keys."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"error_code": "ErrorCode", "message": "Message"}
    SHOWN: ClassVar[tuple[str, ...]] = ("error_code", "message")

    error_code: int | None = None
    """Postmark's error code; its meaning depends on the HTTP status."""
    message: str | None = None
    """What is wrong."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ErrorResponse:
        """Read the wire form. Never fails, whatever the values."""
        get = data.get
        raw: Raw = {}
        model: Any = _blank()
        model.error_code = (
            value if (value := get("ErrorCode")) is None or value.__class__ is int else nothing("ErrorCode", value, raw)
        )
        model.message = (
            value if (value := get("Message")) is None or value.__class__ is str else nothing("Message", value, raw)
        )
        model._raw = with_unknown(_KEYS, data, raw) if raw or not _KEYS.issuperset(data) else None
        model.__class__ = ErrorResponse
        built: ErrorResponse = model
        return built


_KEYS: Final = frozenset(ErrorResponse.WIRE_NAMES.values())
_blank: Final = blank(ErrorResponse)
