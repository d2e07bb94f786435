# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_day, filled, query
from ...models.click_locations import ClickLocations

FILTERS: Final[Table] = {
    "tag": ("tag", filled),
    "from_date": ("fromdate", as_day),
    "to_date": ("todate", as_day),
    "message_stream": ("messagestream", filled),
}


def stats_click_location(filters: Mapping[str, object]) -> Request[ClickLocations]:
    """Count the clicks by the part of the mail they came from, in total and day by day."""
    return Request("GET", "/stats/outbound/clicks/location", one(ClickLocations.from_dict), query({}, filters, FILTERS))
