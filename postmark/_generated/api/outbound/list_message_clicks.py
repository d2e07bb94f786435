# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from ...._wire.request import Request
from ...._wire.writers import query, segment
from ...models.click_event_list import ClickEventList


def list_message_clicks(message_id: str, count: int, offset: int) -> Request[ClickEventList]:
    """List one page of the clicks of one outbound message, newest first."""
    return Request(
        "GET",
        f"/messages/outbound/clicks/{segment('message_id', message_id)}",
        ClickEventList.from_dict,
        query({"count": count, "offset": offset}, {}, {}),
    )
