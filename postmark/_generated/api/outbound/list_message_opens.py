# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from ...._wire.request import Request
from ...._wire.writers import query, segment
from ...models.open_event_list import OpenEventList


def list_message_opens(message_id: str, count: int, offset: int) -> Request[OpenEventList]:
    """List one page of the opens of one outbound message, newest first."""
    return Request(
        "GET",
        f"/messages/outbound/opens/{segment('message_id', message_id)}",
        OpenEventList.from_dict,
        query({"count": count, "offset": offset}, {}, {}),
    )
