# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.outbound_message_details import OutboundMessageDetails


def outbound_get(message_id: str) -> Request[OutboundMessageDetails]:
    """Get one outbound message with its body and its events."""
    return Request(
        "GET",
        f"/messages/outbound/{segment('message_id', message_id)}/details",
        one(OutboundMessageDetails.from_dict, message_id),
    )
