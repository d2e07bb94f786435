# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class InboundActionResponse(Model):
    """Outcome of a bypass or a retry."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("error_code", "message")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"error_code": "ErrorCode", "message": "Message"}
    SHOWN: ClassVar[tuple[str, ...]] = ("error_code", "message")

    error_code: int
    """0 for success."""
    message: str
    """Postmark's message."""

    def __init__(self, error_code: int, message: str, *, extra: Mapping[str, Any] | None = None) -> None:
        self._fill((error_code, message), extra)

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
        (error_code_, message_) = values  # fmt: skip
        model.error_code = (
            error_code_
            if error_code_ is None or error_code_.__class__ is int
            else unreadable("ErrorCode", error_code_, raw)
        )
        model.message = message_ if message_.__class__ is str else not_text("Message", message_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = InboundActionResponse
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(InboundActionResponse.WIRE_NAMES.values())
_blank: Final = blank(InboundActionResponse)
_pick: Final[Any] = itemgetter(*_ABSENT)
