# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Page, Request, page
from ...._wire.writers import query, segment
from ...models.open_event import OpenEvent


def outbound_list_message_opens(message_id: str, count: int, offset: int) -> Request[Page[OpenEvent]]:
    """List one page of the opens of one outbound message, newest first."""
    return Request(
        "GET",
        f"/messages/outbound/opens/{segment('message_id', message_id)}",
        page("Opens", OpenEvent.from_dict),
        query({"count": count, "offset": offset}, {}, {}),
    )
