# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Page, Request, page
from ...._wire.writers import Table, as_boolean, as_wall_time, filled, query
from ...models.bounce import Bounce

FILTERS: Final[Table] = {
    "type": ("type", filled),
    "inactive": ("inactive", as_boolean),
    "email_filter": ("emailFilter", filled),
    "tag": ("tag", filled),
    "message_id": ("messageID", filled),
    "message_stream": ("messagestream", filled),
    "from_date": ("fromdate", as_wall_time),
    "to_date": ("todate", as_wall_time),
}


def bounces_list(count: int, offset: int, filters: Mapping[str, object]) -> Request[Page[Bounce]]:
    """List one page of bounces, newest first."""
    return Request(
        "GET",
        "/bounces",
        page("Bounces", Bounce.from_dict),
        query({"count": count, "offset": offset}, filters, FILTERS),
    )
