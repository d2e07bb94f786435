# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from sys import intern
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class PushedTemplate(Model):
    """A template that was copied to another server, or would be."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("action", "name", "template_id", "alias", "template_type")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "action": "Action",
        "name": "Name",
        "template_id": "TemplateId",
        "alias": "Alias",
        "template_type": "TemplateType",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("action", "name")

    action: Literal["Create", "Edit"] | str
    """What happens to the template on the other server."""
    name: str
    """Name of the template."""
    template_id: int | None
    """Id of the template on the other server. It may be absent or null if nothing was
    changed."""
    alias: str | None
    """Alias of the template, by which the two servers' templates are matched."""
    template_type: Literal["Standard", "Layout"] | str | None
    """Whether it is a template or a layout."""

    def __init__(
        self,
        action: Literal["Create", "Edit"] | str,
        name: str,
        template_id: int | None = None,
        alias: str | None = None,
        template_type: Literal["Standard", "Layout"] | str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((action, name, template_id, alias, template_type), extra)

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
        (action_, name_, template_id_, alias_, template_type_) = values  # fmt: skip
        model.action = intern(action_) if action_.__class__ is str else not_text("Action", action_, raw)
        model.name = name_ if name_.__class__ is str else not_text("Name", name_, raw)
        model.template_id = (
            template_id_
            if template_id_ is None or template_id_.__class__ is int
            else unreadable("TemplateId", template_id_, raw)
        )
        model.alias = (
            alias_ if alias_.__class__ is str else None if alias_ is None else unreadable("Alias", alias_, raw)
        )
        model.template_type = (
            intern(template_type_)
            if template_type_.__class__ is str
            else None
            if template_type_ is None
            else unreadable("TemplateType", template_type_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = PushedTemplate
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(PushedTemplate.WIRE_NAMES.values())
_blank: Final = blank(PushedTemplate)
_pick: Final[Any] = itemgetter(*_ABSENT)
