# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import models, with_unknown
from .suppression_request import SuppressionRequest


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class SuppressionsRequest(Model):
    """Addresses to suppress, or to suppress no longer."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"suppressions": "Suppressions"}
    SHOWN: ClassVar[tuple[str, ...]] = ("suppressions",)

    suppressions: list[SuppressionRequest]
    """The addresses, at most 50."""
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
        suppressions_ = values  # fmt: skip
        model.suppressions = (
            []
            if suppressions_.__class__ is list and not suppressions_
            else models("Suppressions", suppressions_, SuppressionRequest, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SuppressionsRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SuppressionsRequest.WIRE_NAMES.values())
_blank: Final = blank(SuppressionsRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
