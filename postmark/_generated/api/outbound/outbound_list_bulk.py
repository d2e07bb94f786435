# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_integer, filled, query
from ...models.bulk_page import BulkPage

FILTERS: Final[Table] = {"count": ("count", as_integer), "pagination_key": ("paginationKey", filled)}


def outbound_list_bulk(filters: Mapping[str, object]) -> Request[BulkPage]:
    """List one page of the server's bulk requests, newest first."""
    return Request("GET", "/email/bulk", one(BulkPage.from_dict), query({}, filters, FILTERS))
