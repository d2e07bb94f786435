# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_text, body
from ...models.template import Template

BODY: Final[Table] = {
    "name": ("Name", as_text),
    "subject": ("Subject", as_text),
    "html_body": ("HtmlBody", as_text),
    "text_body": ("TextBody", as_text),
    "alias": ("Alias", as_text),
    "template_type": ("TemplateType", as_text),
    "layout_template": ("LayoutTemplate", as_text),
}


def templates_create(fields: Mapping[str, object]) -> Request[Template]:
    """Create a template or a layout."""
    return Request("POST", "/templates", one(Template.from_dict), body=body(fields, BODY, ["name"]))
