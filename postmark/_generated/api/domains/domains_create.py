# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_text, body
from ...models.domain import Domain

BODY: Final[Table] = {"name": ("Name", as_text), "return_path_domain": ("ReturnPathDomain", as_text)}


def domains_create(fields: Mapping[str, object]) -> Request[Domain]:
    """Add a domain to send from."""
    return Request("POST", "/domains", one(Domain.from_dict), body=body(fields, BODY, ["name"]))
