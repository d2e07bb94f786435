# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Page, Request, page
from ...._wire.writers import query, segment
from ...models.click_event import ClickEvent


def outbound_list_message_clicks(message_id: str, count: int, offset: int) -> Request[Page[ClickEvent]]:
    """List one page of the clicks of one outbound message, newest first."""
    return Request(
        "GET",
        f"/messages/outbound/clicks/{segment('message_id', message_id)}",
        page("Clicks", ClickEvent.from_dict),
        query({"count": count, "offset": offset}, {}, {}),
    )
