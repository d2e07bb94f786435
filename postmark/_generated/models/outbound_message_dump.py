# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class OutboundMessageDump(Model):
    """The raw source of a message."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("body",)
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"body": "Body"}
    SHOWN: ClassVar[tuple[str, ...]] = ()

    body: str
    """Raw source; empty if Postmark keeps no dump."""

    def __init__(self, body: str, *, extra: Mapping[str, Any] | None = None) -> None:
        self._fill((body,), extra)

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
        body_ = values  # fmt: skip
        model.body = body_ if body_.__class__ is str else not_text("Body", body_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = OutboundMessageDump
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(OutboundMessageDump.WIRE_NAMES.values())
_blank: Final = blank(OutboundMessageDump)
_pick: Final[Any] = itemgetter(*_ABSENT)
