# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, final

import attrs

from ..._wire import Model, Raw, blank, nothing, picker, text, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class InboundAddress(Model):
    """An address of an inbound message."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"email": "Email", "name": "Name", "mailbox_hash": "MailboxHash"}
    SHOWN: ClassVar[tuple[str, ...]] = ("email",)

    email: str
    """The address. Copied from the mail, so not always a valid one."""
    name: str | None = None
    """The display name."""
    mailbox_hash: str | None = None
    """The part after the plus sign of the address."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> InboundAddress:
        """Read the wire form. Never fails, whatever the values."""
        raw: Raw = {}
        model: Any = _blank()
        (email_, name_, mailbox_hash_), unknown = _picked(data)  # fmt: skip
        model.email = email_ if email_.__class__ is str else text("Email", email_, raw)
        model.name = name_ if name_ is None or name_.__class__ is str else nothing("Name", name_, raw)
        model.mailbox_hash = (
            mailbox_hash_
            if mailbox_hash_ is None or mailbox_hash_.__class__ is str
            else nothing("MailboxHash", mailbox_hash_, raw)
        )
        model._raw = with_unknown(_KEYS, data, raw) if raw or unknown else None
        model.__class__ = InboundAddress
        built: InboundAddress = model
        return built


_KEYS: Final = frozenset(InboundAddress.WIRE_NAMES.values())
_blank: Final = blank(InboundAddress)
_picked: Final = picker(InboundAddress)
