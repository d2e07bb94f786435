# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_number, not_text, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class DataRemovalRequest(Model):
    """A request to erase what is held about a recipient. Postmark's page marks no field as
    required."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "requested_by": "RequestedBy",
        "requested_for": "RequestedFor",
        "notify_when_completed": "NotifyWhenCompleted",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("requested_by", "requested_for")

    requested_by: str
    """Address of whoever asks for it."""
    requested_for: str
    """Address of the recipient to be forgotten."""
    notify_when_completed: bool = False
    """Whether to mail whoever asked once it is done."""
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
        (requested_by_, requested_for_, notify_when_completed_) = values  # fmt: skip
        model.requested_by = (
            requested_by_ if requested_by_.__class__ is str else not_text("RequestedBy", requested_by_, raw)
        )
        model.requested_for = (
            requested_for_ if requested_for_.__class__ is str else not_text("RequestedFor", requested_for_, raw)
        )
        model.notify_when_completed = (
            notify_when_completed_
            if notify_when_completed_.__class__ is int
            else not_number("NotifyWhenCompleted", notify_when_completed_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = DataRemovalRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(DataRemovalRequest.WIRE_NAMES.values())
_blank: Final = blank(DataRemovalRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
