# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_day, filled, query
from ...models.browser_platform_usage import BrowserPlatformUsage

FILTERS: Final[Table] = {
    "tag": ("tag", filled),
    "from_date": ("fromdate", as_day),
    "to_date": ("todate", as_day),
    "message_stream": ("messagestream", filled),
}


def stats_browser_platform_usage(filters: Mapping[str, object]) -> Request[BrowserPlatformUsage]:
    """Count the clicks by kind of device, in total and day by day."""
    return Request(
        "GET", "/stats/outbound/clicks/platforms", one(BrowserPlatformUsage.from_dict), query({}, filters, FILTERS)
    )
