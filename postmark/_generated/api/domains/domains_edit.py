# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_text, body, segment
from ...models.domain import Domain

BODY: Final[Table] = {"return_path_domain": ("ReturnPathDomain", as_text)}


def domains_edit(id: int, fields: Mapping[str, object]) -> Request[Domain]:
    """Change the Return-Path domain of a domain."""
    return Request("PUT", f"/domains/{segment('id', id, number=True)}", one(Domain.from_dict), body=body(fields, BODY))
