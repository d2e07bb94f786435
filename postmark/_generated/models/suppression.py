# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter
from sys import intern
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import instant, not_text, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class Suppression(Model):
    """An address to which a message stream does not send."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("email_address", "suppression_reason", "origin", "created_at")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "email_address": "EmailAddress",
        "suppression_reason": "SuppressionReason",
        "origin": "Origin",
        "created_at": "CreatedAt",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("email_address",)

    email_address: str
    """The address."""
    suppression_reason: Literal["HardBounce", "SpamComplaint", "ManualSuppression"] | str | None
    """Why the address is suppressed."""
    origin: Literal["Recipient", "Customer", "Admin"] | str | None
    """Who caused the suppression: the recipient, you (`Customer`) or, as far as is known,
    Postmark's staff (`Admin`)."""
    created_at: datetime | None
    """When the address was suppressed."""

    def __init__(
        self,
        email_address: str,
        suppression_reason: Literal["HardBounce", "SpamComplaint", "ManualSuppression"] | str | None = None,
        origin: Literal["Recipient", "Customer", "Admin"] | str | None = None,
        created_at: datetime | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((email_address, suppression_reason, origin, created_at), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 4
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (email_address_, suppression_reason_, origin_, created_at_) = values  # fmt: skip
        model.email_address = (
            email_address_ if email_address_.__class__ is str else not_text("EmailAddress", email_address_, raw)
        )
        model.suppression_reason = (
            intern(suppression_reason_)
            if suppression_reason_.__class__ is str
            else None
            if suppression_reason_ is None
            else unreadable("SuppressionReason", suppression_reason_, raw)
        )
        model.origin = (
            intern(origin_)
            if origin_.__class__ is str
            else None
            if origin_ is None
            else unreadable("Origin", origin_, raw)
        )
        model.created_at = instant("CreatedAt", created_at_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = Suppression
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(Suppression.WIRE_NAMES.values())
_blank: Final = blank(Suppression)
_pick: Final[Any] = itemgetter(*_ABSENT)
