# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, final

import attrs

from ..._wire import Model, Raw, blank, nothing, text, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class EmailAddress(Model):
    """An address with its display name."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"email": "Email", "name": "Name"}
    SHOWN: ClassVar[tuple[str, ...]] = ("email",)

    email: str
    """The address."""
    name: str | None = None
    """The display name."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> EmailAddress:
        """Read the wire form. Never fails, whatever the values."""
        get = data.get
        raw: Raw = {}
        model: Any = _blank()
        model.email = value if (value := get("Email")).__class__ is str else text("Email", value, raw)
        model.name = value if (value := get("Name")) is None or value.__class__ is str else nothing("Name", value, raw)
        model._raw = with_unknown(_KEYS, data, raw) if raw or not _KEYS.issuperset(data) else None
        model.__class__ = EmailAddress
        built: EmailAddress = model
        return built


_KEYS: Final = frozenset(EmailAddress.WIRE_NAMES.values())
_blank: Final = blank(EmailAddress)
