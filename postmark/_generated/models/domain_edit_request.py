# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class DomainEditRequest(Model):
    """Changes to a domain."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"return_path_domain": "ReturnPathDomain"}
    SHOWN: ClassVar[tuple[str, ...]] = ("return_path_domain",)

    return_path_domain: str | None = None
    """The Return-Path domain, a subdomain of the domain; empty for none."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

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
        return_path_domain_ = values  # fmt: skip
        model.return_path_domain = (
            return_path_domain_
            if return_path_domain_.__class__ is str
            else None
            if return_path_domain_ is None
            else unreadable("ReturnPathDomain", return_path_domain_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = DomainEditRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(DomainEditRequest.WIRE_NAMES.values())
_blank: Final = blank(DomainEditRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
