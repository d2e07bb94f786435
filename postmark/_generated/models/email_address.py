# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class EmailAddress(Model):
    """An address with its display name."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("email", "name")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"email": "Email", "name": "Name"}
    SHOWN: ClassVar[tuple[str, ...]] = ("email",)

    email: str
    """The address."""
    name: str | None
    """The display name."""

    def __init__(self, email: str, name: str | None = None, *, extra: Mapping[str, Any] | None = None) -> None:
        self._fill((email, name), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 2
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (email_, name_) = values  # fmt: skip
        model.email = email_ if email_.__class__ is str else not_text("Email", email_, raw)
        model.name = name_ if name_.__class__ is str else None if name_ is None else unreadable("Name", name_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = EmailAddress
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(EmailAddress.WIRE_NAMES.values())
_blank: Final = blank(EmailAddress)
_pick: Final[Any] = itemgetter(*_ABSENT)
