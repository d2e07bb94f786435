# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_number, unreadable, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class TemplatePushRequest(Model):
    """Which templates to copy where."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "source_server_id": "SourceServerID",
        "destination_server_id": "DestinationServerID",
        "perform_changes": "PerformChanges",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("source_server_id", "destination_server_id")

    source_server_id: int
    """Id of the server the templates come from."""
    destination_server_id: int
    """Id of the server the templates go to."""
    perform_changes: bool = False
    """Whether to change the other server; without, the request only tells what would change.
    It must always be in the body."""
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
        (source_server_id_, destination_server_id_, perform_changes_) = values  # fmt: skip
        model.source_server_id = (
            source_server_id_
            if source_server_id_ is None or source_server_id_.__class__ is int
            else unreadable("SourceServerID", source_server_id_, raw)
        )
        model.destination_server_id = (
            destination_server_id_
            if destination_server_id_ is None or destination_server_id_.__class__ is int
            else unreadable("DestinationServerID", destination_server_id_, raw)
        )
        model.perform_changes = (
            perform_changes_
            if perform_changes_.__class__ is int
            else not_number("PerformChanges", perform_changes_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = TemplatePushRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(TemplatePushRequest.WIRE_NAMES.values())
_blank: Final = blank(TemplatePushRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
