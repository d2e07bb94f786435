# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Page, Request, page
from ...._wire.writers import Table, filled, query
from ...models.server import Server

FILTERS: Final[Table] = {"name": ("name", filled)}


def servers_list(count: int, offset: int, filters: Mapping[str, object]) -> Request[Page[Server]]:
    """List one page of the account's servers."""
    return Request(
        "GET",
        "/servers",
        page("Servers", Server.from_dict),
        query({"count": count, "offset": offset}, filters, FILTERS),
    )
