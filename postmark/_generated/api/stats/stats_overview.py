# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_day, filled, query
from ...models.outbound_overview import OutboundOverview

FILTERS: Final[Table] = {
    "tag": ("tag", filled),
    "from_date": ("fromdate", as_day),
    "to_date": ("todate", as_day),
    "message_stream": ("messagestream", filled),
}


def stats_overview(filters: Mapping[str, object]) -> Request[OutboundOverview]:
    """Get the totals of outbound mail: sent, bounced, opened, clicked."""
    return Request("GET", "/stats/outbound", one(OutboundOverview.from_dict), query({}, filters, FILTERS))
