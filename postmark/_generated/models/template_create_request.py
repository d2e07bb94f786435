# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, unreadable, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class TemplateCreateRequest(Model):
    """A new template or layout. One of the two bodies is needed."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "name": "Name",
        "subject": "Subject",
        "html_body": "HtmlBody",
        "text_body": "TextBody",
        "alias": "Alias",
        "template_type": "TemplateType",
        "layout_template": "LayoutTemplate",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    """Name of the template."""
    subject: str | None = None
    """The subject. A standard template needs it; a layout must not have it."""
    html_body: str | None = None
    """The HTML body. That of a layout has `{{{@content}}}` exactly once."""
    text_body: str | None = None
    """The text body. That of a layout has `{{{@content}}}` exactly once."""
    alias: str | None = None
    """An alias, unique on the server: a letter, then letters, digits, dots, hyphens and
    underscores. Without it, Postmark usually makes one from the name."""
    template_type: Literal["Standard", "Layout"] | str | None = None
    """Whether it is a template or a layout. By default, a standard template."""
    layout_template: str | None = None
    """Alias of the layout to use. Not for a layout."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 7
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (name_, subject_, html_body_, text_body_, alias_, template_type_, layout_template_) = values  # fmt: skip
        model.name = name_ if name_.__class__ is str else not_text("Name", name_, raw)
        model.subject = (
            subject_
            if subject_.__class__ is str
            else None
            if subject_ is None
            else unreadable("Subject", subject_, raw)
        )
        model.html_body = (
            html_body_
            if html_body_.__class__ is str
            else None
            if html_body_ is None
            else unreadable("HtmlBody", html_body_, raw)
        )
        model.text_body = (
            text_body_
            if text_body_.__class__ is str
            else None
            if text_body_ is None
            else unreadable("TextBody", text_body_, raw)
        )
        model.alias = (
            alias_ if alias_.__class__ is str else None if alias_ is None else unreadable("Alias", alias_, raw)
        )
        model.template_type = (
            template_type_
            if template_type_.__class__ is str
            else None
            if template_type_ is None
            else unreadable("TemplateType", template_type_, raw)
        )
        model.layout_template = (
            layout_template_
            if layout_template_.__class__ is str
            else None
            if layout_template_ is None
            else unreadable("LayoutTemplate", layout_template_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = TemplateCreateRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(TemplateCreateRequest.WIRE_NAMES.values())
_blank: Final = blank(TemplateCreateRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
