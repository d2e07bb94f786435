# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from sys import intern
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.mixins import Outcome
from ..._wire.models import Raw, blank
from ..._wire.readers import not_text, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class SuppressionResult(Outcome):
    """What became of one address."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("email_address", "status", "message")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "email_address": "EmailAddress",
        "status": "Status",
        "message": "Message",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("email_address",)

    email_address: str
    """The address, perhaps with other case or spacing than in the request."""
    status: Literal["Suppressed", "Deleted", "Failed"] | str | None
    """Whether it worked. There is no error code."""
    message: str | None
    """What went wrong; null if nothing did."""

    def __init__(
        self,
        email_address: str,
        status: Literal["Suppressed", "Deleted", "Failed"] | str | None = None,
        message: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((email_address, status, message), extra)

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
        (email_address_, status_, message_) = values  # fmt: skip
        model.email_address = (
            email_address_ if email_address_.__class__ is str else not_text("EmailAddress", email_address_, raw)
        )
        model.status = (
            intern(status_)
            if status_.__class__ is str
            else None
            if status_ is None
            else unreadable("Status", status_, raw)
        )
        model.message = (
            intern(message_)
            if message_.__class__ is str
            else None
            if message_ is None
            else unreadable("Message", message_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SuppressionResult
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SuppressionResult.WIRE_NAMES.values())
_blank: Final = blank(SuppressionResult)
_pick: Final[Any] = itemgetter(*_ABSENT)
