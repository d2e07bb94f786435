# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Page, Request, page
from ...._wire.writers import Table, filled, query
from ...models.template import Template

FILTERS: Final[Table] = {"template_type": ("TemplateType", filled), "layout_template": ("LayoutTemplate", filled)}


def templates_list(count: int, offset: int, filters: Mapping[str, object]) -> Request[Page[Template]]:
    """List one page of templates."""
    return Request(
        "GET",
        "/templates",
        page("Templates", Template.from_dict),
        query({"count": count, "offset": offset}, filters, FILTERS),
    )
