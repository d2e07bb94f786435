# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, final

import attrs

from ..._wire import Model, Raw, blank, picker, text, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class Header(Model):
    """A header of an inbound message."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"name": "Name", "value": "Value"}
    SHOWN: ClassVar[tuple[str, ...]] = ("name", "value")

    name: str
    """Name of the header."""
    value: str
    """Value of the header."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Header:
        """Read the wire form. Never fails, whatever the values."""
        raw: Raw = {}
        model: Any = _blank()
        (name_, value_), unknown = _picked(data)  # fmt: skip
        model.name = name_ if name_.__class__ is str else text("Name", name_, raw)
        model.value = value_ if value_.__class__ is str else text("Value", value_, raw)
        model._raw = with_unknown(_KEYS, data, raw) if raw or unknown else None
        model.__class__ = Header
        built: Header = model
        return built


_KEYS: Final = frozenset(Header.WIRE_NAMES.values())
_blank: Final = blank(Header)
_picked: Final = picker(Header)
