# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import mapping, unreadable, with_unknown
from .test_render_model import TestRenderModel


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class TemplateValidateRequest(Model):
    """Content to check. At least one of subject, HTML body and text body is needed."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "subject": "Subject",
        "html_body": "HtmlBody",
        "text_body": "TextBody",
        "test_render_model": "TestRenderModel",
        "inline_css_for_html_test_render": "InlineCssForHtmlTestRender",
        "template_type": "TemplateType",
        "layout_template": "LayoutTemplate",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("subject", "html_body", "text_body", "test_render_model")

    subject: str | None = None
    """The subject to check."""
    html_body: str | None = None
    """The HTML body to check."""
    text_body: str | None = None
    """The text body to check."""
    test_render_model: TestRenderModel = attrs.field(factory=dict)
    """The values to render the content with."""
    inline_css_for_html_test_render: bool | None = None
    """Whether style rules are moved into the elements of the rendered HTML. Default yes."""
    template_type: Literal["Standard", "Layout"] | str | None = None
    """Whether the content is that of a template or a layout. Default a template."""
    layout_template: str | None = None
    """Alias of the layout to render the content in."""
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
        (subject_, html_body_, text_body_, test_render_model_, inline_css_for_html_test_render_,
         template_type_, layout_template_) = values  # fmt: skip
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
        model.test_render_model = mapping("TestRenderModel", test_render_model_, raw)
        model.inline_css_for_html_test_render = (
            inline_css_for_html_test_render_
            if inline_css_for_html_test_render_ is None or inline_css_for_html_test_render_.__class__ is bool
            else unreadable("InlineCssForHtmlTestRender", inline_css_for_html_test_render_, raw)
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
        model.__class__ = TemplateValidateRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(TemplateValidateRequest.WIRE_NAMES.values())
_blank: Final = blank(TemplateValidateRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
