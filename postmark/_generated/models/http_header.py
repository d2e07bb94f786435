# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class HttpHeader(Model):
    """A header that is sent with each event."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("name", "value")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"name": "Name", "value": "Value"}
    SHOWN: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    """Name of the header."""
    value: str
    """Value of the header, in clear text."""

    def __init__(self, name: str, value: str, *, extra: Mapping[str, Any] | None = None) -> None:
        self._fill((name, value), extra)

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
        (name_, value_) = values  # fmt: skip
        model.name = name_ if name_.__class__ is str else not_text("Name", name_, raw)
        model.value = value_ if value_.__class__ is str else not_text("Value", value_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = HttpHeader
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(HttpHeader.WIRE_NAMES.values())
_blank: Final = blank(HttpHeader)
_pick: Final[Any] = itemgetter(*_ABSENT)
