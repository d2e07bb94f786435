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
class Template(Model):
    """A template or a layout. Its subject and bodies are only there if one template was
    asked for, not in a list and not after a change."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "template_id",
        "name",
        "alias",
        "template_type",
        "layout_template",
        "active",
        "associated_server_id",
        "subject",
        "html_body",
        "text_body",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "template_id": "TemplateId",
        "name": "Name",
        "alias": "Alias",
        "template_type": "TemplateType",
        "layout_template": "LayoutTemplate",
        "active": "Active",
        "associated_server_id": "AssociatedServerId",
        "subject": "Subject",
        "html_body": "HtmlBody",
        "text_body": "TextBody",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("template_id", "name")

    template_id: int
    """Id of the template."""
    name: str
    """Name of the template."""
    alias: str | None
    """The alias; null if it has none. Unique on its server."""
    template_type: Literal["Standard", "Layout"] | str | None
    """Whether it is a template or a layout. Absent in old answers."""
    layout_template: str | None
    """Alias of the layout it uses; null if none."""
    active: bool | None
    """False if the template was deleted; it can still be read by its id."""
    associated_server_id: int | None
    """Id of the server. Only with a single template."""
    subject: str | None
    """The subject. Only with a single template; a layout has none."""
    html_body: str | None
    """The HTML body; null if none. Only with a single template."""
    text_body: str | None
    """The text body; null if none. Only with a single template."""

    def __init__(
        self,
        template_id: int,
        name: str,
        alias: str | None = None,
        template_type: Literal["Standard", "Layout"] | str | None = None,
        layout_template: str | None = None,
        active: bool | None = None,
        associated_server_id: int | None = None,
        subject: str | None = None,
        html_body: str | None = None,
        text_body: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                template_id,
                name,
                alias,
                template_type,
                layout_template,
                active,
                associated_server_id,
                subject,
                html_body,
                text_body,
            ),
            extra,
        )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 10
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (template_id_, name_, alias_, template_type_, layout_template_, active_, associated_server_id_,
         subject_, html_body_, text_body_) = values  # fmt: skip
        model.template_id = (
            template_id_
            if template_id_ is None or template_id_.__class__ is int
            else unreadable("TemplateId", template_id_, raw)
        )
        model.name = name_ if name_.__class__ is str else not_text("Name", name_, raw)
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
        model.layout_template = (
            intern(layout_template_)
            if layout_template_.__class__ is str
            else None
            if layout_template_ is None
            else unreadable("LayoutTemplate", layout_template_, raw)
        )
        model.active = active_ if active_ is None or active_.__class__ is bool else unreadable("Active", active_, raw)
        model.associated_server_id = (
            associated_server_id_
            if associated_server_id_ is None or associated_server_id_.__class__ is int
            else unreadable("AssociatedServerId", associated_server_id_, raw)
        )
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
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = Template
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(Template.WIRE_NAMES.values())
_blank: Final = blank(Template)
_pick: Final[Any] = itemgetter(*_ABSENT)
