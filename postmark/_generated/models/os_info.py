# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, final

import attrs

from ..._wire import Model, Raw, blank, interned, nothing, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class OSInfo(Model):
    """The operating system. Every field may be missing."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"name": "Name", "company": "Company", "family": "Family"}
    SHOWN: ClassVar[tuple[str, ...]] = ("name", "company", "family")

    name: str | None = None
    """Name with version."""
    company: str | None = None
    """The maker."""
    family: str | None = None
    """Name without version."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> OSInfo:
        """Read the wire form. Never fails, whatever the values."""
        get = data.get
        raw: Raw = {}
        model: Any = _blank()
        model.name = value if (value := get("Name")) is None or value.__class__ is str else nothing("Name", value, raw)
        model.company = (
            interned[value]
            if (value := get("Company")).__class__ is str
            else None
            if value is None
            else nothing("Company", value, raw)
        )
        model.family = (
            interned[value]
            if (value := get("Family")).__class__ is str
            else None
            if value is None
            else nothing("Family", value, raw)
        )
        model._raw = with_unknown(_KEYS, data, raw) if raw or not _KEYS.issuperset(data) else None
        model.__class__ = OSInfo
        built: OSInfo = model
        return built


_KEYS: Final = frozenset(OSInfo.WIRE_NAMES.values())
_blank: Final = blank(OSInfo)
