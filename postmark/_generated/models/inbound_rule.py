# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class InboundRule(Model):
    """A sender or a domain whose inbound mail is blocked."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("id", "rule")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"id": "ID", "rule": "Rule"}
    SHOWN: ClassVar[tuple[str, ...]] = ("id", "rule")

    id: int
    """Id of the rule."""
    rule: str
    """The address or the domain."""

    def __init__(self, id: int, rule: str, *, extra: Mapping[str, Any] | None = None) -> None:
        self._fill((id, rule), extra)

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
        (id_, rule_) = values  # fmt: skip
        model.id = id_ if id_ is None or id_.__class__ is int else unreadable("ID", id_, raw)
        model.rule = rule_ if rule_.__class__ is str else not_text("Rule", rule_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = InboundRule
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(InboundRule.WIRE_NAMES.values())
_blank: Final = blank(InboundRule)
_pick: Final[Any] = itemgetter(*_ABSENT)
