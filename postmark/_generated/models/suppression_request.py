# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class SuppressionRequest(Model):
    """An address to suppress, or to suppress no longer."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("email_address",)
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"email_address": "EmailAddress"}
    SHOWN: ClassVar[tuple[str, ...]] = ("email_address",)

    email_address: str
    """The address."""

    def __init__(self, email_address: str, *, extra: Mapping[str, Any] | None = None) -> None:
        self._fill((email_address,), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 1
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        email_address_ = values  # fmt: skip
        model.email_address = (
            email_address_ if email_address_.__class__ is str else not_text("EmailAddress", email_address_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SuppressionRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SuppressionRequest.WIRE_NAMES.values())
_blank: Final = blank(SuppressionRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
