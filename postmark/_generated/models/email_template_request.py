# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class EmailTemplateRequest(Model):
    """The template that a message is made from, named by its id or its alias."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "template_id": "TemplateId",
        "template_alias": "TemplateAlias",
        "inline_css": "InlineCss",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("template_id", "template_alias", "inline_css")

    template_id: int | None = None
    """Id of the template. It counts if the alias is given as well."""
    template_alias: str | None = None
    """Alias of the template."""
    inline_css: bool | None = None
    """Whether the style sheets of the HTML are moved into its elements. By default, they
    are."""
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
        (template_id_, template_alias_, inline_css_) = values  # fmt: skip
        model.template_id = (
            template_id_
            if template_id_ is None or template_id_.__class__ is int
            else unreadable("TemplateId", template_id_, raw)
        )
        model.template_alias = (
            template_alias_
            if template_alias_.__class__ is str
            else None
            if template_alias_ is None
            else unreadable("TemplateAlias", template_alias_, raw)
        )
        model.inline_css = (
            inline_css_
            if inline_css_ is None or inline_css_.__class__ is bool
            else unreadable("InlineCss", inline_css_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = EmailTemplateRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(EmailTemplateRequest.WIRE_NAMES.values())
_blank: Final = blank(EmailTemplateRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
