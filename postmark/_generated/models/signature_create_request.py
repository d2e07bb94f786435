# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, unreadable, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class SignatureCreateRequest(Model):
    """A new sender signature."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "from_email": "FromEmail",
        "name": "Name",
        "reply_to_email": "ReplyToEmail",
        "return_path_domain": "ReturnPathDomain",
        "confirmation_personal_note": "ConfirmationPersonalNote",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("from_email", "name")

    from_email: str
    """The sender address, at most 255 characters; not one of a public mail provider."""
    name: str
    """The display name, at most 255 characters."""
    reply_to_email: str | None = None
    """The reply address."""
    return_path_domain: str | None = None
    """The Return-Path domain, a subdomain of the address's domain."""
    confirmation_personal_note: str | None = None
    """A note to the owner of the address in the confirmation mail, at most 400 characters."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 5
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (from_email_, name_, reply_to_email_, return_path_domain_, confirmation_personal_note_) = values  # fmt: skip
        model.from_email = from_email_ if from_email_.__class__ is str else not_text("FromEmail", from_email_, raw)
        model.name = name_ if name_.__class__ is str else not_text("Name", name_, raw)
        model.reply_to_email = (
            reply_to_email_
            if reply_to_email_.__class__ is str
            else None
            if reply_to_email_ is None
            else unreadable("ReplyToEmail", reply_to_email_, raw)
        )
        model.return_path_domain = (
            return_path_domain_
            if return_path_domain_.__class__ is str
            else None
            if return_path_domain_ is None
            else unreadable("ReturnPathDomain", return_path_domain_, raw)
        )
        model.confirmation_personal_note = (
            confirmation_personal_note_
            if confirmation_personal_note_.__class__ is str
            else None
            if confirmation_personal_note_ is None
            else unreadable("ConfirmationPersonalNote", confirmation_personal_note_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SignatureCreateRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SignatureCreateRequest.WIRE_NAMES.values())
_blank: Final = blank(SignatureCreateRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
