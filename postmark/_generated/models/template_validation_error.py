# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class TemplateValidationError(Model):
    """A mistake in a template's content."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("message", "line", "character_position")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "message": "Message",
        "line": "Line",
        "character_position": "CharacterPosition",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("message", "line", "character_position")

    message: str | None
    """What is wrong."""
    line: int | None
    """The line, counted from 1; null if not known."""
    character_position: int | None
    """The position in the line, counted from 1; null if not known."""

    def __init__(
        self,
        message: str | None = None,
        line: int | None = None,
        character_position: int | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((message, line, character_position), extra)

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
        (message_, line_, character_position_) = values  # fmt: skip
        model.message = (
            message_
            if message_.__class__ is str
            else None
            if message_ is None
            else unreadable("Message", message_, raw)
        )
        model.line = line_ if line_ is None or line_.__class__ is int else unreadable("Line", line_, raw)
        model.character_position = (
            character_position_
            if character_position_ is None or character_position_.__class__ is int
            else unreadable("CharacterPosition", character_position_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = TemplateValidationError
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(TemplateValidationError.WIRE_NAMES.values())
_blank: Final = blank(TemplateValidationError)
_pick: Final[Any] = itemgetter(*_ABSENT)
