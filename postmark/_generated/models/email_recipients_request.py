# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class EmailRecipientsRequest(Model):
    """The recipients of one message, at most 50 and at least one."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"to": "To", "cc": "Cc", "bcc": "Bcc"}
    SHOWN: ClassVar[tuple[str, ...]] = ("to", "cc", "bcc")

    to: str | None = None
    """Recipients, separated by commas. To, Cc and Bcc may have 50 together; To may be left
    out if another of them is given."""
    cc: str | None = None
    """Recipients of a copy, separated by commas."""
    bcc: str | None = None
    """Recipients of a copy that the others do not see, separated by commas."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

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
        (to_, cc_, bcc_) = values  # fmt: skip
        model.to = to_ if to_.__class__ is str else None if to_ is None else unreadable("To", to_, raw)
        model.cc = cc_ if cc_.__class__ is str else None if cc_ is None else unreadable("Cc", cc_, raw)
        model.bcc = bcc_ if bcc_.__class__ is str else None if bcc_ is None else unreadable("Bcc", bcc_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = EmailRecipientsRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(EmailRecipientsRequest.WIRE_NAMES.values())
_blank: Final = blank(EmailRecipientsRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
