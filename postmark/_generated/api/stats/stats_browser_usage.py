# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_day, filled, query
from ...models.browser_usage import BrowserUsage

FILTERS: Final[Table] = {
    "tag": ("tag", filled),
    "from_date": ("fromdate", as_day),
    "to_date": ("todate", as_day),
    "message_stream": ("messagestream", filled),
}


def stats_browser_usage(filters: Mapping[str, object]) -> Request[BrowserUsage]:
    """Count the clicks by browser, in total and day by day."""
    return Request(
        "GET", "/stats/outbound/clicks/browserfamilies", one(BrowserUsage.from_dict), query({}, filters, FILTERS)
    )
