# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class InboundAddress(Model):
    """An address of an inbound message."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("email", "name", "mailbox_hash")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"email": "Email", "name": "Name", "mailbox_hash": "MailboxHash"}
    SHOWN: ClassVar[tuple[str, ...]] = ("email",)

    email: str
    """The address. Copied from the mail, so not always a valid one."""
    name: str | None
    """The display name."""
    mailbox_hash: str | None
    """The part after the plus sign of the address."""

    def __init__(
        self,
        email: str,
        name: str | None = None,
        mailbox_hash: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((email, name, mailbox_hash), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 3
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (email_, name_, mailbox_hash_) = values  # fmt: skip
        model.email = email_ if email_.__class__ is str else not_text("Email", email_, raw)
        model.name = name_ if name_.__class__ is str else None if name_ is None else unreadable("Name", name_, raw)
        model.mailbox_hash = (
            mailbox_hash_
            if mailbox_hash_.__class__ is str
            else None
            if mailbox_hash_ is None
            else unreadable("MailboxHash", mailbox_hash_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = InboundAddress
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(InboundAddress.WIRE_NAMES.values())
_blank: Final = blank(InboundAddress)
_pick: Final[Any] = itemgetter(*_ABSENT)
