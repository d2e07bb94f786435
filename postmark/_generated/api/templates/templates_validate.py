# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_boolean, as_json, as_text, body
from ...models.template_validation import TemplateValidation

BODY: Final[Table] = {
    "subject": ("Subject", as_text),
    "html_body": ("HtmlBody", as_text),
    "text_body": ("TextBody", as_text),
    "test_render_model": ("TestRenderModel", as_json),
    "inline_css_for_html_test_render": ("InlineCssForHtmlTestRender", as_boolean),
    "template_type": ("TemplateType", as_text),
    "layout_template": ("LayoutTemplate", as_text),
}


def templates_validate(fields: Mapping[str, object]) -> Request[TemplateValidation]:
    """Check the content of a template and render it with a test model."""
    return Request("POST", "/templates/validate", one(TemplateValidation.from_dict), body=body(fields, BODY))
