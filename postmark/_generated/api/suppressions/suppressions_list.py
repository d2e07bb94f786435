# Generated from spec/postmark.yaml by make generate. Do not edit.

import builtins
from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, listed
from ...._wire.writers import Table, as_day, filled, query, segment
from ...models.suppression import Suppression

FILTERS: Final[Table] = {
    "suppression_reason": ("SuppressionReason", filled),
    "origin": ("Origin", filled),
    "from_date": ("fromdate", as_day),
    "to_date": ("todate", as_day),
    "email_address": ("EmailAddress", filled),
}


def suppressions_list(message_stream: str, filters: Mapping[str, object]) -> Request[builtins.list[Suppression]]:
    """List the suppressed addresses of one message stream."""
    return Request(
        "GET",
        f"/message-streams/{segment('message_stream', message_stream)}/suppressions/dump",
        listed("Suppressions", Suppression.from_dict),
        query({}, filters, FILTERS),
    )
