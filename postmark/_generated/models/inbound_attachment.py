# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, final

import attrs

from ..._wire import Model, Raw, blank, nothing, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class InboundAttachment(Model):
    """An attachment of an inbound message, without its content."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "name": "Name",
        "content_id": "ContentID",
        "content_type": "ContentType",
        "content_length": "ContentLength",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("name", "content_id", "content_type", "content_length")

    name: str | None = None
    """File name."""
    content_id: str | None = None
    """Content id; empty or absent if the attachment is not inline."""
    content_type: str | None = None
    """Media type."""
    content_length: int | None = None
    """Size in bytes."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> InboundAttachment:
        """Read the wire form. Never fails, whatever the values."""
        get = data.get
        raw: Raw = {}
        model: Any = _blank()
        model.name = value if (value := get("Name")) is None or value.__class__ is str else nothing("Name", value, raw)
        model.content_id = (
            value if (value := get("ContentID")) is None or value.__class__ is str else nothing("ContentID", value, raw)
        )
        model.content_type = (
            value
            if (value := get("ContentType")) is None or value.__class__ is str
            else nothing("ContentType", value, raw)
        )
        model.content_length = (
            value
            if (value := get("ContentLength")) is None or value.__class__ is int
            else nothing("ContentLength", value, raw)
        )
        model._raw = with_unknown(_KEYS, data, raw) if raw or not _KEYS.issuperset(data) else None
        model.__class__ = InboundAttachment
        built: InboundAttachment = model
        return built


_KEYS: Final = frozenset(InboundAttachment.WIRE_NAMES.values())
_blank: Final = blank(InboundAttachment)
