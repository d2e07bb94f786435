# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final

import attrs

from ..._wire import Model, Odd, builder, text, unread, with_unknown


@attrs.frozen(weakref_slot=False)
class Header(Model):
    """A header of an inbound message."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"name": "Name", "value": "Value"}

    name: str
    """Name of the header."""
    value: str
    """Value of the header."""
    _odd: Odd | None = attrs.field(default=None, repr=False, eq=unread)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Header:
        """Read the wire form. Whatever the values are, this does not fail."""
        get = data.get
        odd: Odd = {}
        model = _new(
            value if (value := get("Name")).__class__ is str else text("Name", value, odd),
            value if (value := get("Value")).__class__ is str else text("Value", value, odd),
            (odd if _KEYS.issuperset(data) else with_unknown(_KEYS, data, odd)) or None,
        )
        model.__class__ = Header
        return model


_KEYS: Final = frozenset(Header.WIRE_NAMES.values())
_new: Final = builder(Header)
